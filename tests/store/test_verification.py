"""Whatever byte of what was written changes, verifying the profile finds it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from random import Random

import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import locations, verification
from negotiator_trainer.store.connection import engine_on, open_copy
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DamagedCase

FLIPS = 400


@pytest.fixture
def closed(path, clock, play):
    """A closed profile with three attempts and three cases."""
    database = Database.open(path, now=clock)
    play.fill(database)
    database.close()
    return path


def verify(path, clock):
    database = Database.open(path, now=clock)
    found = database.verify()
    database.close()
    return found


def alter(path, statement):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(statement)


def content(path):
    """All that SQL can see in a file, tables as well as indexes; None when it cannot be read."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        connection.text_factory = bytes
        try:
            seen = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
            found = {"schema": seen.fetchall()}
            for kind, name, table, _ in found["schema"]:
                query = f'SELECT * FROM "{table.decode()}"'
                if kind == b"index" and not name.startswith(b"sqlite_"):
                    index = name.decode()
                    of = connection.execute("SELECT name FROM pragma_index_info(?)", (index,))
                    query += f' INDEXED BY "{index}" WHERE {of.fetchone()[0].decode()} > 0'
                found[name] = connection.execute(query).fetchall()
            found["sums"] = connection.execute("SELECT count(*), count(DISTINCT uuid) FROM attempt")
            found["sums"] = found["sums"].fetchall()
            for number in range(1, 4):
                key = f"SELECT * FROM turn WHERE attempt_id = {number} ORDER BY position"
                found[key] = connection.execute(key).fetchall()
        except (sqlite3.Error, UnicodeDecodeError):
            return None
    return found


def noticed(path, clock):
    with suppress(StoreError):
        return not verify(path, clock).ok
    return True


def damage_is_noticed(closed, tmp_path, clock, change):
    """Whether a change of the file's bytes changed its content, and whether that was found."""
    copy = tmp_path / "copy" / "profile.db"
    shutil.rmtree(copy.parent, ignore_errors=True)
    copy.parent.mkdir()
    body = bytearray(closed.read_bytes())
    change(body)
    copy.write_bytes(body)
    before = content(closed)
    assert before is not None
    changed = content(copy) != before
    return changed, noticed(copy, clock)


def test_an_untouched_profile_is_sound_and_its_rows_are_counted(closed, clock):
    found = verify(closed, clock)
    assert found.ok
    assert found.damaged_attempts == ()
    assert found.rows == {
        "attempt": 3,
        "turn": 23,
        "result": 2,
        "sheet": 2,
        "estimate": 2,
        "note": 2,
        "answers": 2,
        "mark": 2,
        "scenario_file": 2,
        "journal_case": 3,
        "case_part": 8,
        "case_words": 3,
    }


def test_every_flipped_byte_that_changes_content_is_found(closed, tmp_path, clock):
    chance = Random(4711)
    used = [n for n, byte in enumerate(closed.read_bytes()) if byte]
    changes = missed = 0
    for _ in range(FLIPS):
        position, bits = chance.choice(used), chance.randrange(1, 256)

        def flip(body, position=position, bits=bits):
            body[position] ^= bits

        changed, found = damage_is_noticed(closed, tmp_path, clock, flip)
        changes += changed
        missed += changed and not found
    assert changes >= 200
    assert missed == 0


def test_pages_that_are_wiped_swapped_or_cut_off_are_found(closed, tmp_path, clock):
    chance = Random(4712)
    pages = closed.stat().st_size // 4096
    missed = []
    for _ in range(40):
        one, other = chance.sample(range(pages), 2)

        def wipe(body, one=one):
            body[one * 4096 : (one + 1) * 4096] = bytes(4096)

        def swap(body, one=one, other=other):
            here, there = (slice(n * 4096, (n + 1) * 4096) for n in (one, other))
            body[here], body[there] = body[there], body[here]

        def cut(body, one=one):
            del body[one * 4096 + 7 :]

        for change in (wipe, swap, cut):
            changed, found = damage_is_noticed(closed, tmp_path, clock, change)
            if changed and not found:
                missed.append((change.__name__, one, other))
    assert missed == []


@pytest.mark.parametrize(
    ("statement", "cases"),
    [
        ("UPDATE journal_case SET title = 'Kiosk' WHERE id = 3", (3,)),
        ("UPDATE journal_case SET trashed_at = changed_at WHERE id = 2", (2,)),
        ("UPDATE journal_case SET frozen = 3 WHERE id = 1", (1,)),
        ("UPDATE journal_case SET tags = '[]'", (1, 2, 3)),
        ("UPDATE case_part SET content = replace(content, '990000', '990001')", (1, 2, 3)),
        ("UPDATE case_part SET at = 'x' WHERE case_id = 2", (2,)),
        ("UPDATE case_part SET case_id = 3, position = 1 WHERE case_id = 2", (3,)),
        ("DELETE FROM case_part WHERE case_id = 1 AND position = 1", (1,)),
        ("DELETE FROM case_part WHERE case_id = 1 AND position = 5", ()),
        ("UPDATE case_words SET words = 'kind words' WHERE case_id = 1", (1,)),
        ("DELETE FROM case_words WHERE case_id = 1", ()),
        ("DELETE FROM case_part; DELETE FROM case_words; DELETE FROM journal_case", ()),
        ("INSERT INTO case_search (case_search) VALUES ('delete-all')", ()),
        ("INSERT INTO case_search (rowid, title, words) VALUES (1, 'more', 'words')", ()),
        ("DELETE FROM case_search_docsize WHERE id = 2", ()),
        ("UPDATE case_search_data SET block = zeroblob(9) WHERE id > 10", ()),
        ("DROP TABLE case_search", ()),
    ],
)
def test_any_change_of_a_case_is_found_and_the_case_named(closed, clock, statement, cases):
    alter(closed, statement)
    found = verify(closed, clock)
    assert not found.ok
    assert found.damaged_cases == cases


@pytest.mark.parametrize(
    ("statement", "attempts"),
    [
        ("UPDATE note SET text = 'kind words' WHERE attempt_id = 1", (1,)),
        ("UPDATE sheet SET content = replace(content, '990000', '990001')", (1, 2)),
        ("UPDATE estimate SET low = low + 1 WHERE attempt_id = 2", (2,)),
        ("UPDATE estimate SET truth = NULL WHERE attempt_id = 2", (2,)),
        ("UPDATE answers SET rating = '5'", (1, 2)),
        ("UPDATE result SET overall = 99 WHERE attempt_id = 1", (1,)),
        ("UPDATE attempt SET overall = 99 WHERE id = 1", (1,)),
        ("UPDATE turn SET at = 'x' WHERE attempt_id = 3 AND position = 2", (3,)),
        ("UPDATE turn SET lines = CAST(lines AS BLOB) WHERE attempt_id = 3", (3,)),
        ("DELETE FROM turn WHERE attempt_id = 3 AND position = 5", (3,)),
        ("DELETE FROM turn WHERE attempt_id = 2", (2,)),
        ("DELETE FROM note WHERE attempt_id = 1", ()),
        ("DELETE FROM scenario_file WHERE name = 'a/b'", ()),
        ("UPDATE scenario_file SET body = x'00' WHERE name = 'a/b'", ()),
        ("DELETE FROM attempt WHERE id = 3", (3,)),
        ("UPDATE home SET best = '{}'", ()),
        ("DELETE FROM home", ()),
        ("UPDATE profile SET tallies = '{}'", ()),
        ("UPDATE profile SET tallies = 'nonsense'", ()),
        ("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM turn; END", ()),
        ("DROP INDEX ix_attempt_scenario", ()),
        ("UPDATE turn SET move = CAST(x'fffe' AS TEXT) WHERE attempt_id = 1", (1,)),
        ("UPDATE attempt SET hash = 'no hash' WHERE id = 2", (2,)),
    ],
)
def test_any_change_behind_the_program_s_back_is_found_and_named(
    closed, clock, statement, attempts
):
    alter(closed, statement)
    found = verify(closed, clock)
    assert not found.ok
    assert found.damaged_attempts == attempts


def test_an_older_state_of_a_row_is_found_although_its_hash_is_right(path, clock, play):
    database = Database.open(path, now=clock)
    attempt = play.whole(database)
    with database.unit() as unit:
        unit.sheets.save(attempt, play.sheet(walkaway=1), clock())
        notes = unit.notes.list(attempt)
    database.close()
    with closing(sqlite3.connect(path)) as connection:
        old = connection.execute("SELECT * FROM note").fetchall()
    database = Database.open(path, now=clock)
    with database.unit() as unit:
        unit.notes.replace(attempt, [notes[0].__class__(turn=2, text="changed", at=clock())])
    database.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM note")
        connection.executemany("INSERT INTO note VALUES (?, ?, ?, ?, ?, ?)", old)
        connection.commit()
    (damage,) = verify(path, clock).damage
    assert damage.what == "Rows of “note” are missing, or there are too many."


def test_text_that_is_no_text_any_more_is_a_sentence(closed, clock):
    alter(closed, "UPDATE turn SET move = CAST(x'fffe' AS TEXT) WHERE attempt_id = 1")
    database = Database.open(closed, now=clock)
    with pytest.raises(StoreError, match="is damaged"), database.unit() as unit:
        unit.attempts.turns(1)
    with database.unit() as unit:
        assert len(unit.attempts.turns(3)) == 6
    database.close()


def test_the_other_attempts_of_a_damaged_profile_can_be_read(closed, clock):
    alter(closed, "UPDATE turn SET move = 'say nothing' WHERE attempt_id = 2 AND position = 1")
    database = Database.open(closed, now=clock)
    assert database.verify().damaged_attempts == (2,)
    with database.unit() as unit:
        assert len(unit.attempts.turns(1)) == 4
        assert len(unit.attempts.turns(3)) == 6
        assert len(unit.attempts.summaries()) == 2
    database.close()


def test_the_other_cases_of_a_damaged_journal_can_be_read_and_the_damaged_one_deleted(
    closed, clock
):
    alter(closed, "UPDATE case_words SET words = 'kind words' WHERE case_id = 1")
    alter(closed, "UPDATE case_part SET content = '{}' WHERE case_id = 1 AND position = 0")
    database = Database.open(closed, now=clock)
    refused = pytest.raises(DamagedCase, match="Case 1 of the journal is damaged")
    with refused, database.unit() as unit:
        unit.cases.parts(1)
    with database.unit() as unit:
        assert unit.cases.parts(2)
        unit.cases.expunge([1])
    assert database.verify().ok
    with database.unit() as unit:
        assert [hit.case.id for hit in unit.cases.search("crew")] == [2, 3]
    database.close()


def test_a_copy_whose_index_lacks_a_word_is_found_out_without_writing(closed):
    alter(closed, "INSERT INTO case_search (case_search) VALUES ('delete-all')")
    before = closed.read_bytes()
    with closing(open_copy(closed)) as connection:
        (damage,) = verification.verify(engine_on(connection)).damage
    assert damage.what == "The index of the journal's words is damaged."
    assert closed.read_bytes() == before


def test_verifying_a_copy_changes_nothing(closed):
    before = closed.read_bytes()
    with closing(open_copy(closed)) as connection:
        assert verification.verify(engine_on(connection)).ok
    assert closed.read_bytes() == before
    assert locations.marker(closed).exists()
