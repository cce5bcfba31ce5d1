"""Scripted trainees: each sees what a person sees, and none is tuned to a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from negotiator_trainer.analysis.packages import at_level, best_for_me, halfway, spread
from negotiator_trainer.engine.move import Accept, Move, Offer, Outside, Say, Walk
from negotiator_trainer.engine.play import apply, begin

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from negotiator_trainer.analysis.seat import Line, Seat
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.outcome import Outcome

QUESTIONS = ("open_question", "why_question", "how_question", "what_if")
LISTENING = ("empathy", "acknowledge", "summary", "reframe", "greeting", "process", "apology")
GIVING = ("disclose", "reason")
TRADING = ("trade", "propose")
PUSHING = ("threat", "ultimatum", "pressure", "bluff", "accuse", "refuse", "complaint", "irritator")
YIELDING = ("concede", "agree", "flattery", "thanks", "apology", "small_talk", "appeal")


LAST_CONCESSION = 0.9
"""The part of the rounds by which the principled trainee has conceded what it will."""
ASKING = 0.4
"""The part of the rounds in which it asks before it offers."""


class Trainee(Protocol):
    """Chooses a move from what a person sees."""

    def __call__(self, seat: Seat) -> Move:
        """Return a legal move."""


def principled(seat: Seat) -> Move:
    """Asks first, gives reasons, trades at equal worth to itself, and keeps its walkaway."""
    late = seat.round / seat.rounds
    if seat.standing is not None and _good_enough(seat, late):
        return Accept()
    line = _first(seat, TRADING + QUESTIONS + LISTENING + GIVING)
    if line is not None and (late < ASKING or not seat.packages):
        return Say(line.id)
    if seat.round >= seat.rounds - 1 and seat.can_walk:
        return Walk()
    if seat.packages:
        wanted = spread(seat, level=_level(seat, late), most=3)
        if wanted:
            return Offer(wanted, "offers" if len(wanted) > 1 else "offer")
    return _whatever(seat, line)


def haggler(seat: Seat) -> Move:
    """Asks one thing, then splits the difference until what they want holds its walkaway."""
    late = seat.round / seat.rounds
    if seat.standing is not None and seat.own.accepts(seat.standing):
        met = seat.reply in {"repeat", "close"} or late >= 0.5
        if met or seat.own.value(seat.standing) >= seat.own.value(halfway(seat)):
            return Accept()
    line = _first(seat, QUESTIONS + GIVING)
    if line is not None and (not seat.said or not seat.packages):
        return Say(line.id)
    if seat.packages:
        middle = _between(seat)
        if seat.own.accepts(middle):
            return Offer((middle,))
        return Offer((at_level(seat, level=seat.own.reservation),))
    return _whatever(seat, line)


def pushover(seat: Seat) -> Move:
    """Agrees, concedes, and takes the first package that is not plainly bad."""
    late = seat.round / seat.rounds
    if seat.standing is not None and (seat.own.accepts(seat.standing) or late >= 0.4):
        return Accept()
    line = _first(seat, YIELDING)
    if line is not None:
        return Say(line.id)
    if seat.packages:
        return Offer((halfway(seat),))
    return _whatever(seat, None)


def hardliner(seat: Seat) -> Move:
    """Threatens and presses, makes one demand and never moves from it."""
    if seat.packages:
        demand = best_for_me(seat)
        if seat.standing is not None and seat.own.value(seat.standing) >= seat.own.value(demand):
            return Accept()
        if seat.round % 2:
            return Offer((demand,))
    line = _first(seat, PUSHING)
    if line is not None:
        return Say(line.id)
    if seat.packages:
        return Offer((best_for_me(seat),))
    return _whatever(seat, None)


def first(seat: Seat) -> Move:
    """Says whatever stands first in the file; offers only where nothing is left to say."""
    line = next((line for line in seat.lines if line.id not in seat.said), None)
    if line is not None:
        return Say(line.id)
    if seat.standing is not None:
        return Accept()
    return _whatever(seat, None)


def random_with(chance: Random) -> Trainee:
    """Draws the kind of move first, then the move; never walks before half the rounds."""

    def random(seat: Seat) -> Move:
        kinds: list[str] = ["say"] * bool(seat.lines) + ["offer"] * bool(seat.packages)
        kinds += ["accept"] * (seat.standing is not None)
        kinds += ["walk"] * (seat.can_walk and seat.round * 2 >= seat.rounds)
        match chance.choice(kinds or ["outside"]):
            case "say":
                return Say(chance.choice(seat.lines).id)
            case "offer":
                return Offer((chance.choice(seat.packages),))
            case "accept":
                return Accept()
            case "walk":
                return Walk()
            case _:
                return Outside()

    return random


TRAINEES: dict[str, Callable[[Random], Trainee]] = {
    "principled": lambda _chance: principled,
    "haggler": lambda _chance: haggler,
    "pushover": lambda _chance: pushover,
    "hardliner": lambda _chance: hardliner,
    "first": lambda _chance: first,
    "random": random_with,
}

Played: TypeAlias = "tuple[list[Move], list[Outcome]]"


def play_out(game: Game, variant: str, trainee: Trainee) -> Played:
    """Let a trainee play from the opening to an ending; the first outcome is the opening."""
    from negotiator_trainer.analysis.seat import take_seat  # noqa: PLC0415

    log = [begin(game, variant)]
    moves: list[Move] = []
    said: frozenset[str] = frozenset()
    while log[-1].state.ending < 0:
        move = trainee(take_seat(game, log, said))
        if isinstance(move, Say):
            said |= {move.id}
        moves.append(move)
        log.append(apply(game, log[-1].state, move))
    return moves, log


def _first(seat: Seat, acts: tuple[str, ...]) -> Line | None:
    """The first line, unsaid so far, of the kind that stands earliest in `acts`."""
    fresh = [line for line in seat.lines if line.act in acts and line.id not in seat.said]
    return min(fresh, key=lambda line: acts.index(line.act), default=None)


def _level(seat: Seat, late: float) -> float:
    """What the principled trainee asks for now: from a reach above its target to its walkaway.

    It starts from the middle between its best and what they asked for, concedes evenly, and
    keeps a tenth of the way above its walkaway to the last.
    """
    best: float = seat.own.value(best_for_me(seat))
    least = seat.own.reservation
    if seat.asked is not None:
        best = max(seat.own.value(halfway(seat)), least + (best - least) * 0.6)
    left = max(0.0, 1 - late / LAST_CONCESSION)
    return least + (best - least) * (0.1 + 0.9 * left)


def _between(seat: Seat) -> Package:
    """The middle between one's own last offer, or one's best, and what they last asked for."""
    if not seat.mine or seat.asked is None:
        return halfway(seat)
    middle = tuple((a + b) / 2 for a, b in zip(seat.mine[-1], seat.asked, strict=True))
    return min(seat.packages, key=lambda p: sum(abs(a - b) for a, b in zip(p, middle, strict=True)))


def _good_enough(seat: Seat, late: float) -> bool:
    assert seat.standing is not None  # noqa: S101  asked only where something stands
    if not seat.own.accepts(seat.standing):
        return False
    return seat.round >= seat.rounds - 1 or seat.own.value(seat.standing) >= _level(seat, late)


def _whatever(seat: Seat, line: Line | None) -> Move:
    """Something legal, where a trainee's own way offers nothing."""
    if line is not None:
        return Say(line.id)
    fresh = [option for option in seat.lines if option.id not in seat.said] or seat.lines
    if fresh:
        return Say(fresh[0].id)
    if seat.packages:
        return Offer((at_level(seat, level=seat.own.reservation),))
    return Walk() if seat.can_walk else Outside()
