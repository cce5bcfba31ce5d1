"""Keeps SQLite's index of the journal's words in step with them; PostgreSQL keeps its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import text

from negotiator_trainer.store.tables import SEARCH_TABLE

if TYPE_CHECKING:
    from sqlmodel import Session

# With a rank of 1 what is indexed is compared as well, not the index's own structure alone.
_CHECK = "INSERT INTO case_search (case_search, rank) VALUES ('integrity-check', 1)"

_ASKED = "SELECT count(*), total(rowid) FROM case_search WHERE case_search MATCH ?"


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


def rebuild_file(connection: sqlite3.Connection) -> None:
    """Make the index of a file anew."""
    connection.execute("INSERT INTO case_search (case_search) VALUES ('rebuild')")


def is_right(connection: sqlite3.Connection, *, asked: bool = True) -> bool:
    """Return whether the index holds every word that is to be searched, and no other.

    Nothing is changed; a file that cannot be written is compared in memory.

    Args:
        connection: On the file.
        asked: Also ask for every word and beginning, and compare with what a new index says:
            FTS5's own check reads the pages in a row and not by way of what leads to them, so
            some damage escapes it. With 10,000 cases this takes 1.3 seconds.
    """
    return _is_whole(connection) and (not asked or _answers_as_a_new_one(connection))


def _answers_as_a_new_one(connection: sqlite3.Connection) -> bool:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        try:
            words = connection.execute("SELECT case_id, title, words FROM case_words")
            new.execute("CREATE TABLE case_words (case_id INTEGER PRIMARY KEY, title, words)")
            new.executemany("INSERT INTO case_words VALUES (?, ?, ?)", words)
            new.execute(SEARCH_TABLE)
            rebuild_file(new)
            new.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, case_search, row)")
            found = [word for (word,) in new.execute("SELECT term FROM word")]
            questions = [f'"{word}"' for word in found]
            questions += [f'"{begin}"*' for begin in sorted({w[:n] for w in found for n in (2, 3)})]
            return all(
                connection.execute(_ASKED, (each,)).fetchone()
                == new.execute(_ASKED, (each,)).fetchone()
                for each in questions
            )
        except (sqlite3.DatabaseError, UnicodeError):
            # What was damaged may be no text any more.
            return False


def _is_whole(connection: sqlite3.Connection) -> bool:
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
