"""Damage of the search's index is found where it changes what is found, and mended."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from random import Random

import pytest

from negotiator_trainer.store import case_index, locations
from negotiator_trainer.store.backup import backup, examine
from negotiator_trainer.store.connection import open_copy
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.purging import purge
from negotiator_trainer.store.restoring import restore
from negotiator_trainer.store.tables import CaseWordsRow

CASES = 60
STRUCTURE = 10
"""FTS5 keeps in this row which segments there are."""
LAST_PAGE = 11
"""Of that row the byte that says which page of the first segment is the last."""
FLIPS = 60
SYLLABLES = [
    "ba",
    "con",
    "der",
    "el",
    "fi",
    "gra",
    "ho",
    "in",
    "jo",
    "ka",
    "lu",
    "men",
    "no",
    "or",
    "pri",
    "qua",
    "ren",
    "sa",
    "ter",
    "un",
    "ver",
    "wal",
    "yo",
    "ze",
]
INDEX_ONLY = (
    "INSERT INTO case_search (case_search) VALUES ('delete-all')",
    "UPDATE case_search_data SET block = zeroblob(9) WHERE id > 10",
    "DELETE FROM case_search_docsize WHERE id = 2",
    "UPDATE case_search_idx SET pgno = pgno + 2",
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory, players):
    """A file with so many cases, some written anew: their index has several segments."""
    play, chance = players(), Random(7)
    path = tmp_path_factory.mktemp("index") / "profile.db"
    database = Database.open(path, now=play.clock)
    said = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(4_000)]
    with database.unit() as unit:
        for number in range(CASES):
            case = unit.cases.create(play.new_case(title=f"Case {number}")).id
            unit.cases.put_words(case, f"Case {number}", " ".join(chance.choices(said, k=110)))
    for case in range(1, 12):
        with database.unit() as unit:
            row = unit._work.db.get_one(CaseWordsRow, case)
            unit.cases.put_words(case, f"{row.title} again", f"{row.words} more{case}")
    database.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


@pytest.fixture
def damaged(whole, tmp_path):
    """A function: a copy of it with an altered index, in the place of a profile."""

    def make(statement):
        path = tmp_path / "home" / "profile.db"
        path.parent.mkdir()
        shutil.copyfile(whole, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(statement)
        return path

    return make


def questions(connection):
    connection.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, case_search, row)")
    words = [word for (word,) in connection.execute("SELECT term FROM v")]
    return [f'"{w}"' for w in words] + [f'"{b}"*' for b in sorted({w[:4] for w in words})]


def answers(connection, asked):
    query = "SELECT rowid FROM case_search WHERE case_search MATCH ? ORDER BY rowid"
    try:
        return [connection.execute(query, (each,)).fetchall() for each in asked]
    except sqlite3.DatabaseError:
        return None


def flips(blocks):
    """Bits of every byte of the structure, and some of the pages with the words."""
    yield from ((STRUCTURE, at, bit) for at in range(len(blocks[STRUCTURE])) for bit in (0, 5))
    chance = Random(4713)
    for _ in range(FLIPS):
        row = chance.choice([each for each in blocks if blocks[each]])
        yield row, chance.randrange(len(blocks[row])), chance.randrange(8)


def test_whatever_bit_of_the_index_makes_a_search_miss_something_is_found(whole):
    with closing(sqlite3.connect(whole)) as connection:
        body = connection.serialize()
        asked = questions(connection)
        right = answers(connection, asked)
        blocks = dict(connection.execute("SELECT id, block FROM case_search_data"))
    wrong = 0
    missed = []
    for row, at, bit in flips(blocks):
        block = bytearray(blocks[row])
        block[at] ^= 1 << bit
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            connection.deserialize(body)
            change = "UPDATE case_search_data SET block = ? WHERE id = ?"
            connection.execute(change, (bytes(block), row))
            found = not case_index.is_right(connection)
            if answers(connection, asked) != right:
                wrong += 1
                if not found:
                    missed.append((row, at, bit))
    assert missed == []
    assert wrong >= 60


def test_a_segment_without_its_last_page_which_fts5_itself_passes_is_found(whole):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with closing(sqlite3.connect(whole)) as file:
            file.backup(connection)
        query = "SELECT block FROM case_search_data WHERE id = ?"
        block = bytearray(connection.execute(query, (STRUCTURE,)).fetchone()[0])
        block[LAST_PAGE] -= 1
        change = "UPDATE case_search_data SET block = ? WHERE id = ?"
        connection.execute(change, (bytes(block), STRUCTURE))
        assert case_index.is_right(connection, asked=False)
        assert not case_index.is_right(connection)


def test_a_whole_index_is_right_and_nothing_is_changed(whole):
    before = whole.read_bytes()
    with closing(open_copy(whole)) as connection:
        assert case_index.is_right(connection)
    assert whole.read_bytes() == before


@pytest.mark.parametrize("statement", INDEX_ONLY)
def test_a_damaged_index_alone_stops_no_backup_and_is_made_anew(damaged, clock, statement):
    path = damaged(statement)
    database = Database.open(path, now=clock)
    found = database.verify()
    assert not found.ok
    assert found.only_search
    copy = backup(database, locations.backup_folder(path), clock())
    assert examine(copy).ok
    assert database.verify().ok
    with database.unit() as unit:
        assert len(unit.cases.search("case", limit=99)) == CASES
    database.close()


def test_with_anything_else_damaged_too_it_is_no_matter_of_the_index_alone(damaged, clock):
    path = damaged(INDEX_ONLY[0])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE journal_case SET title = 'Tampered' WHERE id = 3")
    database = Database.open(path, now=clock)
    found = database.verify()
    assert not found.only_search
    assert found.damaged_cases == (3,)
    database.close()


def test_a_backup_whose_index_alone_is_damaged_is_restored_with_a_new_one(
    damaged, whole, clock, tmp_path
):
    path = damaged("DELETE FROM case_search_docsize WHERE id = 2")
    bad = tmp_path / "bad.db"
    path.rename(bad)
    restore(path, bad)
    database = Database.open(path, now=clock)
    assert database.verify().ok
    database.close()


def test_a_purge_keeps_a_backup_whose_index_alone_is_damaged(damaged, clock, tmp_path):
    path = damaged("DELETE FROM case_search_docsize WHERE id = 2")
    folder = locations.backup_folder(path)
    database = Database.open(path, now=clock)
    copy = backup(database, folder, clock())
    database.close()
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("DELETE FROM case_search_docsize WHERE id = 2")
    gone = purge(folder, lambda unit: unit.cases.expunge([5]), now=clock)
    assert gone.removed == ()
    assert gone.rewritten == (copy,)
    assert examine(copy).ok
