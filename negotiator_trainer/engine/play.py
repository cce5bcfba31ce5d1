"""Legal moves, and what a move does: `step` for search, `apply` for everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.engine import state as st
from negotiator_trainer.engine.move import Accept, Move, Offer, Outside, Say, Walk
from negotiator_trainer.engine.outcome import Agreed, Answered, Ended, Offered, Outcome
from negotiator_trainer.engine.program import RETURN, Recorder, Registers, positions
from negotiator_trainer.engine.stance import ACCEPT, SEVERAL
from negotiator_trainer.engine.state import REPLIES, State
from negotiator_trainer.errors import MoveError

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Beat, CompiledOption, Game, Program
    from negotiator_trainer.engine.stance import Stance

_MOST_JUMPS = 200
_OUT_OF_TIME = "deadline"


def begin(game: Game, variant: str) -> Outcome:
    """Play the opening, from `Start` to the trainee's first choice."""
    out = Recorder()
    before = game.start(variant)
    r: Registers = list(before)
    _go(game.speaking, game.titles["Start"], before, r, out, -1)
    return Outcome(State._make(r), tuple(out.lines), tuple(out.events))


def options(game: Game, state: State) -> tuple[CompiledOption, ...]:
    """The lines that the trainee can say now, in file order."""
    if state.ending >= 0:
        return ()
    used = state.once
    # A list is quicker to make than a generator, and this is asked at every choice.
    return tuple(
        [
            option
            for option in game.quiet.beats[state.beat].options
            if not used & option.once and (option.test is None or option.test(state, -1))
        ]
    )


def can_offer(game: Game, state: State) -> bool:
    """Whether offers are legal now."""
    return state.ending < 0 and game.stance is not None and game.quiet.beats[state.beat].offers


def can_accept(game: Game, state: State) -> bool:
    """Whether there is a package of the counterpart's to accept now."""
    if state.theirs is None or not can_offer(game, state):
        return False
    return game.situations.at(state.variant, state.events).space.allows(state.theirs)


def legal_moves(game: Game, state: State) -> tuple[Move, ...]:
    """Every legal move but offers, which `can_offer` and `legal_packages` describe."""
    if state.ending >= 0:
        return ()
    moves: list[Move] = [option.move for option in options(game, state)]
    if can_accept(game, state):
        moves.append(Accept())
    if game.side.moves.outside:
        moves.append(Outside())
    if game.side.moves.walk:
        moves.append(Walk())
    return tuple(moves)


def legal_packages(game: Game, state: State) -> tuple[Package, ...]:
    """Every package that can be offered now; empty where offers are not legal."""
    if not can_offer(game, state):
        return ()
    situation = game.situations.at(state.variant, state.events)
    return situation.on_the_table(positions(state.tabled))


def step(game: Game, state: State, move: Move) -> State:
    """The state after a legal move, without a record.

    Raises:
        MoveError: The move is not legal here.
    """
    r: Registers = list(state)
    _turn(game, game.quiet, state, r, move, None)
    return tuple.__new__(State, r)


def apply(game: Game, state: State, move: Move) -> Outcome:
    """The state after a legal move, what was said, and what changed.

    Raises:
        MoveError: The move is not legal here.
    """
    out = Recorder()
    r: Registers = list(state)
    _turn(game, game.speaking, state, r, move, out)
    return Outcome(tuple.__new__(State, r), tuple(out.lines), tuple(out.events))


def act(game: Game, state: State, move: Move, out: Recorder) -> State:
    """The first half of `apply`: the move and the answer, before what follows every turn.

    A search looks at the halves apart, because the second depends on much less.

    Raises:
        MoveError: The move is not legal in the state.
    """
    r: Registers = list(state)
    _act(game, game.speaking, state, r, move, out)
    return State._make(r)


def settle(game: Game, state: State, out: Recorder) -> State:
    """The second half of `apply`, of the state that `act` returned."""
    r: Registers = list(state)
    _settle(game, game.speaking, r, out)
    return State._make(r)


def exit_interview(game: Game, state: State) -> Outcome:
    """The counterpart's own words about how they were treated; the state does not change."""
    out = Recorder()
    if "ExitInterview" in game.titles:
        _go(game.speaking, game.titles["ExitInterview"], state, list(state), out, -1)
    return Outcome(state, tuple(out.lines), ())


def _turn(
    game: Game, program: Program, s: State, r: Registers, move: Move, out: Recorder | None
) -> None:
    _act(game, program, s, r, move, out)
    _settle(game, program, r, out)


def _act(
    game: Game, program: Program, s: State, r: Registers, move: Move, out: Recorder | None
) -> None:
    """The move itself and the answer to it."""
    if s.ending >= 0:
        raise MoveError("The negotiation is over.", remedy="Open its debrief, or play again.")
    productive = _made(game, program, s, r, move, out)
    r[st.ROUND] += 1
    if productive is not None and game.stance is not None and r[st.ENDING] < 0:
        _patience(game.stance, program, s, r, out, productive=productive)


def _settle(game: Game, program: Program, r: Registers, out: Recorder | None) -> None:
    """What follows every turn: the script's own word after it, and the last round."""
    if r[st.ENDING] < 0:
        following = game.titles.get("AfterTurn")
        # Most turns nothing follows: the registers are asked before they are copied.
        if following is not None and _taken(program, following, r, -1) is not None:
            _go(program, following, State._make(r), r, out, -1)
        if r[st.ENDING] < 0 and r[st.ROUND] >= game.side.rounds:
            _end(game, r, out, _OUT_OF_TIME)
    if r[st.ONCE]:
        r[st.ONCE] &= _once_live(game, r)


def _made(
    game: Game, program: Program, s: State, r: Registers, move: Move, out: Recorder | None
) -> bool | None:
    """Do what a move does by itself, and say whether it brought anything.

    Going out to think is neither: it costs a round, but does not try their patience.
    """
    match move:
        case Say():
            return _say(game, program, s, r, move, out)
        case Offer():
            return _offer(game, program, s, r, move, out)
        case Accept():
            return _accept(game, program, s, r, out)
        case Walk():
            _built_in(game, program, s, r, out, "Walk", game.side.moves.walk)
        case Outside():
            _built_in(game, program, s, r, out, "Outside", game.side.moves.outside)
    return None


def _once_live(game: Game, r: Registers) -> int:
    """The once-bits that can still be read from here, by way of the hub too."""
    if r[st.ENDING] >= 0:
        return 0
    live = game.once_live[r[st.BEAT]]
    return live if r[st.HUB] < 0 else live | game.once_live[r[st.HUB]]


def _say(
    game: Game, program: Program, s: State, r: Registers, move: Say, out: Recorder | None
) -> bool:
    option = program.beats[s.beat].by_id.get(move.id)
    if option is None or s.once & option.once or not (option.test is None or option.test(s, -1)):
        raise _not_here(game, s, move)
    if out is not None:
        out.events.append(option.acted)
    for effect in option.pleases:
        effect(s, r, out, -1)
    r[st.ONCE] |= option.once
    _finish(program, option.run(s, r, out, -1), s, r, out, -1)
    ticks = option.ticks or r[st.KNOWN] != s.known
    if ticks and game.stance is not None:
        r[st.POSITION] = min(r[st.POSITION] + 1, game.stance.last_step)
    return (
        ticks or option.never_idle or r[st.GIVEN] != s.given
        or r[st.THEIRS] != s.theirs or r[st.TABLED] != s.tabled
    )  # fmt: skip


def _offer(
    game: Game, program: Program, s: State, r: Registers, move: Offer, out: Recorder | None
) -> bool:
    stance = game.stance
    if stance is None or not can_offer(game, s):
        raise MoveError("Offers are not possible at this point.", remedy="Say something first.")
    situation = game.situations.at(s.variant, s.events)
    for package in move.packages:
        check_package(game, s, package)
    value = situation.theirs.value
    terms = situation.theirs.meets_terms
    chosen = max(move.packages, key=lambda p: (terms(p), value(p)))
    signature = stance.signature(
        chosen, situation=situation, position=s.position, before=s.mine,
        conditional=move.form == "if",
    )  # fmt: skip
    taken = signature.kind == ACCEPT
    if not taken and len(move.packages) > 1:
        signature = signature._replace(kind=SEVERAL)
    r[st.POSITION] = stance.tick(s.position, s.mine, signature.band)
    preferred = move.packages.index(chosen)
    if out is not None:
        out.events.append(Offered("me", move.packages, move.form))
        out.events.append(Answered(REPLIES[signature.kind], signature.band, preferred))
    if taken:
        r[st.DEAL] = chosen
        _close(game, program, s, r, out, "Reaction", ACCEPT)
        return True
    r[st.MINE] = signature.memory
    _go(program, game.titles["Reaction"], s, r, out, signature.kind)
    return True


def check_package(game: Game, s: State, package: Package) -> None:
    """Refuse a package that cannot be named or cannot exist now.

    Raises:
        MoveError: It names an issue that nobody has brought up, or options that exclude
            each other.
    """
    tabled = positions(s.tabled)
    for i, issue in enumerate(game.space.issues):
        if issue.until_tabled not in {None, package[i]} and i not in tabled:
            raise MoveError(
                f"Nobody has brought up “{game.scenario.issues[issue.id].name}” yet.",
                remedy="Leave it as it is, or bring it up in the conversation first.",
            )
    if not game.situations.at(s.variant, s.events).space.allows(package):
        raise MoveError(
            "These options cannot go together.", remedy="Change one of them and offer again."
        )


def _accept(game: Game, program: Program, s: State, r: Registers, out: Recorder | None) -> bool:
    if not can_accept(game, s):
        raise MoveError(
            "There is nothing on the table to accept.", remedy="Make an offer, or ask for one."
        )
    r[st.DEAL] = s.theirs
    _close(game, program, s, r, out, "Accepted", -1)
    return True


def _close(
    game: Game, program: Program, s: State, r: Registers, out: Recorder | None, title: str,
    reply: int,
) -> None:  # fmt: skip
    if out is not None:
        out.events.append(Agreed(r[st.DEAL], "them" if reply == ACCEPT else "me"))
    if title in game.titles:
        _go(program, game.titles[title], s, r, out, reply)
    if r[st.ENDING] < 0:
        _end(game, r, out, "deal")


def _built_in(
    game: Game, program: Program, s: State, r: Registers, out: Recorder | None, title: str,
    allowed: bool,  # noqa: FBT001
) -> None:  # fmt: skip
    if not allowed:
        raise MoveError("That move does not exist here.", remedy="Choose another one.")
    if title in game.titles:
        _go(program, game.titles[title], s, r, out, -1)
    if title == "Walk" and r[st.ENDING] < 0:
        _end(game, r, out, "walk")


def _end(game: Game, r: Registers, out: Recorder | None, kind: str) -> None:
    for i, (name, ending) in enumerate(game.side.endings.items()):
        if ending.kind == kind:
            r[st.ENDING] = i
            if out is not None:
                out.events.append(Ended(name))
            return
    raise ValueError(f"no ending of kind {kind}")


def _patience(
    stance: Stance, program: Program, s: State, r: Registers, out: Recorder | None, *,
    productive: bool,
) -> None:  # fmt: skip
    if productive:
        r[st.IDLE] = 0
    elif s.idle >= stance.patience:
        program.impatience(s, r, out, -1)
    else:
        r[st.IDLE] = s.idle + 1


def _finish(
    program: Program, to: int | None, s: State, r: Registers, out: Recorder | None, reply: int
) -> None:
    if to is not None and to >= 0:
        to = _go(program, to, s, r, out, reply)
    if to == RETURN and r[st.HUB] >= 0:
        r[st.BEAT] = r[st.HUB]


def _go(
    program: Program, group: int, s: State, r: Registers, out: Recorder | None, reply: int
) -> int | None:
    """Enter a node group and follow its jumps until the trainee can choose, or it ends.

    Returns `RETURN` or `ENDED` where a command said so, else None.
    """
    for _ in range(_MOST_JUMPS):
        index = _taken(program, group, s, reply)
        if index is None:
            return None
        beat: Beat = program.beats[index]
        to = beat.run(s, r, out, reply)
        if to is None and beat.stops:
            r[st.BEAT] = index
            if beat.offers:
                r[st.HUB] = index
        if to is None or to < 0:  # `RETURN` or `ENDED`
            return to
        group = to
    raise ValueError("the script jumps in a circle without letting anybody choose")


def _taken(program: Program, group: int, s: State | Registers, reply: int) -> int | None:
    for index in program.groups[group]:
        test = program.beats[index].test
        if test is None or test(s, reply):
            return index
    return None


def _not_here(game: Game, s: State, move: Say) -> MoveError:
    legal = ", ".join(option.id for option in options(game, s)) or "none"
    return MoveError(
        f"“say {move.id}” is not possible at this point.", remedy=f"The lines are: {legal}."
    )
