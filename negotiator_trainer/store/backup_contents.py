"""What is in a backup, counted without opening it as the profile."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.store import seal
from negotiator_trainer.store.connection import open_copy
from negotiator_trainer.store.failures import damaged
from negotiator_trainer.store.opening import judge

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_COUNTED = {
    "attempt": "SELECT count(*), max(changed_at) FROM attempt WHERE discarded_at IS NULL",
    "journal_case": "SELECT count(*), max(changed_at) FROM journal_case WHERE trashed_at IS NULL",
    "drill": "SELECT count(*), max(changed_at) FROM drill",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a backup holds.

    Attributes:
        attempts: Attempts that were not put aside.
        cases: Cases that are not in the trash.
        drills: Positions that come back for practice.
        last_change: When the last of them was changed; None where there are none.
        state: Equal to `Database.state` of the profile that it is a copy of.
    """

    attempts: int
    cases: int
    drills: int
    last_change: datetime | None
    state: str


def contents(path: Path) -> Contents:
    """Count what is in a backup; its rows are not compared with their hashes.

    Raises:
        DamagedStore: It is no profile, or cannot be read.
        StoreNewer: A newer version of the program wrote it.
    """
    judge(path)
    try:
        with closing(open_copy(path)) as connection:
            return _count(connection)
    except (sqlite3.Error, UnicodeDecodeError, TypeError, ValueError) as error:
        raise damaged(path, "is damaged") from error


def _count(connection: sqlite3.Connection) -> Contents:
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    found = {
        table: connection.execute(query).fetchone() if table in there else (0, None)
        for table, query in _COUNTED.items()
    }
    sealed = connection.execute("SELECT hash FROM profile WHERE id = 1").fetchone()
    last = max((at for _, at in found.values() if at is not None), default=None)
    return Contents(
        attempts=found["attempt"][0],
        cases=found["journal_case"][0],
        drills=found["drill"][0],
        last_change=None if last is None else seal.read_time(last),
        state=str(sealed[0]) if sealed else "",
    )
