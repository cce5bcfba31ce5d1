"""Searches the words of cases: with FTS5 in a file, with PostgreSQL's own means on a server.

What a person types never reaches the query language: it is taken apart into words, each of
which is quoted.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from negotiator_trainer.store import seal
from negotiator_trainer.store.case_records import HIT_BEGINS, HIT_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

TITLE_WEIGHT = 4
"""A word in the title counts as much as so many in the rest."""

MOST_WORDS = 64
"""Of a longer query the rest is left out."""

_EXCERPT_WORDS = 24

_IN_FILE = """
SELECT case_search.rowid, snippet(case_search, 1, :begins, :ends, '…', {excerpt:d})
FROM case_search CROSS JOIN journal_case ON journal_case.id = case_search.rowid
WHERE case_search MATCH :query AND rank MATCH 'bm25({title:d}.0, 1.0)'{conditions}
ORDER BY rank LIMIT :limit OFFSET :offset
"""

_ON_SERVER = """
SELECT journal_case.id, ts_headline('simple', case_words.words, wanted.query, :headline)
FROM journal_case JOIN case_words ON case_words.case_id = journal_case.id,
to_tsquery('simple', :query) AS wanted(query)
WHERE to_tsvector('simple', case_words.title || ' ' || case_words.words) @@ wanted.query{conditions}
ORDER BY ts_rank(setweight(to_tsvector('simple', case_words.title), 'A')
|| setweight(to_tsvector('simple', case_words.words), 'C'), wanted.query) DESC, journal_case.id
LIMIT :limit OFFSET :offset
"""


def find(
    db: Session,
    query: str,
    *,
    conditions: str,
    values: dict[str, Any],
    limit: int,
    offset: int,
) -> list[tuple[int, str]]:
    """Return the ids of cases that have all words of a query, the best first, and excerpts.

    The last word may be the beginning of one. A query without a word finds nothing.

    Args:
        db: A transaction.
        query: As typed.
        conditions: More conditions on ``journal_case``, each beginning with “ AND ”.
        values: What they name.
        limit: At most so many.
        offset: So many are left out first.
    """
    words = _words(seal.clean(query))
    if not words:
        return []
    values = {**values, "limit": limit, "offset": offset}
    if _dialect(db) == "sqlite":
        statement = statement_in_file(conditions)
        values |= {"query": _quoted_in_file(words), "begins": HIT_BEGINS, "ends": HIT_ENDS}
    else:
        statement = statement_on_server(conditions)
        values |= {"query": _quoted_on_server(words), "headline": _headline()}
    db.flush()
    found = db.connection().execute(text(statement), values)
    return [(int(case), excerpt) for case, excerpt in found]


def statement_in_file(conditions: str = "") -> str:
    """Return the search as SQLite understands it."""
    return _IN_FILE.format(excerpt=_EXCERPT_WORDS, title=TITLE_WEIGHT, conditions=conditions)


def statement_on_server(conditions: str = "") -> str:
    """Return the search as PostgreSQL understands it."""
    return _ON_SERVER.format(conditions=conditions)


def has_word(db: Session, column: str, name: str) -> str:
    """Return the condition that a JSON list of a case holds the word that is bound to `name`."""
    if _dialect(db) == "sqlite":
        each = f"json_each(journal_case.{column})"
        there = f"EXISTS (SELECT 1 FROM {each} WHERE value = :{name})"  # noqa: S608  our own names
        return f" AND json_valid(journal_case.{column}) AND {there}"
    return f" AND jsonb_exists(CAST(journal_case.{column} AS jsonb), :{name})"


def _dialect(db: Session) -> str:
    return db.get_bind().dialect.name


def _words(query: str) -> list[str]:
    """Split what was typed, and leave out what has neither a letter nor a digit."""
    return [word for word in query.split() if any(map(_is_searched, word))][:MOST_WORDS]


def _is_searched(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


def _quoted_in_file(words: Iterable[str]) -> str:
    return " ".join('"' + word.replace('"', '""') + '"' for word in words) + "*"


def _quoted_on_server(words: Iterable[str]) -> str:
    escaped = [word.replace("\\", "\\\\").replace("'", "''") for word in words]
    return " & ".join(f"'{word}'" for word in escaped) + ":*"


def _headline() -> str:
    marks = f'StartSel="{HIT_BEGINS}", StopSel="{HIT_ENDS}"'
    return f"{marks}, MinWords={_EXCERPT_WORDS // 2}, MaxWords={_EXCERPT_WORDS}, MaxFragments=1"
