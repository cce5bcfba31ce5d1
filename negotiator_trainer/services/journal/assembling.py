"""Puts a case's page together from what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from negotiator_trainer.journal.case import DecisionTree, IssueTree, Links, Outcome, Review
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.services.journal.page import CasePage, Frozen, LaterEdit, LinkView
from negotiator_trainer.services.journal.sheet_view import case_sheet_view
from negotiator_trainer.services.journal.templates import template
from negotiator_trainer.store.case_rows import damaged_case

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from negotiator_trainer.journal.case import Link, Part
    from negotiator_trainer.store.case_records import Case, PartState
    from negotiator_trainer.store.unit import Unit

KINDS: Mapping[Part, Any] = {
    "sheet": Sheet,
    "issues": IssueTree,
    "alternatives": DecisionTree,
    "outcome": Outcome,
    "review": Review,
    "links": Links,
}
"""What each part is read as."""

_PREPARED: tuple[Part, ...] = ("sheet", "issues", "alternatives")


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case with every state of its parts.

    Attributes:
        case: The case.
        history: Oldest first.
    """

    case: Case
    history: tuple[PartState, ...]

    def part(self, name: Part) -> Any:  # noqa: ANN401  `KINDS` says what
        """Return a part as it is now; an empty one where none was written."""
        return self._last(name, self.history)

    def frozen(self, zone: tzinfo | None) -> Frozen | None:
        """Return the preparation as it was on going in, in a time zone; None before."""
        if self.case.went_in_at is None:
            return None
        before = tuple(state for state in self.history if not state.after_going_in)
        return Frozen(
            at=self.case.went_in_at.astimezone(zone),
            sheet=self._last("sheet", before),
            issues=self._last("issues", before),
            alternatives=self._last("alternatives", before),
        )

    def edits(self, zone: tzinfo | None) -> tuple[LaterEdit, ...]:
        """Return what was changed in the preparation after going in, oldest first."""
        present: dict[Part, Any] = {}
        found = []
        for state in self.history:
            if state.part not in _PREPARED:
                continue
            now = self._read(state)
            was = present.get(state.part, KINDS[state.part]())
            if state.after_going_in and now != was:
                found.append(
                    LaterEdit(at=state.at.astimezone(zone), part=state.part, was=was, now=now)
                )
            present[state.part] = now
        return tuple(found)

    def _last(self, name: Part, states: tuple[PartState, ...]) -> Any:  # noqa: ANN401
        found = next((state for state in reversed(states) if state.part == name), None)
        return KINDS[name]() if found is None else self._read(found)

    def _read(self, state: PartState) -> Any:  # noqa: ANN401
        try:
            return KINDS[state.part].from_json(state.content)
        except ValueError:
            raise damaged_case(self.case.id) from None


def kept_case(unit: Unit, case_id: int) -> KeptCase:
    """Read a case with all that belongs to it.

    Raises:
        StoreError: There is no such case.
        DamagedCase: It is not as it was written.
    """
    return KeptCase(unit.cases.get(case_id), unit.cases.history(case_id))


def case_page(
    unit: Unit, case_id: int, *, titles: Mapping[str, str], zone: tzinfo | None
) -> CasePage:
    """Put a case's page together.

    Args:
        unit: A transaction.
        case_id: The case.
        titles: The scenarios' titles by id.
        zone: The person's time zone.

    Raises:
        StoreError: There is no such case.
        DamagedCase: It is not as it was written.
    """
    kept = kept_case(unit, case_id)
    case = kept.case
    kind = template(case.template)
    issues: IssueTree = kept.part("issues")
    links: Links = kept.part("links")
    return CasePage(
        id=case.id,
        title=case.title,
        template=case.template,
        size=case.size,
        unit=case.unit,
        tags=case.tags,
        people=case.people,
        happens_on=case.happens_on,
        stage=case.stage,
        went_in_at=None if case.went_in_at is None else case.went_in_at.astimezone(zone),
        preparation=case_sheet_view(kept.part("sheet"), issues, unit=case.unit, template=kind),
        issues=issues,
        alternatives=kept.part("alternatives"),
        outcome=kept.part("outcome"),
        review=kept.part("review"),
        links=tuple(_link(unit, link, titles=titles, zone=zone) for link in links.attempts),
        frozen=kept.frozen(zone),
        edits=kept.edits(zone),
        note=kind.note,
        interests=kind.interests,
        trashed=case.trashed_at is not None,
    )


def _link(unit: Unit, link: Link, *, titles: Mapping[str, str], zone: tzinfo | None) -> LinkView:
    attempt = unit.attempts.find(link.attempt)
    if attempt is None:
        return LinkView(link=link, attempt=None, title="")
    played = attempt.finished_at or attempt.started_at
    return LinkView(
        link=link,
        attempt=attempt.id,
        title=titles.get(attempt.scenario, attempt.scenario),
        played_on=played.astimezone(zone).date(),
    )
