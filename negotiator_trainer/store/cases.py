"""The cases of the journal: their parts with all that they once were, the snapshot, the trash."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from sqlmodel import col, select

from negotiator_trainer.journal.case import PARTS
from negotiator_trainer.store import case_index, seal
from negotiator_trainer.store.ahead import COUNTED_PARTS, tells_of
from negotiator_trainer.store.case_overviews import CaseOverviews
from negotiator_trainer.store.case_records import HIT_BEGINS, HIT_ENDS, PartState
from negotiator_trainer.store.case_rows import case_row, part_rows, to_case, words_row
from negotiator_trainer.store.failures import DamagedCase
from negotiator_trainer.store.tables import CasePartRow, CaseRow, CaseWordsRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from negotiator_trainer.journal.case import Part, Stage
    from negotiator_trainer.store.case_records import Case, CaseChange, NewCase
    from negotiator_trainer.store.work import Work

TOGETHER = timedelta(minutes=10)
"""What is written so soon after a state of a part was begun replaces it."""

NOTHING = -1
"""The snapshot's position when no part was written before it."""


class Cases(CaseOverviews):
    """Cases, kept by id; what the snapshot holds is never overwritten."""

    def __init__(self, work: Work) -> None:
        super().__init__(work.db)
        self._work = work

    def create(self, new: NewCase, *, uuid: str | None = None) -> Case:
        """Begin a case; `uuid` is the one that it brings from another profile."""
        at = seal.write_time(new.created_at)
        row = CaseRow(
            uuid=uuid or str(uuid4()),
            template=seal.clean(new.template),
            size=new.size,
            title=seal.clean(new.title),
            unit=seal.clean(new.unit),
            tags=_list(new.tags),
            people=_list(new.people),
            happens_on=_day(new.happens_on),
            stage="outcome" if new.size == "log" else "preparing",
            created_at=at,
            changed_at=at,
        )
        self._work.ledger.add(row)
        self._work.ahead_changed = True
        self._work.db.flush()
        return to_case(row)

    def bring(self, case: Case, states: Iterable[PartState]) -> Case:
        """Write a case as another profile had it, with its past; its id is a new one here.

        What is searched is to be put in by `put_words`.

        Args:
            case: The case; there is none with its uuid yet.
            states: Every state of its parts, oldest first.
        """
        row = CaseRow(
            uuid=case.uuid,
            template=seal.clean(case.template),
            size=case.size,
            title=seal.clean(case.title),
            unit=seal.clean(case.unit),
            tags=_list(case.tags),
            people=_list(case.people),
            happens_on=_day(case.happens_on),
            stage=case.stage,
            created_at=seal.write_time(case.created_at),
            changed_at=seal.write_time(case.changed_at),
            went_in_at=_time(case.went_in_at),
            frozen=case.frozen,
            trashed_at=_time(case.trashed_at),
        )
        self._work.ledger.add(row)
        self._work.ahead_changed = True
        self._work.db.flush()
        for position, state in enumerate(states):
            self._add(row, position, state.part, state.content, seal.write_time(state.at))
        return to_case(row)

    def get(self, case_id: int) -> Case:
        """Return a case, those in the trash too.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        return to_case(self._row(case_id))

    def change(self, case_id: int, wanted: CaseChange, *, at: datetime) -> Case:
        """Change what is given; the rest stays, and a change to what is there is none.

        Args:
            case_id: The case.
            wanted: What is to be different.
            at: When.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        words = {"title": wanted.title, "unit": wanted.unit, "template": wanted.template}
        lists = {"tags": wanted.tags, "people": wanted.people}
        new: dict[str, str | None] = {
            **{name: seal.clean(value) for name, value in words.items() if value is not None},
            **{name: _list(value) for name, value in lists.items() if value is not None},
        }
        if wanted.happens_on is not ...:
            new["happens_on"] = _day(wanted.happens_on)
        return self._change(case_id, new, at=at)

    def save(self, case_id: int, part: Part, content: str, at: datetime) -> None:
        """Save a part as it stands now; one that is as before is not written again.

        A state that was begun in the last ten minutes, and was written last, is replaced; one
        that the snapshot holds never is.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
            ValueError: There is no such part.
        """
        if part not in PARTS:
            raise ValueError(f"{part} is no part of a case")
        case = self._row(case_id)
        states = part_rows(self._work.db, case)
        text = seal.clean(content)
        present = next((row for row in reversed(states) if row.part == part), None)
        if present is not None and present.content == text:
            return
        if present is not None and present is states[-1] and _is_fresh(case, present, at):
            present.content = text
            self._work.ledger.change(present, owner=case.uuid)
        else:
            self._add(case, len(states), part, text, seal.write_time(at))
            if present is None and part in COUNTED_PARTS:
                self._work.ahead_changed = True
        self._change(case_id, {}, at=at)

    def part(self, case_id: int, part: Part) -> str | None:
        """Return a part as last saved; None while there is none.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        return self.parts(case_id).get(part)

    def parts(self, case_id: int) -> dict[Part, str]:
        """Return every part that was ever saved, as last saved.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        return {state.part: state.content for state in self.history(case_id)}

    def history(self, case_id: int) -> tuple[PartState, ...]:
        """Return every state of every part, oldest first, whatever the clock said.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        case = self._row(case_id)
        return tuple(
            PartState(
                part=cast("Part", row.part), content=row.content, at=seal.read_time(row.at),
                after_going_in=case.frozen is not None and row.position > case.frozen,
            )
            for row in part_rows(self._work.db, case)
        )  # fmt: skip

    def go_in(self, case_id: int, at: datetime) -> Case:
        """Freeze what was prepared; a case that went in already stays as it is.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
            ValueError: It is past that: its outcome is written.
        """
        row = self._row(case_id)
        if row.went_in_at is not None:
            return to_case(row)
        if row.stage != "preparing":
            raise ValueError(f"case {case_id} is past going in")
        last = len(part_rows(self._work.db, row)) - 1
        new = {"stage": "went_in", "went_in_at": seal.write_time(at), "frozen": last}
        return self._change(case_id, new, at=at)

    def take_back(self, case_id: int) -> Case:
        """Undo going in: the snapshot is gone, and the case is being prepared again.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        if self._row(case_id).went_in_at is None:
            return self.get(case_id)
        return self._change(case_id, {"stage": "preparing", "went_in_at": None, "frozen": None})

    def set_stage(self, case_id: int, stage: Stage, at: datetime) -> Case:
        """Keep how far a case is.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        return self._change(case_id, {"stage": stage}, at=at)

    def trash(self, case_id: int, at: datetime) -> None:
        """Put a case into the trash: it is in no list, count or search until it is taken out.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        if self._row(case_id).trashed_at is None:
            self._change(case_id, {"trashed_at": seal.write_time(at)})

    def untrash(self, case_id: int) -> None:
        """Take a case out of the trash.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        self._change(case_id, {"trashed_at": None})

    def expunge(self, case_ids: Iterable[int]) -> None:
        """Delete cases for good, damaged ones too; one that is not there is no error.

        Their words are in the file until `Database.scrub`.
        """
        db, ledger = self._work.db, self._work.ledger
        db.flush()
        indexed = True
        for case_id in case_ids:
            case = db.get(CaseRow, case_id)
            if case is None:
                continue
            indexed = self._forget_words(case) and indexed
            wanted = select(CasePartRow).where(col(CasePartRow.case_id) == case_id)
            for row in db.exec(wanted).all():
                ledger.remove(row)
            db.flush()
            ledger.remove(case)
            self._work.ahead_changed = True
            db.flush()
        if not indexed:
            case_index.rebuild(db)

    def put_words(self, case_id: int, title: str, words: str) -> None:
        """Keep what of a case is searched, in the place of what was.

        Args:
            case_id: The case.
            title: Its title, which weighs more.
            words: All other words of the person, as plain text.

        Raises:
            StoreError: There is no such case.
            DamagedCase: It is not as it was written.
        """
        case = self._row(case_id)
        new = (_searched(title), _searched(words))
        db, ledger = self._work.db, self._work.ledger
        row = words_row(db, case)
        if row is None:
            row = CaseWordsRow(case_id=case_id, title=new[0], words=new[1])
            ledger.add(row, owner=case.uuid)
        elif (row.title, row.words) == new:
            return
        else:
            case_index.unindex(db, case_id, row.title, row.words)
            row.title, row.words = new
            ledger.change(row, owner=case.uuid)
        db.flush()
        case_index.index(db, case_id, *new)

    def rebuild_index(self) -> None:
        """Make anew what the search reads, from the words that are kept."""
        case_index.rebuild(self._work.db)

    def _row(self, case_id: int) -> CaseRow:
        self._work.db.flush()
        return case_row(self._work.db, case_id)

    def _change(self, case_id: int, new: dict[str, Any], *, at: datetime | None = None) -> Case:
        row = self._row(case_id)
        if at is not None and (not new or any(getattr(row, n) != v for n, v in new.items())):
            new = {**new, "changed_at": seal.write_time(at)}
        if tells_of(self._work, row, {n for n, v in new.items() if getattr(row, n) != v}):
            self._work.ahead_changed = True
        for name, value in new.items():
            setattr(row, name, value)
        self._work.ledger.change(row)
        return to_case(row)

    def _add(self, case: CaseRow, position: int, part: str, content: str, at: str) -> None:
        row = CasePartRow(
            case_id=cast("int", case.id), position=position, part=part,
            content=seal.clean(content), at=at,
        )  # fmt: skip
        self._work.ledger.add(row, owner=case.uuid)

    def _forget_words(self, case: CaseRow) -> bool:
        """Delete what is searched; return whether the index is right without being made anew."""
        db = self._work.db
        row = db.get(CaseWordsRow, case.id)
        if row is None:
            return True
        try:
            words_row(db, case)
        except DamagedCase:
            right = False
        else:
            right = True
            case_index.unindex(db, row.case_id, row.title, row.words)
        self._work.ledger.remove(row)
        db.flush()
        return right


def _is_fresh(case: CaseRow, row: CasePartRow, at: datetime) -> bool:
    if case.frozen is not None and row.position <= case.frozen:
        return False
    return timedelta() <= at - seal.read_time(row.at) < TOGETHER


def _searched(text: str) -> str:
    """Leave out the marks that stand around what was found."""
    return seal.clean(text).replace(HIT_BEGINS, " ").replace(HIT_ENDS, " ")


def _list(words: Iterable[str]) -> str:
    return seal.dump([seal.clean(word) for word in words])


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _time(at: datetime | None) -> str | None:
    return None if at is None else seal.write_time(at)
