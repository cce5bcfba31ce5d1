"""What was recommended and not wanted on a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlmodel import col, select

from negotiator_trainer.store import seal
from negotiator_trainer.store.tables import DeclinedRow

if TYPE_CHECKING:
    from datetime import datetime

    from negotiator_trainer.store.work import Work

KEPT = timedelta(days=2)
"""So long, in whatever zone the day is counted; it is of no use afterwards."""


class Declined:
    """Each “not today”."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, what: str, at: datetime) -> None:
        """Keep that something was not wanted; what was said days ago is forgotten.

        Args:
            what: Which recommendation, and what was wanted instead; 120 characters at most.
            at: When.
        """
        old = select(DeclinedRow).where(col(DeclinedRow.at) < seal.write_time(at - KEPT))
        for row in self._work.db.exec(old).all():
            self._work.ledger.remove(row)
        self._work.db.flush()
        self._work.ledger.add(DeclinedRow(what=seal.clean(what), at=seal.write_time(at)))

    def take_back(self) -> None:
        """Forget the last one."""
        newest = (col(DeclinedRow.at).desc(), col(DeclinedRow.id).desc())
        row = self._work.db.exec(select(DeclinedRow).order_by(*newest)).first()
        if row is not None:
            self._work.ledger.remove(row)

    def list(self) -> tuple[tuple[str, datetime], ...]:
        """Return what is kept, and when it was said; oldest first."""
        oldest = (col(DeclinedRow.at), col(DeclinedRow.id))
        rows = self._work.db.exec(select(DeclinedRow).order_by(*oldest)).all()
        return tuple((row.what, seal.read_time(row.at)) for row in rows)
