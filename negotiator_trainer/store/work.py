"""What the repositories of one transaction share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from sqlmodel import col, func, select

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import seal
from negotiator_trainer.store.failures import SAFE, DamagedAttempt
from negotiator_trainer.store.ledger import Ledger, content, table_name
from negotiator_trainer.store.tables import (
    AnswersRow,
    AttemptRow,
    EstimateRow,
    MarkRow,
    NoteRow,
    ResultRow,
    SheetRow,
    SkillRow,
    TurnRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlmodel import Session

    from negotiator_trainer.store.tables import OwnedRow

AnyOwned = TypeVar(
    "AnyOwned", TurnRow, ResultRow, SheetRow, EstimateRow, NoteRow, AnswersRow, MarkRow, SkillRow
)


@dataclass(slots=True)
class Work:
    """One transaction under way.

    Attributes:
        db: SQLModel's session.
        now: The clock.
        ledger: Through which every row is written.
        safe: What is safe if the transaction fails, for the person.
        unfinished_changed: The home page's unfinished attempts are to be written.
        best_changed: The home page's best results are to be written.
        ahead_changed: What lies ahead, of skills, drills and cases, is to be written there.
    """

    db: Session
    now: Callable[[], datetime]
    ledger: Ledger = field(init=False)
    safe: str = SAFE
    unfinished_changed: bool = False
    best_changed: bool = False
    ahead_changed: bool = False

    def __post_init__(self) -> None:
        """Open the ledger of this transaction."""
        self.ledger = Ledger(self.db)

    def attempt(self, attempt_id: int) -> AttemptRow:
        """Return an attempt's row.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: It is not as it was written.
        """
        row = self.db.get(AttemptRow, attempt_id)
        if row is None:
            raise StoreError(
                f"Attempt {attempt_id} is not in your history.",
                remedy="Go back to the list of attempts and choose another one.",
            )
        self.check(row, attempt_id=attempt_id)
        return row

    def check(
        self,
        row: AttemptRow | OwnedRow,
        *,
        attempt_id: int,
        owner: str = "",
        before: str = "",
    ) -> None:
        """Compare a row that was read with its hash.

        Raises:
            DamagedAttempt: They differ.
        """
        found = seal.row_hash(table_name(row), content(row), owner=owner, before=before)
        if found != row.hash:
            raise damaged_attempt(attempt_id)

    def rows(self, kind: type[AnyOwned], attempt_id: int) -> tuple[AnyOwned, ...]:
        """Return an attempt's rows of one table in their order, checked.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: One is not as it was written.
        """
        attempt = self.attempt(attempt_id)
        found = self.db.exec(
            select(kind).where(col(kind.attempt_id) == attempt_id).order_by(col(kind.position))
        ).all()
        for position, row in enumerate(found):
            self.check(row, attempt_id=attempt_id, owner=attempt.uuid)
            if row.position != position:
                raise damaged_attempt(attempt_id)
        return tuple(found)

    def next_position(self, kind: type[OwnedRow], attempt_id: int) -> int:
        """Return the position of an attempt's next row in a table."""
        last = self.db.exec(
            select(func.max(col(kind.position))).where(col(kind.attempt_id) == attempt_id)
        ).one()
        return 0 if last is None else last + 1


def damaged_attempt(attempt_id: int) -> DamagedAttempt:
    """Return the refusal of an attempt that is not as it was written."""
    return DamagedAttempt(
        f"Attempt {attempt_id} is damaged on the disk; the others can be read.",
        remedy="Restore a backup to get it back.",
    )
