"""P12: the first page of a search in ten thousand cases of the journal."""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bench.timing import Row, median, seconds
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.services.journal.journal import Journal
from negotiator_trainer.services.journal.listing import EntryFilter
from negotiator_trainer.services.journal.templates import templates
from negotiator_trainer.services.journal.words import case_text
from negotiator_trainer.services.library import Library
from negotiator_trainer.store.case_records import NewCase
from negotiator_trainer.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = 10_000
_GOAL = 0.050
_TOGETHER = 500
_ROUNDS = 30
_SYLLABLES = ("ba", "con", "der", "el", "fi", "gra", "ho", "in", "jo", "ka", "lu", "men", "no",
              "or", "pri", "qua", "ren", "sa", "ter", "un", "ver", "wal", "yo", "ze")  # fmt: skip
_EVERYWHERE = ("price", "date", "they", "walkaway", "renewal", "before", "because", "agreed")
QUERIES = {
    "a word of every case": "renewal",
    "two words of every case": "price agreed",
    "a beginning of two letters": "wa",
    "a word of one case in a hundred": "hundredth",
    "a word of a single case": "case4711",
    "three words and a beginning": "price date they hund",
    "no case": "nowhere",
}


def rows() -> list[Row]:
    """Measure the journal's page for each kind of query, a filter among them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "profile.db"
        clock = _clock()
        database = Database.open(path, now=clock)
        fill(database, CASES)
        journal = Journal(database, Library([]), now=clock)
        floor = _bare(path, database)
        found = [
            _row(f"P12 {name}", _searching(journal, EntryFilter(words=words)), floor)
            for name, words in QUERIES.items()
        ]
        narrowed = EntryFilter(words="renewal", tag="tag3", stage="preparing")
        found.append(_row("P12 narrowed by tag and stage", _searching(journal, narrowed), floor))
        found.append(_row("P12 the list without words", _searching(journal, EntryFilter()), None))
        database.close()
    return found


def fill(database: Database, cases: int, *, seed: int = 12) -> None:
    """Write cases through the store, as the journal does: sealed, counted and indexed."""
    chance = Random(seed)  # noqa: S311  made up, not secret
    vocabulary = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(4_000)]
    kinds = list(templates())
    at = datetime(2020, 1, 1, tzinfo=UTC)
    for begun in range(0, cases, _TOGETHER):
        with database.unit() as unit:
            for number in range(begun, min(begun + _TOGETHER, cases)):
                at += timedelta(hours=5)
                new = NewCase(
                    template=kinds[number % len(kinds)], size="full", title=_title(number, chance),
                    unit="€", tags=(f"tag{number % 9}",), people=(f"Person {number % 50}",),
                    created_at=at,
                )  # fmt: skip
                case = unit.cases.create(new)
                sheet = _sheet(number, vocabulary, chance).to_json()
                unit.cases.save(case.id, "sheet", sheet, at)
                unit.cases.put_words(case.id, new.title, case_text({"sheet": sheet}, also=new.tags))


def _title(number: int, chance: Random) -> str:
    return f"{chance.choice(('Renewal', 'Salary', 'Flat', 'Supplier'))} {number}"


def _sheet(number: int, vocabulary: list[str], chance: Random) -> Sheet:
    """About 150 words, some of which stand in every case."""
    said = [*_EVERYWHERE, f"case{number}", *(["hundredth"] if number % 100 == 0 else [])]
    words = [*chance.choices(vocabulary, k=140), *said]
    chance.shuffle(words)
    lines = tuple(" ".join(words[i : i + 15]) for i in range(0, len(words), 15))
    return Sheet(
        interests=lines[:4], questions=lines[4:], walkaway=40_000 + number, target=50_000,
        guess=Guess(38_000, 46_000),
    )  # fmt: skip


def _searching(journal: Journal, wanted: EntryFilter) -> Callable[[], object]:
    return lambda: journal.entries(wanted)


def _row(measure: str, work: Callable[[], object], floor: float | None) -> Row:
    work()
    ours = median([seconds(work) for _ in range(_ROUNDS)])
    return Row(
        measure=measure, ours=1_000 * ours, peer=None if floor is None else 1_000 * floor,
        peer_name="bare FTS5, a word of every case" if floor else "no peer", unit="ms",
        goal="≤ 50 ms", met=ours <= _GOAL,
    )  # fmt: skip


def _bare(path: Path, database: Database) -> float:
    """What SQLite itself takes for the first fifty of a word that is everywhere."""
    copy = sqlite3.connect(path.with_name("copy.db"), isolation_level=None)
    database.copy_to(copy)
    query = "SELECT rowid FROM case_search WHERE case_search MATCH 'renewal' ORDER BY rank LIMIT 50"
    took = median([seconds(lambda: copy.execute(query).fetchall()) for _ in range(_ROUNDS)])
    copy.close()
    return took


def _clock() -> Callable[[], datetime]:
    ticks = count()
    return lambda: datetime(2026, 11, 22, tzinfo=UTC) + timedelta(seconds=next(ticks))
