"""What was deleted for good is in no backup either, and what is left there is still sound."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from negotiator_trainer.store import locations, schema
from negotiator_trainer.store.backup import backup, examine
from negotiator_trainer.store.backup_names import backups
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.purging import purge
from negotiator_trainer.store.records import Note
from negotiator_trainer.store.restoring import restore

CANARY = "zwitscherquark"


@pytest.fixture
def folder(path):
    return locations.backup_folder(path)


def remove_note(unit):
    """Take the notes of the attempt away, where there is one."""
    attempt = unit.attempts.find(UUID)
    if attempt is not None:
        unit.notes.replace(attempt.id, ())


UUID = "11111111-2222-3333-4444-555555555555"


@pytest.fixture
def filled(path, folder, play, clock):
    """Three backups: without the attempt, with its note, and with more."""
    database = Database.open(path, now=clock)
    backup(database, folder, clock())
    with database.unit() as unit:
        attempt = unit.attempts.create(play.new(), uuid=UUID).id
        unit.attempts.append(attempt, play.turn(0))
        unit.notes.add(attempt, Note(turn=2, text=CANARY * 50, at=clock()))
    backup(database, folder, clock())
    play.begin(database)
    backup(database, folder, clock())
    yield database
    database.close()


def holding(folder):
    return {p.name for p in folder.rglob("*") if p.is_file() and CANARY.encode() in p.read_bytes()}


def test_no_backup_holds_a_word_of_it_and_all_are_sound(filled, folder, clock):
    newest, middle, first = backups(folder)
    untouched = first.read_bytes()
    assert holding(folder) == {newest.name, middle.name}
    done = purge(folder, remove_note, now=clock)
    assert (done.rewritten, done.removed) == ((newest, middle), ())
    assert holding(folder) == set()
    assert first.read_bytes() == untouched
    assert [examine(each).ok for each in backups(folder)] == [True] * 3
    assert [examine(each).rows.get("attempt", 0) for each in backups(folder)] == [2, 1, 0]
    assert [examine(each).rows.get("note", 0) for each in backups(folder)] == [0, 0, 0]


def test_a_second_time_nothing_is_written(filled, folder, clock):
    purge(folder, remove_note, now=clock)
    before = {each: each.stat().st_mtime_ns for each in folder.iterdir()}
    assert purge(folder, remove_note, now=clock).rewritten == ()
    assert {each: each.stat().st_mtime_ns for each in folder.iterdir()} == before


def test_what_is_damaged_or_was_put_aside_or_never_finished_goes(filled, folder, path, clock):
    filled.close()
    newest, middle, _ = backups(folder)
    restore(path, newest)
    restore(path, newest, aside="replaced")
    body = middle.read_bytes()
    middle.write_bytes(body.replace(b"grow", b"glow").replace(b"Good morning", b"Good evening"))
    (folder / ".profile-000009-20260301T093012Z.db.part").write_bytes(body)
    (folder / "letter.txt").write_text("mine", encoding="utf-8")
    path.with_name("profile2.db.damaged-1").write_text("not ours", encoding="utf-8")
    done = purge(folder, remove_note, now=clock)
    assert done.rewritten == (newest,)
    assert {each.name for each in done.removed} == {
        middle.name,
        ".profile-000009-20260301T093012Z.db.part",
        "profile.db.damaged-1",
        "profile.db.replaced-1",
    }
    assert holding(folder) == set()
    assert (folder / "letter.txt").exists()
    assert path.with_name("profile2.db.damaged-1").exists()


PURGE = """
import sys, pathlib
from datetime import UTC, datetime
sys.path.insert(0, sys.argv[2])
from test_purging import remove_note
from negotiator_trainer.store.purging import purge
purge(pathlib.Path(sys.argv[1]), remove_note, now=lambda: datetime.now(tz=UTC))
"""


@pytest.mark.parametrize("number", [1, 2])
def test_a_purge_that_is_killed_leaves_sound_backups_and_can_be_done_again(
    filled, folder, clock, number
):
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    traced = "rename,renameat,renameat2"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={traced}",
         "-e", f"inject={traced}:signal=KILL:when={number}", sys.executable, "-B", "-c", PURGE,
         folder, os.path.dirname(__file__)],  # noqa: PTH120
        check=False,
        capture_output=True,
        text=True,
    )  # fmt: skip
    if "ptrace" in done.stderr:
        pytest.skip("tracing is not permitted")
    assert done.returncode < 0
    assert [examine(each).ok for each in backups(folder)] == [True] * 3
    assert holding(folder)
    purge(folder, remove_note, now=clock)
    assert holding(folder) == set()
    assert len(backups(folder)) == 3


def test_a_file_is_scrubbed_of_rows_that_were_deleted(filled, path, clock):
    assert CANARY.encode() in path.with_name("profile.db-wal").read_bytes() + path.read_bytes()
    with filled.unit() as unit:
        remove_note(unit)
    filled.scrub()
    assert CANARY.encode() not in path.read_bytes()
    assert CANARY.encode() not in path.with_name("profile.db-wal").read_bytes()
    assert filled.verify().ok


def test_a_search_index_is_scrubbed_of_the_words_of_deleted_rows(tmp_path):
    from negotiator_trainer.store import connection  # noqa: PLC0415

    file = tmp_path / "index.db"
    sqlite3.connect(file).close()
    file.touch()
    with closing(connection.open_file(file)) as held:
        held.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, words TEXT)")
        held.execute(
            "CREATE VIRTUAL TABLE found USING fts5(words, content='words', content_rowid='id')"
        )
        for number in range(200):
            held.execute("INSERT INTO words VALUES (?, ?)", (number, f"{CANARY}{number} and more"))
            held.execute(
                "INSERT INTO found (rowid, words) VALUES (?, ?)",
                (number, f"{CANARY}{number} and more"),
            )
        for number in range(100):
            held.execute(
                "INSERT INTO found (found, rowid, words) VALUES ('delete', ?, ?)",
                (number, f"{CANARY}{number} and more"),
            )
            held.execute("DELETE FROM words WHERE id = ?", (number,))
        connection.scrub(held)
        kept = held.execute("SELECT rowid FROM found WHERE found MATCH ?", ("more",)).fetchall()
        assert len(kept) == 100
    body = file.read_bytes()
    assert f"{CANARY}150".encode() in body
    assert not any(f"{CANARY}{number} ".encode() in body for number in range(100))


def test_a_file_can_be_scrubbed_while_it_is_backed_up(filled, path, folder, clock, monkeypatch):
    monkeypatch.setattr("negotiator_trainer.store.database._STEP_PAGES", 1)
    made = []
    copier = threading.Thread(target=lambda: made.append(backup(filled, folder, clock())))
    copier.start()
    with filled.unit() as unit:
        remove_note(unit)
    filled.scrub()
    copier.join()
    assert examine(made[0]).ok
    purge(folder, remove_note, now=clock)
    assert holding(folder) == set()
    assert CANARY.encode() not in path.read_bytes()
    assert filled.verify().ok


def test_a_backup_from_before_an_upgrade_is_brought_up_to_date_only_where_there_is_something(
    path, folder, clock
):
    older = Path(__file__).parents[1] / "fixtures" / "store" / "profile-1.0.db"
    folder.mkdir(parents=True)
    kept = folder / "profile-before-upgrade-from-1.0-20261122-1.db"
    shutil.copy(older, kept)
    before = kept.read_bytes()
    assert purge(folder, lambda unit: None, now=clock).rewritten == ()
    assert kept.read_bytes() == before

    def discard(unit):
        unit.attempts.discard(unit.attempts.unfinished()[0].id)

    assert purge(folder, discard, now=clock).rewritten == (kept,)
    assert examine(kept).ok
    assert schema.read_header(kept).version == schema.VERSION
