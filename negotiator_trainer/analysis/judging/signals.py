"""What came out and was left unused.

A fact is *used* by a line whose condition asks whether it is known; a fact that shows a
priority also by an offer that gives them, on that issue, something better than the option that
is best for oneself. A *missed signal* is a fact that came out and that none of the next three
moves used, although in one of these turns the best move used it and the move that was made cost
more than 5 points. The costliest such turn is tagged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.analysis.judging.labels import FINE
from negotiator_trainer.engine.game import option_id
from negotiator_trainer.engine.move import Offer, Say
from negotiator_trainer.engine.outcome import Learned
from negotiator_trainer.script.tree import All, AnyOf, Call, Not

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.analysis.judging.track import Step, Track
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.engine.state import State
    from negotiator_trainer.script.tree import Condition

PATIENCE = 3
"""Turns within which what came out should be used."""


class Signals:
    """Tells which facts a move of one game makes use of."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._asks = {
            option_id(node, option): _known_in(option.condition)
            for node in game.script.nodes
            for option in node.options
        }

    def used(self, move: Move, state: State) -> frozenset[str]:
        """The counterpart's facts that a move makes use of in a state."""
        if isinstance(move, Say):
            return self._asks.get(move.id, frozenset())
        if isinstance(move, Offer):
            return frozenset(
                name
                for name, fact in self._game.side.facts.items()
                if fact.priority is not None and self._gives_way(move, fact.priority, state)
            )
        return frozenset()

    def missed(self, track: Track, best: Callable[[Step], Move]) -> dict[int, str]:
        """The turns that are tagged, each with the fact that it left unused.

        Args:
            track: The play.
            best: The best move of a turn; asked for only where it matters.
        """
        found: dict[int, str] = {}
        for came, outcome in enumerate(track.log):
            for event in outcome.events:
                if isinstance(event, Learned) and event.new:
                    window = track.steps[came : came + PATIENCE]
                    turn = self._unused(event.fact, window, best)
                    if turn is not None:
                        found.setdefault(turn, event.fact)
        return found

    def _unused(
        self, fact: str, window: tuple[Step, ...], best: Callable[[Step], Move]
    ) -> int | None:
        if len(window) < PATIENCE:
            return None
        if any(fact in self.used(step.move, step.judged[0]) for step in window):
            return None
        costly = sorted((s for s in window if s.loss > FINE), key=lambda s: -s.loss)
        return next(
            (s.number for s in costly if fact in self.used(best(s), s.judged[0])), None
        )  # fmt: skip

    def _gives_way(self, offer: Offer, issue: str, state: State) -> bool:
        place = self._game.space.issue_position(issue)
        situation = self._game.situations.at(state.variant, state.events)
        own, theirs = situation.mine.preference.tables[place], situation.shown.tables[place]
        dearest = max(range(len(own)), key=lambda option: own[option])
        return any(theirs[package[place]] > theirs[dearest] for package in offer.packages)


def _known_in(condition: Condition | None) -> frozenset[str]:
    """The facts that a condition wants known."""
    match condition:
        case Call(name="knows", argument=fact):
            return frozenset({fact})
        case All(parts=parts) | AnyOf(parts=parts):
            return frozenset().union(*map(_known_in, parts))
        case Not() | None:
            return frozenset()
        case _:
            return frozenset()
