"""The home page's one prepared row, read through the standard library before all else.

It is written with every change that affects it, so the first page needs neither SQLModel nor
the open database. Whatever is wrong with the file is not this module's business: it returns
None, and opening the database says what it is.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Any

from negotiator_trainer.store import schema, seal
from negotiator_trainer.store.home_records import Best, HomeRow, Unfinished

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

TABLE = "home"

_QUERY = "SELECT id, unfinished, best, ahead, hash FROM home WHERE id = 1"


def read_home(path: Path) -> HomeRow | None:
    """Return what the home page shows; None when it has to wait for the database.

    The database is open for the time of one query and not locked afterwards.

    Args:
        path: The profile's file.
    """
    try:
        header = schema.read_header(path)
        if header != schema.Header(schema.APPLICATION_ID, schema.VERSION):
            return None
        with closing(_open(path)) as connection:
            row = connection.execute(_QUERY).fetchone()
        return None if row is None else _checked(*row)
    except (OSError, sqlite3.Error, ValueError, KeyError, TypeError):
        return None


def write_unfinished(attempts: Iterable[Unfinished]) -> str:
    """Write the unfinished attempts as the row's JSON."""
    return seal.dump(
        [
            [a.id, a.scenario, a.role, a.mode, a.turns_made, seal.write_time(a.changed_at)]
            for a in attempts
        ]
    )


def write_best(best: Mapping[str, Best]) -> str:
    """Write plays and best results as the row's JSON."""
    return seal.dump({name: [b.plays, b.overall, b.verdict, b.attempt] for name, b in best.items()})


def _open(path: Path) -> sqlite3.Connection:
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists() and wal.stat().st_size:
        # After a crash, or while another process writes: then it is busy, and we do not wait.
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        return connection
    # Nothing is left to recover: no lock is needed, and a read-only folder will do.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, timeout=0)


def _checked(
    number: int, unfinished: str, best: str, ahead: str | None, sealed: str
) -> HomeRow | None:
    values = {"id": number, "unfinished": unfinished, "best": best, "ahead": ahead}
    if seal.row_hash(TABLE, values) != sealed:
        return None
    return HomeRow(
        unfinished=tuple(_unfinished(item) for item in json.loads(unfinished)),
        best={
            name: Best(plays=plays, overall=overall, verdict=verdict, attempt=attempt)
            for name, (plays, overall, verdict, attempt) in json.loads(best).items()
        },
        ahead=ahead,
    )


def _unfinished(item: list[Any]) -> Unfinished:
    number, scenario, role, mode, turns_made, changed_at = item
    return Unfinished(
        id=number,
        scenario=scenario,
        role=role,
        mode=mode,
        turns_made=turns_made,
        changed_at=datetime.fromisoformat(changed_at),
    )
