"""Seals every row that is written, and counts the rows of each table.

A row that vanished, or came back from an older copy of its page, has a right hash: the
number of rows and the sum of their hashes give it away.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import inspect

from negotiator_trainer.store import seal
from negotiator_trainer.store.tables import (
    AttemptRow,
    CasePartRow,
    CaseRow,
    CaseWordsRow,
    DeclinedRow,
    DrillAnswerRow,
    DrillRow,
    HomeTableRow,
    OwnedRow,
    ProfileRow,
    ScenarioFileRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlmodel import Session

SealedRow: TypeAlias = (
    AttemptRow | OwnedRow | ScenarioFileRow | DrillRow | DrillAnswerRow | CaseRow | CasePartRow
    | CaseWordsRow | DeclinedRow
)  # fmt: skip

_UNSEALED = {"hash", "attempt_id", "case_id", "drill_id"}
_RENUMBERED = {"journal_case", "drill", "declined"}
"""Tables whose ids are this profile's own: elsewhere the same row has another one."""


def content(row: SealedRow | ProfileRow | HomeTableRow) -> dict[str, object]:
    """Return what of a row its hash covers."""
    names = inspect(type(row)).columns.keys()
    return sealed_part(table_name(row), {name: getattr(row, name) for name in names})


def sealed_part(table: str, values: Mapping[str, object]) -> dict[str, object]:
    """Return of a row's columns those that its hash covers."""
    left_out = _UNSEALED | {"id"} if table in _RENUMBERED else _UNSEALED
    return {name: value for name, value in values.items() if name not in left_out}


def table_name(row: SealedRow | ProfileRow | HomeTableRow) -> str:
    """Return the name of a row's table."""
    return str(type(row).__tablename__)


class Ledger:
    """Writes rows in one transaction and keeps count of them."""

    def __init__(self, db: Session) -> None:
        self._db = db
        self._rows: Counter[str] = Counter()
        self._sums: Counter[str] = Counter()

    @property
    def touched(self) -> set[str]:
        """The tables in which something was written so far."""
        return set(self._sums)

    def add(self, row: SealedRow, *, owner: str = "", before: str = "") -> None:
        """Seal a new row and write it; `owner` is the uuid of what it belongs to."""
        self._db.add(row)
        if isinstance(row, AttemptRow):
            self._db.flush()
        row.hash = seal.row_hash(table_name(row), content(row), owner=owner, before=before)
        self._count(row, rows=1, total=int(row.hash, 16))

    def change(self, row: SealedRow, *, owner: str = "") -> None:
        """Seal a row anew after it was changed."""
        was = int(row.hash, 16)
        row.hash = seal.row_hash(table_name(row), content(row), owner=owner)
        self._count(row, rows=0, total=int(row.hash, 16) - was)

    def remove(self, row: SealedRow) -> None:
        """Delete a row."""
        self._count(row, rows=-1, total=-int(row.hash, 16))
        self._db.delete(row)

    def close(self) -> None:
        """Write the counts, as the last thing in the transaction."""
        if not self._sums:
            return
        self._db.flush()
        profile = self._db.get_one(ProfileRow, 1, with_for_update=True)
        tallies = read_tallies(profile.tallies)
        for table, total in self._sums.items():
            rows, was = tallies.get(table, (0, 0))
            tallies[table] = (rows + self._rows[table], (was + total) % seal.MODULUS)
        profile.tallies = write_tallies(tallies)
        seal_single(profile)

    def _count(self, row: SealedRow, *, rows: int, total: int) -> None:
        self._rows[table_name(row)] += rows
        self._sums[table_name(row)] += total


def seal_single(row: ProfileRow | HomeTableRow) -> None:
    """Seal a row that is the only one of its table."""
    row.hash = seal.row_hash(table_name(row), content(row))


def read_tallies(text: str) -> dict[str, tuple[int, int]]:
    """Read each table's number of rows and sum of hashes."""
    return {table: (rows, int(total, 16)) for table, (rows, total) in json.loads(text).items()}


def write_tallies(tallies: dict[str, tuple[int, int]]) -> str:
    """Write what `read_tallies` reads."""
    return seal.dump({table: [rows, f"{total:064x}"] for table, (rows, total) in tallies.items()})
