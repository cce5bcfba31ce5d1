"""Proves the declared zone of each variant by looking at every package."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final

from negotiator_trainer.bargaining.preference import changed
from negotiator_trainer.bargaining.zone import zone
from negotiator_trainer.scenario import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from negotiator_trainer.bargaining.party import Party
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import Event, Scenario
    from negotiator_trainer.scenario.yaml_text import Path

MAX_LOOKED_AT: Final = 1_500_000
"""Packages times combinations of events; about five seconds' work."""

_NO_PACKAGE: Final = -(10**18)
_AFTER: Final = re.compile(r"after ([a-z0-9][a-z0-9_]*)")


def check(scenario: Scenario, space: Space, findings: Findings) -> None:
    """Check every variant's `zone`; scenarios without offers have none to prove."""
    for role_id, side in scenario.play.items():
        for variant_id, variant in side.variants.items():
            path: Path = ("play", role_id, "variants", variant_id, "zone")
            after = _AFTER.fullmatch(variant.zone)
            if after is None and variant.zone not in {"always", "never"}:
                message = f"zone is always, never or after EVENT, not “{variant.zone}”."
                findings.at_value("C029", path, message)
            elif after is not None and after[1] not in side.events:
                findings.unknown("event", after[1], path, side.events)
            elif after is not None and not _possible(side.events[after[1]], variant_id):
                message = f"“{after[1]}” cannot happen in “{variant_id}”."
                findings.at_value("C029", path, message)
            elif (
                side.moves.offers
                and scenario.issues
                and {role_id, side.counterpart} <= set(scenario.roles)
            ):
                proof = _Proof(scenario, space, role=role_id, variant=variant_id)
                _prove(proof, after[1] if after else variant.zone, path, findings)


def _prove(proof: _Proof, declared: str, path: Path, findings: Findings) -> None:
    opening = proof.gap((), opening=True)
    if declared == "always":
        if opening < 0:
            message = f"zone is always, but at the start {_short(opening)}."
            findings.at_value("C030", path, message)
        return
    if opening >= 0:
        message = "A deal is possible at the start already, so that zone should be always."
        findings.at_value("C030", path, message)
        return
    wanted = None if declared == "never" else declared
    if proof.work(wanted) > MAX_LOOKED_AT:
        message = "There are too many packages and events to prove the zone here."
        findings.at_value("C040", path, message)
        return
    best, events = max(
        ((proof.gap(events, opening=False), events) for events in proof.sets(wanted)),
        key=lambda found: found[0],
    )
    if declared == "never" and best >= 0:
        how = f"after {', '.join(events)}" if events else "once every issue is on the table"
        message = f"zone is never, but {how} a deal is possible."
        findings.at_value("C030", path, message)
    elif declared != "never" and best < 0:
        message = f"zone is after {declared}, but even then {_short(best)}."
        findings.at_value("C030", path, message)


def _short(gap: int) -> str:
    if gap == _NO_PACKAGE:
        return "no package has both sides' minimum terms"
    return f"every package leaves one side at least {-gap} short of its reservation value"


def _possible(event: Event, variant: str) -> bool:
    return event.variants is None or variant in event.variants


class _Proof:
    """One variant of one role, under any set of events."""

    def __init__(self, scenario: Scenario, space: Space, *, role: str, variant: str) -> None:
        self._space = space
        self._mine = table.own_party(scenario, role)
        self._theirs = table.their_party(scenario, role, variant)
        side = scenario.play[role]
        self._events = {
            name: event for name, event in side.events.items() if _possible(event, variant)
        }

    def sets(self, wanted: str | None) -> Iterable[tuple[str, ...]]:
        """Yield the sets of events that decide whether a zone can come about.

        An event that only lowers a limit is in all of them, one that only raises it in none.
        """
        free, always = self._split(wanted)
        subsets = chain.from_iterable(combinations(free, size) for size in range(len(free) + 1))
        for subset in subsets:
            yield (*always, *subset)

    def work(self, wanted: str | None) -> int:
        """Return how many packages would have to be looked at."""
        return self._space.combinations << len(self._split(wanted)[0])

    def gap(self, events: Sequence[str], *, opening: bool) -> int:
        """Return the worse side's surplus in the package that is best for the worse side.

        It is not negative exactly where there is a zone. Only packages with both sides' minimum
        terms count; where there is none, the gap is `_NO_PACKAGE`.
        """
        happened = [self._events[name] for name in events]
        mine = self._after(self._mine, happened, "me")
        theirs = self._after(self._theirs, happened, "them")
        rules = [table.condition(self._space, x) for event in happened for x in event.excludes]
        space = self._space.excluding(tuple(rules)) if rules else self._space
        tabled = frozenset[int]() if opening else None
        if zone(space, mine, theirs, tabled):
            return 0
        gaps = [
            min(mine.surplus(package), theirs.surplus(package))
            for package in space.each(tabled)
            if mine.meets_terms(package) and theirs.meets_terms(package)
        ]
        return max(gaps, default=_NO_PACKAGE)

    def _split(self, wanted: str | None) -> tuple[list[str], list[str]]:
        free, always = [], []
        for name, event in self._events.items():
            harmless = not event.changes and not event.excludes
            if name == wanted or (harmless and max(event.reservation, event.own_reservation) <= 0):
                always.append(name)
            elif not harmless or min(event.reservation, event.own_reservation) < 0:
                free.append(name)
        return free, always

    def _after(self, party: Party, events: Sequence[Event], of: str) -> Party:
        changes = [
            (position, self._space.issues[position].index(change.option), change.by)
            for event in events
            for change in event.changes
            if change.of == of
            for position in [self._space.issue_position(change.issue)]
        ]
        moved = sum(e.own_reservation if of == "me" else e.reservation for e in events)
        return replace(
            party,
            preference=changed(party.preference, changes),
            reservation=party.reservation + moved,
        )
