"""The journal: real negotiations, from their preparation to what was learned from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.journal.case import Link, Links, Outcome, Review
from negotiator_trainer.journal.stages import stage_of
from negotiator_trainer.services.journal.assembling import kept_case
from negotiator_trainer.services.journal.documents import PARTS
from negotiator_trainer.services.journal.forgetting import (
    TRASH_DAYS,
    Forgotten,
    empty_trash,
    forget,
)
from negotiator_trainer.services.journal.given import tidied, title_of
from negotiator_trainer.services.journal.reading import JournalReading
from negotiator_trainer.services.journal.templates import template
from negotiator_trainer.services.journal.words import case_text
from negotiator_trainer.store.case_records import NewCase
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from negotiator_trainer.journal.case import Size
    from negotiator_trainer.services.journal.documents import Document
    from negotiator_trainer.services.journal.page import CasePage
    from negotiator_trainer.store.case_records import CaseChange
    from negotiator_trainer.store.unit import Unit


class Journal(JournalReading):
    """The cases of one profile.

    Whoever changes something holds the page as it was before, and undoes the change by saving
    that again; going in is undone by `take_back`, the trash by `untrash`. What is deleted for
    good is gone.
    """

    def start(
        self,
        kind: str,
        size: Size,
        title: str = "",
        *,
        unit: str = "",
        happens_on: date | None = None,
    ) -> int:
        """Begin a case and return its id.

        Args:
            kind: The id of a template; a full preparation begins with its issues.
            size: How much is asked.
            title: In the person's words; may be empty.
            unit: The symbol of values, such as ``€``; empty for points.
            happens_on: The day; None while unknown.

        Raises:
            TrainerError: The title is far too long.
        """
        at = self._now()
        chosen = template(kind)
        new = NewCase(
            template=chosen.id, size=size, title=title_of(title), unit=unit.strip(),
            happens_on=happens_on, created_at=at,
        )  # fmt: skip
        with self._database.unit() as unit_:
            case = unit_.cases.create(new)
            if size == "full" and chosen.issues:
                unit_.cases.save(case.id, "issues", chosen.tree().to_json(), at)
            _index(unit_, case.id)
        return case.id

    def save(self, case_id: int, document: Document) -> CasePage:
        """Keep a part as it is written now, and with it how far the case is.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        at = self._now()
        with self._database.unit() as unit:
            unit.cases.save(case_id, PARTS[type(document)], document.to_json(), at)
            if isinstance(document, Outcome | Review):
                _keep_stage(unit, case_id, at)
            _index(unit, case_id)
            return self._page(unit, case_id)

    def change(self, case_id: int, wanted: CaseChange) -> CasePage:
        """Change what is given of a case; the rest stays.

        Args:
            case_id: The case.
            wanted: What is to be different; each tag and each person is kept once, whatever
                the capitals.

        Raises:
            TrainerError: The title is far too long.
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        with self._database.unit() as unit:
            unit.cases.change(case_id, tidied(wanted), at=self._now())
            _index(unit, case_id)
            return self._page(unit, case_id)

    def go_in(self, case_id: int) -> CasePage:
        """Freeze the preparation as it stands: “I'm going in”.

        Raises:
            TrainerError: What came of the case is written already.
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        with self._database.unit() as unit:
            case = unit.cases.get(case_id)
            if case.went_in_at is None and case.stage != "preparing":
                raise TrainerError(
                    tr("What came of “{title}” is written already.", title=case.title),
                    remedy=tr("Only a case that lies ahead can be gone into."),
                )
            unit.cases.go_in(case_id, self._now())
            return self._page(unit, case_id)

    def take_back(self, case_id: int) -> CasePage:
        """Undo going in: the snapshot is gone, and nothing that was written is.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        with self._database.unit() as unit:
            unit.cases.take_back(case_id)
            _keep_stage(unit, case_id, self._now())
            return self._page(unit, case_id)

    def trash(self, case_id: int) -> None:
        """Put a case into the trash, where it lies for 30 days.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        with self._database.unit() as unit:
            unit.cases.trash(case_id, self._now())

    def untrash(self, case_id: int) -> None:
        """Take a case out of the trash.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        with self._database.unit() as unit:
            unit.cases.untrash(case_id)

    def expunge(self, case_ids: Iterable[int]) -> Forgotten:
        """Delete cases for good: no word of them is left in the profile or in a backup.

        Damaged ones go too. The backups go first, so that what interrupts this can be begun
        again. It takes about as long as writing the profile and every backup anew.

        Raises:
            StoreError: Something could not be written; the cases are still there.
        """
        with self._database.unit() as unit:
            known = [unit.cases.identity(case_id) for case_id in case_ids]
        return forget(self._database, known, now=self._now)

    def empty_trash(self, now: datetime | None = None) -> Forgotten:
        """Delete for good what lies in the trash.

        Args:
            now: Given, only what was put there more than 30 days before; else everything.

        Raises:
            StoreError: Something could not be written; the cases are still there.
        """
        before = None if now is None else now - timedelta(days=TRASH_DAYS)
        return empty_trash(self._database, now=self._now, before=before)

    def link(self, case_id: int, attempt: int, link: Link | None = None) -> CasePage:
        """Let an attempt belong to a case; one that does already gets the new kind and note.

        Args:
            case_id: The case.
            attempt: The attempt's id.
            link: Its kind and note; a debrief without a note by default.

        Raises:
            StoreError: There is no such case or attempt.
            DamagedCase: The case is not as it was written.
        """
        with self._database.unit() as unit:
            uuid = unit.attempts.get(attempt).uuid
            there = kept_case(unit, case_id).part(Links)
        new = replace(link or Link(uuid), attempt=uuid)
        known = {each.attempt: each for each in there.attempts} | {uuid: new}
        return self.save(case_id, Links(tuple(known.values())))

    def unlink(self, case_id: int, attempt_uuid: str) -> CasePage:
        """Let an attempt not belong to a case any more.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        with self._database.unit() as unit:
            there = kept_case(unit, case_id).part(Links)
        kept = tuple(each for each in there.attempts if each.attempt != attempt_uuid)
        return self.save(case_id, Links(kept))


def _keep_stage(unit: Unit, case_id: int, at: datetime) -> None:
    kept = kept_case(unit, case_id)
    case = kept.case
    went_in = case.went_in_at is not None
    stage = stage_of(case.size, kept.part(Outcome), kept.part(Review), went_in=went_in)
    if stage != case.stage:
        unit.cases.set_stage(case_id, stage, at)


def _index(unit: Unit, case_id: int) -> None:
    case = unit.cases.get(case_id)
    words = case_text(
        unit.cases.parts(case_id),
        also=(*case.tags, *case.people),
        given=template(case.template).words(),
    )
    unit.cases.put_words(case_id, case.title, words)
