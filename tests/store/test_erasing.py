"""Erasing everything leaves no word in any file, and goes on where it was interrupted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from negotiator_trainer.store import locations
from negotiator_trainer.store.backup import backup
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.erasing import erase
from negotiator_trainer.store.failures import StoreBusy
from negotiator_trainer.store.records import Note
from negotiator_trainer.store.restoring import restore

CANARY = "zwitscherquark"


@pytest.fixture
def full(path, play, clock):
    """A profile that has everything lying around it that there can be."""
    folder = locations.backup_folder(path)
    database = Database.open(path, now=clock)
    attempt = play.begin(database)
    with database.unit() as unit:
        unit.notes.add(attempt, Note(turn=1, text=CANARY, at=clock()))
    made = backup(database, folder, clock())
    log = path.with_name("profile.db-wal").read_bytes()
    database.close()
    shutil.copy(made, folder / "profile-before-upgrade-from-1.0-20261122-1.db")
    shutil.copy(made, folder / f".{made.name}.part")
    for suffix in ("-new", "-migrating", "-restoring"):
        shutil.copy(made, path.with_name(f"{path.name}{suffix}"))
    restore(path, made)
    path.with_name("profile.db-wal").write_bytes(log)
    restore(path, made)
    return path


def found(folder):
    return [p for p in folder.rglob("*") if p.is_file() and CANARY.encode() in p.read_bytes()]


def test_no_file_holds_a_word_afterwards(full):
    assert len(found(full.parent)) > 6
    assert erase(full) == ()
    assert found(full.parent) == []
    assert [entry.name for entry in full.parent.iterdir()] == ["profile.db-lock"]


def test_the_next_start_is_that_of_a_new_user(full, clock):
    erase(full)
    database = Database.open(full, now=clock)
    assert database.state() == ""
    database.close()


def test_other_files_stay_and_are_told(full, clock):
    other = full.with_name("profile2.db")
    other.write_text("mine", encoding="utf-8")
    letter = locations.backup_folder(full) / "letter.txt"
    letter.write_text("mine", encoding="utf-8")
    assert erase(full) == (letter,)
    assert other.exists()
    assert letter.exists()
    Database.open(full, now=clock).close()


def test_what_is_damaged_is_erased_as_well(full):
    full.write_bytes(b"S")
    erase(full)
    assert found(full.parent) == []


def test_an_open_profile_is_not_erased(full, clock):
    database = Database.open(full, now=clock)
    with pytest.raises(StoreBusy):
        erase(full)
    assert database.verify().ok
    database.close()


def test_where_nothing_ever_was_there_is_nothing_to_erase(tmp_path):
    assert erase(tmp_path / "nowhere" / "profile.db") == ()
    assert list(tmp_path.iterdir()) == []


ERASE = "import sys, pathlib; from negotiator_trainer.store.erasing import erase; "
ERASE += "erase(pathlib.Path(sys.argv[1]))"


@pytest.mark.parametrize("number", [1, 2, 5, 10])
def test_an_erasure_that_is_killed_is_made_up_for_at_the_next_start(full, clock, number):
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    files = {p for p in full.parent.rglob("*") if p.is_file()}
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=unlink,unlinkat",
         "-e", f"inject=unlink,unlinkat:signal=KILL:when={number}", sys.executable, "-B", "-c",
         ERASE, full],
        check=False,
        capture_output=True,
        text=True,
    )  # fmt: skip
    if "ptrace" in done.stderr:
        pytest.skip("tracing is not permitted")
    assert done.returncode < 0
    if locations.erasing_sign(full).exists():
        Database.open(full, now=clock).close()
        assert found(full.parent) == []
    else:
        assert {p for p in full.parent.rglob("*") if p.is_file()} == files
