"""Puts the journal's list together from what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.journal.listing import Entry, JournalPage

if TYPE_CHECKING:
    from negotiator_trainer.services.journal.listing import EntryFilter
    from negotiator_trainer.store.case_records import Case
    from negotiator_trainer.store.unit import Unit


def journal_page(
    unit: Unit, wanted: EntryFilter, *, limit: int, offset: int, counted: bool = True
) -> JournalPage:
    """Return a part of the list.

    Args:
        unit: A transaction.
        wanted: Which entries; the trash is not searched for words, but narrowed by the rest.
        limit: At most so many.
        offset: So many are left out first.
        counted: Whether to count tags and people, which takes as long as the journal is.
    """
    cases = unit.cases
    stage, tag, person = wanted.stage, wanted.tag or None, wanted.person or None
    if wanted.words.strip() and not wanted.trashed:
        hits = cases.search(
            wanted.words, stage=stage, tag=tag, person=person, limit=limit + 1, offset=offset
        )
        found = [_entry(hit.case, excerpt=hit.excerpt) for hit in hits]
    else:
        listed = cases.list(
            stage=stage, tag=tag, person=person, trashed=wanted.trashed, limit=limit + 1,
            offset=offset,
        )  # fmt: skip
        found = [_entry(case) for case in listed]
    return JournalPage(
        entries=tuple(found[:limit]),
        more=len(found) > limit,
        tags=cases.tags() if counted else (),
        people=cases.people() if counted else (),
        trashed=cases.count(trashed=True),
        counted=counted,
    )


def _entry(case: Case, *, excerpt: str = "") -> Entry:
    return Entry(
        id=case.id, title=case.title, template=case.template, size=case.size, stage=case.stage,
        tags=case.tags, people=case.people, happens_on=case.happens_on,
        changed_at=case.changed_at, trashed_at=case.trashed_at, excerpt=excerpt,
        damaged=case.damaged,
    )  # fmt: skip
