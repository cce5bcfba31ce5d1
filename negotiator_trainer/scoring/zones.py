"""The zone of possible agreement at its three moments: opening, attainable, closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.engine.program import positions

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.state import State


@dataclass(frozen=True, slots=True)
class Worth:
    """The attainable zone under the values in force after some events.

    Attributes:
        points: The values (mine, theirs) of each package of the attainable zone.
        best: The most that the trainee could get in it; None where it is empty.
    """

    points: tuple[tuple[int, int], ...]
    best: int | None


class Zones:
    """The zones of one game, worked out once for each variant."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._attainable: dict[int, frozenset[Package]] = {}
        self._worth: dict[tuple[int, int], Worth] = {}

    def opening(self, variant: int) -> frozenset[Package]:
        """The zone at the first turn: tabled issues only, before any event."""
        return self._game.situations.at(variant, 0).zone(frozenset())

    def attainable(self, variant: int) -> frozenset[Package]:
        """What some sequence of moves from the start could close in this variant.

        It is the union over every set of events that the model allows there; the explorer
        shows that each of them can be reached.
        """
        found = self._attainable.get(variant)
        if found is None:
            found = self._attainable[variant] = self._game.situations.attainable(variant)
        return found

    def attainable_now(self, state: State) -> bool:
        """Whether the zone was still open, or could still be opened, when it ended."""
        situations = self._game.situations
        return any(
            situations.at(state.variant, events).zone()
            for events in situations.possible_events(state.variant)
            if events & state.events == state.events
        )

    def closing(self, state: State) -> frozenset[Package]:
        """The zone where the attempt stands: its events, the issues tabled by now."""
        situation = self._game.situations.at(state.variant, state.events)
        return situation.zone(positions(state.tabled))

    def worth(self, state: State) -> Worth:
        """The attainable zone's packages by the values in force in `state`."""
        key = (state.variant, state.events)
        found = self._worth.get(key)
        if found is None:
            situation = self._game.situations.at(*key)
            packages = sorted(self.attainable(state.variant))
            points = tuple((situation.mine.value(p), situation.theirs.value(p)) for p in packages)
            best = max((mine for mine, _ in points), default=None)
            found = self._worth[key] = Worth(points, best)
        return found
