"""Drills and their answers."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from sqlmodel import col, func, select

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import seal
from negotiator_trainer.store.drill_records import Drill, DrillAnswer, DrillState, Schedule
from negotiator_trainer.store.ledger import content, table_name
from negotiator_trainer.store.tables import AttemptRow, DrillAnswerRow, DrillRow
from negotiator_trainer.store.work import damaged_attempt

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import ColumnElement

    from negotiator_trainer.store.drill_records import NewDrill
    from negotiator_trainer.store.work import Work

_COMES_BACK = ("due", "mastered")


class Drills:
    """Positions that come back for practice, at most one for each turn of an attempt.

    Drills of an attempt that was put aside are in no list until it is restored.
    """

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, new: NewDrill, *, uuid: str | None = None) -> Drill:
        """Keep a drill; where the turn has one already, that one stays as it is.

        Args:
            new: The drill.
            uuid: The one that it brings from another profile.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: What is there is not as it was written.
        """
        attempt = self._work.attempt(new.attempt)
        there = self.find(new.attempt, new.turn)
        if there is not None:
            return there
        made = seal.write_time(new.made_at)
        row = DrillRow(
            uuid=uuid or str(uuid4()), attempt_id=new.attempt, turn=new.turn, skill=new.skill,
            loss=float(new.loss), state=new.schedule.state, card=new.schedule.card,
            due_at=write_day(new.schedule.due_on), lapses=new.schedule.lapses, made_at=made,
            changed_at=made,
        )  # fmt: skip
        self._work.ledger.add(row, owner=attempt.uuid)
        self._work.db.flush()
        return self._told(row, attempt, answers=0)

    def get(self, drill_id: int) -> Drill:
        """Return a drill.

        Raises:
            StoreError: There is no such drill.
            DamagedAttempt: It is not as it was written.
        """
        row, attempt = self._row(drill_id)
        return self._told(row, attempt, answers=self._count(drill_id))

    def find(self, attempt_id: int, turn: int) -> Drill | None:
        """Return the drill of a turn; None where there is none.

        Raises:
            DamagedAttempt: It is not as it was written.
        """
        found = self._many(col(DrillRow.attempt_id) == attempt_id, col(DrillRow.turn) == turn)
        return found[0] if found else None

    def list(
        self, *, attempt: int | None = None, scenario: str = "",
        states: Iterable[DrillState] | None = None,
    ) -> tuple[Drill, ...]:  # fmt: skip
        """Return drills, those that come first first; of one day the costliest first.

        Args:
            attempt: Only those of an attempt.
            scenario: Only those of a scenario.
            states: Only those in these states.

        Raises:
            DamagedAttempt: One is not as it was written.
        """
        wanted: list[ColumnElement[bool]] = [col(AttemptRow.discarded_at).is_(None)]
        if attempt is not None:
            wanted.append(col(DrillRow.attempt_id) == attempt)
        if scenario:
            wanted.append(col(AttemptRow.scenario) == scenario)
        if states is not None:
            wanted.append(col(DrillRow.state).in_(tuple(states)))
        return self._many(*wanted)

    def due(
        self, on: date, *, limit: int | None = None, attempt: int | None = None
    ) -> tuple[Drill, ...]:
        """Return what comes back on a day or should have before, in the order of `list`.

        Args:
            on: The day, as it is counted where the person is.
            limit: At most so many.
            attempt: Only those of an attempt.

        Raises:
            DamagedAttempt: One is not as it was written.
        """
        wanted = [
            col(AttemptRow.discarded_at).is_(None),
            col(DrillRow.state).in_(_COMES_BACK),
            col(DrillRow.due_at) <= write_day(on),
        ]
        if attempt is not None:
            wanted.append(col(DrillRow.attempt_id) == attempt)
        return self._many(*wanted, limit=limit)

    def answer(self, drill_id: int, answer: DrillAnswer, schedule: Schedule) -> Drill:
        """Keep an answer and when the drill comes back; both or neither.

        Raises:
            StoreError: There is no such drill.
            DamagedAttempt: It is not as it was written.
        """
        row, attempt = self._row(drill_id)
        written = DrillAnswerRow(
            drill_id=drill_id, position=self._count(drill_id), move=seal.clean(answer.move),
            loss=float(answer.loss), rating=answer.rating, seconds=float(answer.seconds),
            at=seal.write_time(answer.at),
        )  # fmt: skip
        self._work.ledger.add(written, owner=row.uuid)
        return self._put(row, attempt, schedule, at=answer.at)

    def rate(self, drill_id: int, rating: int, schedule: Schedule, *, at: datetime) -> Drill:
        """Give the last answer another rating, and with it another day.

        Raises:
            StoreError: There is no such drill, or it was not answered.
            DamagedAttempt: It is not as it was written.
        """
        row, attempt = self._row(drill_id)
        last = self._last(row)
        last.rating = rating
        self._work.ledger.change(last, owner=row.uuid)
        return self._put(row, attempt, schedule, at=at)

    def take_back(self, drill_id: int, schedule: Schedule, *, at: datetime) -> Drill:
        """Remove the last answer and put the drill back to where it was before it.

        Raises:
            StoreError: There is no such drill, or it was not answered.
            DamagedAttempt: It is not as it was written.
        """
        row, attempt = self._row(drill_id)
        self._work.ledger.remove(self._last(row))
        return self._put(row, attempt, schedule, at=at)

    def put(self, drill_id: int, schedule: Schedule, *, at: datetime) -> Drill:
        """Put a drill elsewhere: aside, back, or where it was.

        Raises:
            StoreError: There is no such drill.
            DamagedAttempt: It is not as it was written.
        """
        row, attempt = self._row(drill_id)
        return self._put(row, attempt, schedule, at=at)

    def answers(self, drill_id: int) -> tuple[DrillAnswer, ...]:
        """Return a drill's answers, oldest first.

        Raises:
            StoreError: There is no such drill.
            DamagedAttempt: One is not as it was written.
        """
        row, _ = self._row(drill_id)
        return tuple(
            DrillAnswer(
                move=each.move, loss=each.loss, rating=each.rating, seconds=each.seconds,
                at=seal.read_time(each.at),
            )
            for each in self._answer_rows(row)
        )  # fmt: skip

    def answered(self, *, since: datetime, until: datetime) -> int:
        """Return how many answers were given within a time, its end left out."""
        self._work.db.flush()
        at = col(DrillAnswerRow.at)
        return self._work.db.exec(
            select(func.count())
            .select_from(DrillAnswerRow)
            .where(at >= seal.write_time(since), at < seal.write_time(until))
        ).one()

    def _row(self, drill_id: int) -> tuple[DrillRow, AttemptRow]:
        self._work.db.flush()
        row = self._work.db.get(DrillRow, drill_id)
        if row is None:
            raise StoreError(
                f"Drill {drill_id} is not there any more.", remedy="Go on with the next one."
            )
        attempt = self._work.attempt(row.attempt_id)
        self._check(row, attempt)
        return row, attempt

    def _many(self, *wanted: ColumnElement[bool], limit: int | None = None) -> tuple[Drill, ...]:
        self._work.db.flush()
        answers = (
            select(func.count())
            .select_from(DrillAnswerRow)
            .where(col(DrillAnswerRow.drill_id) == col(DrillRow.id))
            .scalar_subquery()
        )
        rows = self._work.db.exec(
            select(DrillRow, AttemptRow, answers)
            .join(AttemptRow, col(DrillRow.attempt_id) == col(AttemptRow.id))
            .where(*wanted)
            .order_by(col(DrillRow.due_at), col(DrillRow.loss).desc(), col(DrillRow.id))
            .limit(limit)
        ).all()
        for row, attempt, _ in rows:
            self._check(row, attempt)
        return tuple(self._told(row, attempt, answers=count) for row, attempt, count in rows)

    def _check(self, row: DrillRow, attempt: AttemptRow) -> None:
        if seal.row_hash(table_name(row), content(row), owner=attempt.uuid) != row.hash:
            raise damaged_attempt(row.attempt_id)

    def _put(
        self, row: DrillRow, attempt: AttemptRow, schedule: Schedule, *, at: datetime
    ) -> Drill:
        row.state, row.card, row.lapses = schedule.state, schedule.card, schedule.lapses
        row.due_at = write_day(schedule.due_on)
        row.changed_at = seal.write_time(at)
        self._work.ledger.change(row, owner=attempt.uuid)
        self._work.db.flush()
        return self._told(row, attempt, answers=self._count(cast("int", row.id)))

    def _answer_rows(self, row: DrillRow) -> tuple[DrillAnswerRow, ...]:
        found = self._work.db.exec(
            select(DrillAnswerRow)
            .where(col(DrillAnswerRow.drill_id) == row.id)
            .order_by(col(DrillAnswerRow.position))
        ).all()
        for position, each in enumerate(found):
            sealed = seal.row_hash(table_name(each), content(each), owner=row.uuid)
            if sealed != each.hash or each.position != position:
                raise damaged_attempt(row.attempt_id)
        return tuple(found)

    def _last(self, row: DrillRow) -> DrillAnswerRow:
        rows = self._answer_rows(row)
        if not rows:
            raise StoreError("This drill was not answered yet.", remedy="Answer it first.")
        return rows[-1]

    def _count(self, drill_id: int) -> int:
        self._work.db.flush()
        return self._work.db.exec(
            select(func.count())
            .select_from(DrillAnswerRow)
            .where(col(DrillAnswerRow.drill_id) == drill_id)
        ).one()

    def _told(self, row: DrillRow, attempt: AttemptRow, *, answers: int) -> Drill:
        return Drill(
            id=cast("int", row.id), uuid=row.uuid, attempt=row.attempt_id, turn=row.turn,
            scenario=attempt.scenario, role=attempt.role, skill=row.skill, loss=row.loss,
            schedule=Schedule(
                state=cast("DrillState", row.state), card=row.card,
                due_on=seal.read_time(row.due_at).date(), lapses=row.lapses,
            ),
            answers=answers, made_at=seal.read_time(row.made_at),
            changed_at=seal.read_time(row.changed_at),
        )  # fmt: skip


def write_day(day: date) -> str:
    """Write a day, as it is counted where the person is, as the noon of it.

    Noon in no zone's name: a drill answered at eight in the evening comes back on the next
    day, not at eight, and the day stays the same one when the person travels.
    """
    return seal.write_time(datetime.combine(day, time(12), tzinfo=UTC))
