"""What a person at the table sees: own sheet, legal moves, lines, cues and offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.engine.outcome import Answered, Learned, Offered
from negotiator_trainer.engine.play import can_accept, can_offer, legal_packages, options
from negotiator_trainer.script.tree import Command
from negotiator_trainer.script.walk import statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.bargaining.party import Party
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.outcome import Outcome
    from negotiator_trainer.engine.state import State


@dataclass(frozen=True, slots=True)
class Line:
    """An option that can be said.

    Attributes:
        id: Its id.
        act: The kind of behaviour it is.
        tells: The kinds of one's own facts that it gives away: interest, priority, strength,
            weakness or limit.
    """

    id: str
    act: str
    tells: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The trainee's view of a position; nothing in it depends on what cannot be seen.

    Attributes:
        own: One's own preference, walkaway and minimum terms.
        space: The packages.
        lines: What can be said, in file order.
        packages: What can be offered; empty where offers are not legal.
        standing: The counterpart's package that can be accepted now.
        asked: The counterpart's packages so far, oldest first, whether or not one of them can be
            accepted now; the same one put twice in a row counts once.
        mine: My offers so far, oldest first; of several at once, the one they liked best.
        liked: Of the last packages of mine that were put at once, the one that they liked best.
        reply: The answer to the last move when that was an offer; else empty.
        mood: The look on their face when they last spoke; empty before that.
        heard: Whether the last move brought out something new.
        priorities: Issues that facts heard have shown to matter to them.
        round: Moves made.
        rounds: The last round.
        can_walk: Whether leaving is a move here.
        can_go_out: Whether stepping outside is one.
        said: Ids of the lines said so far.
    """

    own: Party
    space: Space
    lines: tuple[Line, ...]
    packages: tuple[Package, ...]
    standing: Package | None
    asked: tuple[Package, ...]
    mine: tuple[Package, ...]
    liked: Package | None
    reply: str
    mood: str
    heard: bool
    priorities: frozenset[int]
    round: int
    rounds: int
    can_walk: bool
    can_go_out: bool
    said: frozenset[str]


def take_seat(game: Game, log: Sequence[Outcome], said: frozenset[str] = frozenset()) -> Seat:
    """Describe the position at the end of a log as its trainee sees it."""
    state = log[-1].state
    mine: list[Package] = []
    asked: list[Package] = []
    liked: Package | None = None
    priorities: set[int] = set()
    for outcome in log:
        answered = next((e for e in outcome.events if isinstance(e, Answered)), None)
        for event in outcome.events:
            if isinstance(event, Offered) and event.by == "me":
                best = event.packages[answered.preferred if answered else 0]
                mine.append(best)
                liked = best if len(event.packages) > 1 else liked
            elif isinstance(event, Offered) and event.packages[-1:] != tuple(asked[-1:]):
                asked.append(event.packages[-1])
            elif isinstance(event, Learned):
                issue = game.side.facts[event.fact].priority
                if issue is not None:
                    priorities.add(game.space.issue_position(issue))
    last = next((e for e in log[-1].events if isinstance(e, Answered)), None)
    return Seat(
        own=game.situations.at(state.variant, state.events).mine,
        space=game.space,
        lines=_lines(game, state),
        packages=legal_packages(game, state) if can_offer(game, state) else (),
        standing=state.theirs if can_accept(game, state) else None,
        asked=tuple(asked), mine=tuple(mine), liked=liked,
        reply=last.reply if last else "", mood=_mood(log),
        heard=any(isinstance(e, Learned) and e.new for e in log[-1].events),
        priorities=frozenset(priorities), round=state.round, rounds=game.side.rounds,
        can_walk=game.side.moves.walk, can_go_out=game.side.moves.outside, said=said,
    )  # fmt: skip


def _mood(log: Sequence[Outcome]) -> str:
    shown = (line.mood for outcome in reversed(log) for line in reversed(outcome.lines))
    return next(filter(None, shown), "")


def _lines(game: Game, state: State) -> tuple[Line, ...]:
    facts = game.scenario.roles[game.role].facts
    tells = {
        option.line.id: frozenset(
            facts[told.argument].kind
            for told in statements(option.body)
            if isinstance(told, Command) and told.name == "give"
        )
        for option in (game.script.nodes[state.beat].options if state.ending < 0 else ())
    }
    return tuple(Line(o.id, o.act, tells[o.id]) for o in options(game, state))
