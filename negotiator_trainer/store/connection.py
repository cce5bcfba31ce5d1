"""The one way in which a database file is opened: one connection, one writer, nothing lost.

WAL with synchronous=FULL kept every acknowledged turn through two thousand simulated power
cuts; WAL with NORMAL did not. The exclusive lock keeps every second writer out, and with it
the defect of SQLite before 3.51.3 that resets a WAL under two connections.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

PATIENCE = 5.0
"""Seconds to wait for another program, such as a virus scanner, to let go."""

_RECIPE = (
    # Before WAL: then no shared-memory file is needed.
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "BEGIN IMMEDIATE",
    "COMMIT",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA secure_delete = ON",
)


def open_file(path: Path, *, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a database file for writing and hold it.

    Raises:
        sqlite3.Error: It is locked, cannot be written, or is no database.
    """
    # Not os.O_CREAT: a file that went missing must never come back empty.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for statement in _RECIPE:
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


def open_copy(path: Path) -> sqlite3.Connection:
    """Open a file that nobody writes, such as a backup, for reading; it is not changed."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )


def scrub(connection: sqlite3.Connection) -> None:
    """Take out of the file what deleted rows left in it: in search indexes, free pages and the log.

    An index of FTS5 keeps the words of deleted rows until it is made anew, free pages keep theirs
    until the file is written anew, and the log keeps both.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    indexes = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%'"
    ).fetchall()
    for (name,) in indexes:
        for order in ("rebuild", "optimize"):
            statement = f'INSERT INTO "{name}" ("{name}") VALUES (?)'  # noqa: S608  the schema's name
            connection.execute(statement, (order,))
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def engine_on(connection: sqlite3.Connection) -> Engine:
    """Let SQLAlchemy use this connection, and no other, in explicit transactions."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
