"""The overall of many final states: worked out once for all that differ in manner and time only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scoring.measures import Scorer, Tag, Verdict, relationship
from negotiator_trainer.scoring.zones import Zones

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.state import State

_LAST = 1_000_000


class KeptZones(Zones):
    """Zones that remember whether each situation has one."""

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self._closing: dict[tuple[int, int, int], frozenset[Package]] = {}
        self._open: dict[tuple[int, int], bool] = {}

    def closing(self, state: State) -> frozenset[Package]:
        """The zone where the attempt stands."""
        key = (state.variant, state.events, state.tabled)
        found = self._closing.get(key)
        if found is None:
            found = self._closing[key] = super().closing(state)
        return found

    def attainable_now(self, state: State) -> bool:
        """Whether the zone was still open, or could still be opened, when it ended."""
        return any(
            self._has_zone(state.variant, events)
            for events in self._game.situations.possible_events(state.variant)
            if events & state.events == state.events
        )

    def _has_zone(self, variant: int, events: int) -> bool:
        found = self._open.get((variant, events))
        if found is None:
            found = bool(self._game.situations.at(variant, events).zone())
            self._open[variant, events] = found
        return found


class ManyEnds(Scorer):
    """A scorer whose overall is quick for states that end alike.

    The overall is a straight line over the relationship, less the turns beyond par, and never
    below the verdict's band; the line is asked of `Scorer` once for each verdict, deal, set of
    facts and set of events.

    Attributes:
        late: For each round, the points that it takes off for the turns beyond par.
    """

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self.zones = KeptZones(game)
        self._verdicts: dict[tuple[int, int, int, int, Package | None], tuple[Verdict, Tag]] = {}
        self._lines: dict[tuple[int | Package | None, ...], tuple[float, float, float]] = {}
        self.late = tuple(
            self._overall("none", {"zopa": 100.0}, 0) - self._overall("none", {"zopa": 100.0}, turn)
            for turn in range(game.side.rounds + 1)
        )

    def verdict(self, state: State) -> tuple[Verdict, Tag]:
        """The gate of a final state, and why a deal was missed."""
        key = (state.variant, state.events, state.tabled, state.ending, state.deal)
        found = self._verdicts.get(key)
        if found is None:
            found = self._verdicts[key] = super().verdict(state)
        return found

    def overall(self, state: State) -> float:
        """The overall of a final state, with the justified estimate."""
        least, at_zero, slope = self.line(state)
        return max(least, at_zero + slope * relationship(state) - self.late[state.round])

    def line(self, state: State) -> tuple[float, float, float]:
        """The overall of a final state over its relationship: least, at none, and slope.

        From ``at none + slope · relationship`` comes off what `late` has for the round.
        """
        key = (*substance(state), state.deal)
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = self._line(state)
        return found

    def _line(self, state: State) -> tuple[float, float, float]:
        found = self.measures(state)
        measures: dict[str, float | None] = {
            "claimed": found.claimed, "created": found.created, "relationship": 0.0,
            "zopa": found.zopa,
        }  # fmt: skip
        least = self._overall(found.verdict, dict.fromkeys(measures, 0.0), _LAST)
        at_zero = self._overall(found.verdict, measures, 0)
        at_full = self._overall(found.verdict, {**measures, "relationship": 100.0}, 0)
        return least, at_zero, (at_full - at_zero) / 100


def substance(state: State) -> tuple[int, ...]:
    """What a final state's score depends on beside its deal, its lane and its round."""
    return state.variant, state.events, state.known, state.tabled, state.ending
