"""What a person at the table sees: own sheet, legal moves, lines, cues and offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.engine.outcome import Answered, Learned, Offered
from negotiator_trainer.engine.play import can_accept, can_offer, legal_packages, options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.bargaining.party import Party
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """An option that can be said: its id and the kind of behaviour it is."""

    id: str
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The trainee's view of a position; nothing in it depends on what cannot be seen.

    Attributes:
        own: One's own preference, walkaway and minimum terms.
        space: The packages.
        lines: What can be said, in file order.
        packages: What can be offered; empty where offers are not legal.
        standing: The counterpart's package that can be accepted now.
        asked: The counterpart's last package, whether or not it can be accepted now.
        mine: My offers so far, oldest first; of several at once, the one they liked best.
        reply: The answer to the last move when that was an offer; else empty.
        priorities: Issues that facts heard have shown to matter to them.
        round: Moves made.
        rounds: The last round.
        can_walk: Whether leaving is a move here.
        said: Ids of the lines said so far.
    """

    own: Party
    space: Space
    lines: tuple[Line, ...]
    packages: tuple[Package, ...]
    standing: Package | None
    asked: Package | None
    mine: tuple[Package, ...]
    reply: str
    priorities: frozenset[int]
    round: int
    rounds: int
    can_walk: bool
    said: frozenset[str]


def take_seat(game: Game, log: Sequence[Outcome], said: frozenset[str] = frozenset()) -> Seat:
    """Describe the position at the end of a log as its trainee sees it."""
    state = log[-1].state
    mine: list[Package] = []
    asked: Package | None = None
    priorities: set[int] = set()
    for outcome in log:
        answered = next((e for e in outcome.events if isinstance(e, Answered)), None)
        for event in outcome.events:
            if isinstance(event, Offered) and event.by == "me":
                mine.append(event.packages[answered.preferred if answered else 0])
            elif isinstance(event, Offered):
                asked = event.packages[-1]
            elif isinstance(event, Learned):
                issue = game.side.facts[event.fact].priority
                if issue is not None:
                    priorities.add(game.space.issue_position(issue))
    last = next((e for e in log[-1].events if isinstance(e, Answered)), None)
    return Seat(
        own=game.situations.at(state.variant, state.events).mine,
        space=game.space,
        lines=tuple(Line(option.id, option.act) for option in options(game, state)),
        packages=legal_packages(game, state) if can_offer(game, state) else (),
        standing=state.theirs if can_accept(game, state) else None,
        asked=asked, mine=tuple(mine), reply=last.reply if last else "",
        priorities=frozenset(priorities), round=state.round, rounds=game.side.rounds,
        can_walk=game.side.moves.walk, said=said,
    )  # fmt: skip
