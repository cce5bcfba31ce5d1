"""Preparation sheets, with the way they came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.store import seal
from negotiator_trainer.store.tables import SheetRow

if TYPE_CHECKING:
    from datetime import datetime

    from negotiator_trainer.store.work import Work


class Sheets:
    """Each attempt's sheet; an earlier state is never overwritten."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def save(self, attempt_id: int, sheet: Sheet, at: datetime) -> None:
        """Save a sheet as it stands now; one that is as before is not written again.

        Raises:
            StoreError: There is no such attempt.
        """
        attempt = self._work.attempt(attempt_id)
        position = self._work.next_position(SheetRow, attempt_id)
        text = seal.clean(sheet.to_json())
        last = self._work.db.get(SheetRow, (attempt_id, position - 1)) if position else None
        if last is not None and last.content == text:
            return
        row = SheetRow(
            attempt_id=attempt_id, position=position, content=text, at=seal.write_time(at)
        )
        self._work.ledger.add(row, owner=attempt.uuid)

    def get(self, attempt_id: int) -> Sheet | None:
        """Return the sheet as last saved; None while there is none.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: It is not as it was written.
        """
        history = self.history(attempt_id)
        return history[-1][1] if history else None

    def history(self, attempt_id: int) -> tuple[tuple[datetime, Sheet], ...]:
        """Return every saved state with its time, oldest first.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: One is not as it was written.
        """
        rows = self._work.rows(SheetRow, attempt_id)
        return tuple((seal.read_time(row.at), Sheet.from_json(row.content)) for row in rows)
