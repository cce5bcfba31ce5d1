"""The journal that is measured is one that the journal itself could have written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bench import journal
from negotiator_trainer.services.journal.journal import Journal
from negotiator_trainer.services.journal.listing import EntryFilter
from negotiator_trainer.services.library import Library
from negotiator_trainer.store.database import Database


@pytest.fixture
def database(tmp_path):
    opened = Database.open(tmp_path / "p.db", now=lambda: datetime(2026, 11, 22, tzinfo=UTC))
    yield opened
    opened.close()


def test_its_cases_are_sealed_indexed_and_found_as_often_as_the_queries_say(database):
    journal.fill(database, 300)
    assert database.verify().ok
    cases = Journal(database, Library([]), now=database.now)

    def found(words):
        return len(cases.entries(EntryFilter(words=words), limit=1_000).entries)

    assert [found(words) for words in journal.QUERIES.values()] == [300, 300, 300, 3, 0, 3, 0]
    assert found("case217") == 1


def test_the_same_seed_writes_the_same_words(database, tmp_path):
    other = Database.open(tmp_path / "other.db", now=database.now)
    for each in (database, other):
        journal.fill(each, 20)
    sheets = []
    for each in (database, other):
        with each.unit() as unit:
            sheets.append([unit.cases.part(n, "sheet") for n in range(1, 21)])
    other.close()
    assert sheets[0] == sheets[1]
