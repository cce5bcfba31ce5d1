"""Attempts and their event log."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import uuid4

from sqlmodel import col, select

from negotiator_trainer.store import seal
from negotiator_trainer.store.conversions import (
    to_attempt,
    to_result,
    to_result_row,
    to_turn,
    to_turn_row,
)
from negotiator_trainer.store.summaries import Overviews
from negotiator_trainer.store.tables import AttemptRow, ResultRow, TurnRow
from negotiator_trainer.store.work import damaged_attempt

if TYPE_CHECKING:
    from datetime import datetime

    from negotiator_trainer.store.records import Attempt, NewAttempt, Result, TurnRecord
    from negotiator_trainer.store.work import Work


class Attempts(Overviews):
    """Attempts, kept by id; turns are only ever added."""

    def __init__(self, work: Work) -> None:
        super().__init__(work.db)
        self._work = work
        self._begun: set[int] = set()

    def create(self, new: NewAttempt, *, uuid: str | None = None) -> Attempt:
        """Begin an attempt; `uuid` is the one that it brings from another profile."""
        row = AttemptRow(
            uuid=uuid or str(uuid4()),
            scenario=new.scenario,
            role=new.role,
            variant=new.variant,
            seed=new.seed,
            content=new.content,
            engine_version=new.engine_version,
            scorer_version=new.scorer_version,
            mode=new.mode,
            started_at=seal.write_time(new.started_at),
            changed_at=seal.write_time(new.started_at),
        )
        self._work.ledger.add(row)
        self._work.unfinished_changed = True
        begun = to_attempt(row)
        self._begun.add(begun.id)
        return begun

    def get(self, attempt_id: int) -> Attempt:
        """Return an attempt, discarded ones too.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: It is not as it was written.
        """
        return to_attempt(self._work.attempt(attempt_id))

    def find(self, uuid: str) -> Attempt | None:
        """Return the attempt with this uuid, discarded ones too; None where there is none."""
        row = self._work.db.exec(select(AttemptRow).where(col(AttemptRow.uuid) == uuid)).first()
        return None if row is None else to_attempt(row)

    def append(self, attempt_id: int, turn: TurnRecord) -> None:
        """Add the next turn; the same turn again, after a commit of unknown fate, is no error.

        Raises:
            StoreError: There is no such attempt.
            ValueError: It is not the next turn, or the attempt is finished.
        """
        attempt = self._work.attempt(attempt_id)
        if attempt_id not in self._begun:
            self._work.safe = f"Your last saved turn is {attempt.turns_made}"
        row = to_turn_row(attempt_id, turn)
        following = attempt.turns_made + 1 if attempt.head else 0
        if turn.position < following and self._is_there(row):
            return
        if turn.position != following or attempt.finished_at is not None:
            raise ValueError(f"attempt {attempt_id} has no room for turn {turn.position}")
        self._work.ledger.add(row, owner=attempt.uuid, before=attempt.head)
        attempt.head = row.hash
        attempt.turns_made = turn.position
        attempt.changed_at = row.at
        self._work.ledger.change(attempt)
        self._work.unfinished_changed = True

    def turns(self, attempt_id: int) -> tuple[TurnRecord, ...]:
        """Return an attempt's turns from the opening on.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: A turn is missing or not as it was written.
        """
        attempt = self._work.attempt(attempt_id)
        rows = self._work.db.exec(
            select(TurnRow)
            .where(col(TurnRow.attempt_id) == attempt_id)
            .order_by(col(TurnRow.position))
        ).all()
        head = ""
        for position, row in enumerate(rows):
            self._work.check(row, attempt_id=attempt_id, owner=attempt.uuid, before=head)
            if row.position != position:
                raise damaged_attempt(attempt_id)
            head = row.hash
        if head != attempt.head:
            raise damaged_attempt(attempt_id)
        return tuple(to_turn(row) for row in rows)

    def finish(self, attempt_id: int, ending: str, finished_at: datetime, result: Result) -> None:
        """End an attempt with its first scoring; the same again is no error.

        Raises:
            StoreError: There is no such attempt.
            ValueError: It has ended otherwise.
        """
        attempt = self._work.attempt(attempt_id)
        if attempt.finished_at is not None:
            if (attempt.ending, attempt.verdict) == (ending, result.verdict):
                return
            raise ValueError(f"attempt {attempt_id} has ended as {attempt.ending}")
        attempt.ending = ending
        attempt.finished_at = seal.write_time(finished_at)
        self._score(attempt, result)

    def rescore(self, attempt_id: int, result: Result) -> None:
        """Score a finished attempt anew; the earlier results stay.

        Raises:
            StoreError: There is no such attempt.
            ValueError: It is not finished.
        """
        attempt = self._work.attempt(attempt_id)
        if attempt.finished_at is None:
            raise ValueError(f"attempt {attempt_id} is not finished")
        self._score(attempt, result)

    def results(self, attempt_id: int) -> tuple[Result, ...]:
        """Return an attempt's scorings, oldest first.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: One is not as it was written.
        """
        return tuple(to_result(row) for row in self._work.rows(ResultRow, attempt_id))

    def discard(self, attempt_id: int) -> None:
        """Put an attempt aside: it is in no list, chart or count until it is restored."""
        self._put_aside(attempt_id, seal.write_time(self._work.now()))

    def restore(self, attempt_id: int) -> None:
        """Bring a discarded attempt back."""
        self._put_aside(attempt_id, None)

    def _put_aside(self, attempt_id: int, at: str | None) -> None:
        attempt = self._work.attempt(attempt_id)
        attempt.discarded_at = at
        self._work.ledger.change(attempt)
        self._work.unfinished_changed = True
        self._work.best_changed = True

    def _score(self, attempt: AttemptRow, result: Result) -> None:
        attempt_id = cast("int", attempt.id)
        position = self._work.next_position(ResultRow, attempt_id)
        row = to_result_row(attempt_id, position, result)
        self._work.ledger.add(row, owner=attempt.uuid)
        attempt.verdict = result.verdict
        attempt.overall = float(result.overall)
        attempt.scorer_version = result.scorer_version
        self._work.ledger.change(attempt)
        self._work.unfinished_changed = True
        self._work.best_changed = True

    def _is_there(self, row: TurnRow) -> bool:
        there = self._work.db.get(TurnRow, (row.attempt_id, row.position))
        return there is not None and all(
            getattr(there, name) == getattr(row, name) for name in ("move", "lines", "events")
        )
