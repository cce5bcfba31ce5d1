"""Puts a case's page together from what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.journal.case import DecisionTree, IssueTree, Links, Outcome, Review
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.services.journal.documents import PARTS
from negotiator_trainer.services.journal.page import CasePage, Frozen, LaterEdit, LinkView
from negotiator_trainer.services.journal.sheet_view import case_sheet_view
from negotiator_trainer.services.journal.templates import template
from negotiator_trainer.store.case_rows import damaged_case

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from negotiator_trainer.journal.case import Link, Part
    from negotiator_trainer.services.journal.documents import DocumentT, Prepared
    from negotiator_trainer.store.case_records import Case, PartState
    from negotiator_trainer.store.unit import Unit

_PREPARED: dict[Part, type[Prepared]] = {
    PARTS[kind]: kind for kind in (Sheet, IssueTree, DecisionTree)
}


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case with every state of its parts.

    Attributes:
        case: The case.
        history: Oldest first.
    """

    case: Case
    history: tuple[PartState, ...]

    def part(self, kind: type[DocumentT]) -> DocumentT:
        """Return a part as it is now; an empty one where none was written."""
        return self._last(kind, self.history)

    def frozen(self, zone: tzinfo | None) -> Frozen | None:
        """Return the preparation as it was on going in, in a time zone; None before."""
        if self.case.went_in_at is None:
            return None
        before = tuple(state for state in self.history if not state.after_going_in)
        return Frozen(
            at=self.case.went_in_at.astimezone(zone),
            sheet=self._last(Sheet, before),
            issues=self._last(IssueTree, before),
            alternatives=self._last(DecisionTree, before),
        )

    def edits(self, zone: tzinfo | None) -> tuple[LaterEdit, ...]:
        """Return what was changed in the preparation after going in, oldest first."""
        present: dict[Part, Prepared] = {}
        found = []
        for state in self.history:
            kind = _PREPARED.get(state.part)
            if kind is None:
                continue
            now = self._read(kind, state)
            was = present.get(state.part, kind())
            if state.after_going_in and now != was:
                found.append(
                    LaterEdit(at=state.at.astimezone(zone), part=state.part, was=was, now=now)
                )
            present[state.part] = now
        return tuple(found)

    def _last(self, kind: type[DocumentT], states: tuple[PartState, ...]) -> DocumentT:
        found = next((state for state in reversed(states) if state.part == PARTS[kind]), None)
        return kind() if found is None else self._read(kind, found)

    def _read(self, kind: type[DocumentT], state: PartState) -> DocumentT:
        try:
            return kind.from_json(state.content)
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
    issues = kept.part(IssueTree)
    links = kept.part(Links)
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
        preparation=case_sheet_view(kept.part(Sheet), issues, unit=case.unit, template=kind),
        issues=issues,
        alternatives=kept.part(DecisionTree),
        outcome=kept.part(Outcome),
        review=kept.part(Review),
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
