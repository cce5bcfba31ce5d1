"""Keeps SQLite's index of the journal's words in step with them; PostgreSQL keeps its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlmodel import Session

# With a rank of 1 what is indexed is compared as well, not the index's own structure alone.
_CHECK = "INSERT INTO case_search (case_search, rank) VALUES ('integrity-check', 1)"


def index(db: Session, case_id: int, title: str, words: str) -> None:
    """Put a case into the index."""
    if _is_ours(db):
        db.connection().execute(
            text("INSERT INTO case_search (rowid, title, words) VALUES (:id, :title, :words)"),
            {"id": case_id, "title": title, "words": words},
        )


def unindex(db: Session, case_id: int, title: str, words: str) -> None:
    """Take a case out of the index.

    Args:
        db: A transaction.
        case_id: The case.
        title: As it was put in: with other words, some would be left there.
        words: Likewise.
    """
    if _is_ours(db):
        db.connection().execute(
            text(
                "INSERT INTO case_search (case_search, rowid, title, words) "
                "VALUES ('delete', :id, :title, :words)"
            ),
            {"id": case_id, "title": title, "words": words},
        )


def rebuild(db: Session) -> None:
    """Make the index anew from what is to be searched."""
    if _is_ours(db):
        db.connection().execute(text("INSERT INTO case_search (case_search) VALUES ('rebuild')"))


def is_right(connection: sqlite3.Connection) -> bool:
    """Return whether the index holds every word that is to be searched, and no other.

    Nothing is changed; a file that cannot be written is compared in memory.
    """
    try:
        connection.execute(_CHECK)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_READONLY:
            return False
    else:
        return True
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        try:
            connection.backup(copy)
            copy.execute(_CHECK)
        except sqlite3.DatabaseError:
            return False
    return True


def _is_ours(db: Session) -> bool:
    return db.get_bind().dialect.name == "sqlite"
