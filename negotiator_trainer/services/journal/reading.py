"""Reading the journal: its cases, its list, and what follows from them today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.journal.case import IssueTree
from negotiator_trainer.services.comparing import last_answer
from negotiator_trainer.services.journal.assembling import case_page, kept_case
from negotiator_trainer.services.journal.entries import journal_page
from negotiator_trainer.services.journal.listing import EntryFilter
from negotiator_trainer.services.journal.rehearsal import rehearsal_for
from negotiator_trainer.services.journal.reminders import before_next, reminders
from negotiator_trainer.services.journal.writing import as_html, markdown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from negotiator_trainer.services.journal.listing import JournalPage
    from negotiator_trainer.services.journal.page import CasePage
    from negotiator_trainer.services.journal.rehearsal import Rehearsal
    from negotiator_trainer.services.journal.reminders import Lesson, Reminder
    from negotiator_trainer.services.library import Library
    from negotiator_trainer.store.case_records import Case, Hit
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.unit import Unit

PAGE = 50
"""Entries that are shown at once."""


class JournalReading:
    """What can be read in the journal of one profile; nothing is changed by it.

    Args:
        database: The profile.
        library: The scenarios that can be rehearsed.
        now: The clock, in the person's time zone.
    """

    def __init__(
        self, database: Database, library: Library, *, now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._library = library
        self._now = now

    def page(self, case_id: int) -> CasePage:
        """Return a case with all its parts, from the trash too.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        with self._database.unit() as unit:
            return self._page(unit, case_id)

    def entries(
        self,
        wanted: EntryFilter | None = None,
        *,
        limit: int = PAGE,
        offset: int = 0,
        counted: bool = True,
    ) -> JournalPage:
        """Return a part of the journal's list.

        Args:
            wanted: Which entries; all that are not in the trash by default.
            limit: At most so many.
            offset: So many are left out first.
            counted: Whether to count tags and people, which takes as long as the journal is.

        Raises:
            DamagedCase: A case is not as it was written.
        """
        narrowed = wanted or EntryFilter()
        with self._database.unit() as unit:
            return journal_page(unit, narrowed, limit=limit, offset=offset, counted=counted)

    def search(self, words: str, *, limit: int = PAGE, offset: int = 0) -> tuple[Hit, ...]:
        """Return the cases in which all of some words occur, the best first.

        Raises:
            DamagedCase: A case is not as it was written.
        """
        with self._database.unit() as unit:
            return unit.cases.search(words, limit=limit, offset=offset)

    def comparison(self, attempt: int) -> str:
        """Return what an attempt was last said to have in common with another; empty if never.

        Raises:
            StoreError: There is no such attempt.
        """
        with self._database.unit() as unit:
            uuid = unit.attempts.get(attempt).uuid
            return last_answer((*unit.marks.list(attempt), *unit.marks.comparisons(uuid)))

    def linked(self, attempt: int) -> tuple[Case, ...]:
        """Return the cases that an attempt belongs to.

        Raises:
            StoreError: There is no such attempt.
        """
        with self._database.unit() as unit:
            return unit.cases.linked(unit.attempts.get(attempt).uuid)

    def reminders(self, today: date | None = None) -> tuple[Reminder, ...]:
        """Return what to be reminded of: outcomes due, what comes up, what was on this day.

        Args:
            today: The day; the clock's by default.

        Raises:
            DamagedCase: A case is not as it was written.
        """
        now = self._now()
        with self._database.unit() as unit:
            return reminders(unit, today or now.date(), now.tzinfo)

    def before_next(self, case_id: int) -> tuple[Lesson, ...]:
        """Return what was written after earlier negotiations of a case's kind, the nearest first.

        Raises:
            StoreError: There is no such case.
            DamagedCase: A case is not as it was written.
        """
        with self._database.unit() as unit:
            return before_next(unit, case_id, self._now().tzinfo)

    def rehearsal(self, case_id: int) -> Rehearsal:
        """Return the practice scenario that is nearest to a case, with the reason.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        with self._database.unit() as unit:
            kept = kept_case(unit, case_id)
        return rehearsal_for(kept.case, kept.part(IssueTree), self._library)

    def markdown(self, case_id: int, *, redact: bool = False) -> str:
        """Write a case as Markdown; what is returned is what leaves the program.

        Args:
            case_id: The case.
            redact: Whether names of people give way to initials.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        return markdown(self.page(case_id), redact=redact)

    def html(self, case_id: int, *, redact: bool = False) -> str:
        """Write a case as a page of HTML, to be printed; see `markdown`.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        return as_html(self.page(case_id), redact=redact)

    def _page(self, unit: Unit, case_id: int) -> CasePage:
        titles = {e.id: e.header.title for e in self._library.entries() if e.header is not None}
        return case_page(unit, case_id, titles=titles, zone=self._now().tzinfo)
