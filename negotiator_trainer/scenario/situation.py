"""What packages are worth, and which exist, after the events so far in one variant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.preference import changed
from negotiator_trainer.bargaining.zone import union
from negotiator_trainer.scenario import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.bargaining.party import Party
    from negotiator_trainer.bargaining.preference import Preference
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.model import Change, Event, Scenario, Side


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The values in force in one variant once a set of events has happened.

    Attributes:
        space: The packages that can still exist.
        mine: The trainee's side.
        theirs: The counterpart's true side in this variant.
        shown: The counterpart's preference as its role states it, the same in all variants;
            its own packages follow from it, so that they do not give the variant away.
        tables: Positions of the issues that events have brought up.
    """

    space: Space
    mine: Party
    theirs: Party
    shown: Preference
    tables: frozenset[int]

    @cached_property
    def packages(self) -> tuple[Package, ...]:
        """Every package that can still exist, all latent issues tabled."""
        return self.space.packages()

    def on_the_table(self, tabled: frozenset[int]) -> tuple[Package, ...]:
        """The packages that can be named while only these latent issues are tabled."""
        return self.space.packages(tabled)

    def zone(self, tabled: frozenset[int] | None = None) -> frozenset[Package]:
        """The packages that both sides should accept; `tabled` None means everything tabled."""
        return frozenset(
            package
            for package in self.space.packages(tabled)
            if self.mine.accepts(package) and self.theirs.accepts(package)
        )


class Situations:
    """Every situation of one role, worked out when it is first asked for."""

    def __init__(self, scenario: Scenario, role: str) -> None:
        self._scenario = scenario
        self._side: Side = scenario.play[role]
        self._role = role
        self.variants = tuple(self._side.variants)
        self.events = tuple(self._side.events)
        self._space = table.space(scenario)
        self._known: dict[tuple[int, int], Situation] = {}

    def at(self, variant: int, events: int) -> Situation:
        """Return the situation of a variant (its position) after events (bits by position)."""
        key = (variant, events)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._work_out(self.variants[variant], self._among(events))
        return found

    def possible_events(self, variant: int) -> tuple[int, ...]:
        """Return every set of events, as bits, that the model allows in a variant."""
        bits = [
            1 << i for i, event in enumerate(self._side.events.values())
            if event.variants is None or self.variants[variant] in event.variants
        ]  # fmt: skip
        sets = [0]
        for bit in bits:
            sets += [known | bit for known in sets]
        return tuple(sets)

    def attainable(self, variant: int) -> frozenset[Package]:
        """Return the attainable zone of a variant: all that any set of events allows there."""
        return frozenset(union(self.at(variant, e).zone() for e in self.possible_events(variant)))

    def _among(self, bits: int) -> list[Event]:
        return [e for i, e in enumerate(self._side.events.values()) if bits >> i & 1]

    def _work_out(self, variant: str, events: list[Event]) -> Situation:
        mine = table.own_party(self._scenario, self._role)
        theirs = table.their_party(self._scenario, self._role, variant)
        counterpart = self._scenario.roles[self._side.counterpart]
        shown = table.preference(self._scenario, counterpart.preferences)
        changes = [change for event in events for change in event.changes]
        own = self._in_place(change for change in changes if change.of == "me")
        other = self._in_place(change for change in changes if change.of == "them")
        more = tuple(table.condition(self._space, x) for event in events for x in event.excludes)
        return Situation(
            space=self._space.excluding(more) if more else self._space,
            mine=replace(
                mine,
                preference=changed(mine.preference, own),
                reservation=mine.reservation + sum(e.own_reservation for e in events),
            ),
            theirs=replace(
                theirs,
                preference=changed(theirs.preference, other),
                reservation=theirs.reservation + sum(e.reservation for e in events),
            ),
            shown=changed(shown, other),
            tables=frozenset(
                self._space.issue_position(e.tables) for e in events if e.tables is not None
            ),
        )

    def _in_place(self, changes: Iterable[Change]) -> list[tuple[int, int, int]]:
        found = []
        for change in changes:
            position = self._space.issue_position(change.issue)
            found.append((position, self._space.issues[position].index(change.option), change.by))
        return found
