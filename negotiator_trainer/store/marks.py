"""What is to be known of an attempt beside its turns: hints, tries in the review, forks."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlmodel import col, select

from negotiator_trainer.store import seal
from negotiator_trainer.store.conversions import to_attempt
from negotiator_trainer.store.records import Mark, MarkKind
from negotiator_trainer.store.tables import AttemptRow, MarkRow

if TYPE_CHECKING:
    from negotiator_trainer.store.records import Attempt
    from negotiator_trainer.store.work import Work


class Marks:
    """Each attempt's marks; they are only ever added."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, attempt_id: int, mark: Mark) -> None:
        """Keep a mark; the same kind, turn and detail again is no error and adds nothing.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: An earlier mark is not as it was written.
        """
        attempt = self._work.attempt(attempt_id)
        same = (mark.kind, mark.turn, mark.detail)
        if any((m.kind, m.turn, m.detail) == same for m in self.list(attempt_id)):
            return
        row = MarkRow(
            attempt_id=attempt_id,
            position=self._work.next_position(MarkRow, attempt_id),
            kind=mark.kind,
            turn=mark.turn,
            detail=seal.clean(mark.detail),
            at=seal.write_time(mark.at),
        )
        self._work.ledger.add(row, owner=attempt.uuid)
        if mark.kind == "branch":
            self._work.best_changed = True

    def list(self, attempt_id: int) -> tuple[Mark, ...]:
        """Return an attempt's marks, oldest first.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: One is not as it was written.
        """
        return tuple(_mark(row) for row in self._work.rows(MarkRow, attempt_id))

    def comparisons(self, uuid: str) -> tuple[Mark, ...]:
        """Return what was said when other attempts were laid beside this one, oldest first.

        Args:
            uuid: This attempt's uuid.
        """
        self._work.db.flush()
        rows = self._work.db.exec(
            select(MarkRow)
            .where(
                col(MarkRow.kind) == "compared",
                col(MarkRow.detail).contains(uuid, autoescape=True),
            )
            .order_by(col(MarkRow.at), col(MarkRow.attempt_id), col(MarkRow.position))
        )
        return tuple(_mark(row) for row in rows)

    def branches(self, uuid: str) -> tuple[tuple[Attempt, int], ...]:
        """Return the practice forks of an attempt with their turns, oldest first.

        Those that were put aside are left out.

        Args:
            uuid: The uuid of the attempt that they were forked from.
        """
        self._work.db.flush()
        rows = self._work.db.exec(
            select(AttemptRow, MarkRow.turn)
            .join(MarkRow, col(MarkRow.attempt_id) == col(AttemptRow.id))
            .where(
                col(MarkRow.kind) == "branch",
                col(MarkRow.detail) == uuid,
                col(AttemptRow.discarded_at).is_(None),
            )
            .order_by(col(AttemptRow.id))
        ).all()
        return tuple((to_attempt(row), turn) for row, turn in rows)


def _mark(row: MarkRow) -> Mark:
    return Mark(
        kind=cast("MarkKind", row.kind), turn=row.turn, detail=row.detail,
        at=seal.read_time(row.at),
    )  # fmt: skip
