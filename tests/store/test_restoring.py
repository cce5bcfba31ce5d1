"""A backup takes a profile's place whole or not at all, and what was there is put aside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from negotiator_trainer.store import locations
from negotiator_trainer.store.backup import backup, examine
from negotiator_trainer.store.backup_names import backups
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DamagedStore, StoreBusy
from negotiator_trainer.store.home import read_home
from negotiator_trainer.store.restoring import REPLACED, restore


@pytest.fixture
def folder(path):
    return locations.backup_folder(path)


def attempts(path, clock):
    database = Database.open(path, now=clock)
    with database.unit() as unit:
        found = [a.id for a in unit.attempts.unfinished()]
        found += [s.id for s in unit.attempts.summaries()]
        for attempt in found:
            unit.attempts.turns(attempt)
    assert database.verify().ok
    database.close()
    return sorted(found)


def test_a_backup_is_restored_and_the_present_file_put_aside(path, folder, play, clock):
    database = Database.open(path, now=clock)
    play.fill(database)
    made = backup(database, folder, clock())
    play.begin(database)
    database.close()
    path.write_bytes(b"damaged")
    kept = restore(path, made)
    assert kept.name == "profile.db.damaged-1"
    assert kept.read_bytes() == b"damaged"
    assert read_home(path).unfinished[0].id == 3
    assert attempts(path, clock) == [1, 2, 3]
    assert restore(path, made).name == "profile.db.damaged-2"
    assert examine(made).ok


def test_the_log_of_a_damaged_profile_is_never_played_into_the_restored_one(
    path, folder, play, clock
):
    database = Database.open(path, now=clock)
    play.begin(database)
    made = backup(database, folder, clock())
    play.begin(database)
    log = path.with_name("profile.db-wal").read_bytes()
    database.close()
    path.with_name("profile.db-wal").write_bytes(log)
    kept = restore(path, made)
    assert attempts(path, clock) == [1]
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == log


def test_a_missing_profile_comes_back_from_its_backup(path, folder, play, clock):
    database = Database.open(path, now=clock)
    play.begin(database)
    made = backup(database, folder, clock())
    database.close()
    path.unlink()
    assert restore(path, made) is None
    assert attempts(path, clock) == [1]


def test_a_backup_restores_into_an_empty_place(tmp_path, database, folder, play, clock):
    play.begin(database)
    made = backup(database, folder, clock())
    elsewhere = tmp_path / "new machine" / "profile.db"
    restore(elsewhere, made)
    assert attempts(elsewhere, clock) == [1]
    assert locations.marker(elsewhere).exists()


def test_nothing_is_restored_over_an_open_profile(database, folder, play, clock):
    play.begin(database)
    made = backup(database, folder, clock())
    with pytest.raises(StoreBusy):
        restore(database.path, made)


@pytest.mark.parametrize("spoil", ["byte", "cut", "empty"])
def test_a_damaged_backup_is_refused_and_the_profile_stays(path, folder, play, clock, spoil):
    database = Database.open(path, now=clock)
    play.fill(database)
    made = backup(database, folder, clock())
    database.close()
    body = made.read_bytes()
    spoilt = {
        "byte": body.replace(b"Good morning", b"Good evening", 1),
        "cut": body[:-5000],
        "empty": b"",
    }
    made.write_bytes(spoilt[spoil])
    before = path.read_bytes()
    with pytest.raises(DamagedStore):
        restore(path, made)
    assert path.read_bytes() == before
    assert attempts(path, clock) == [1, 2, 3]


def test_a_sound_file_that_is_replaced_is_not_called_damaged(path, folder, play, clock):
    database = Database.open(path, now=clock)
    play.begin(database)
    made = backup(database, folder, clock())
    database.close()
    assert restore(path, made, aside=REPLACED).name == "profile.db.replaced-1"
    assert restore(path, made, aside=REPLACED).name == "profile.db.replaced-2"
    assert attempts(path, clock) == [1]


RESTORE = """
import sys, pathlib
from negotiator_trainer.store.restoring import restore
print(restore(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
"""


@pytest.mark.parametrize("call", ["rename", "fsync"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_restore_that_is_killed_can_be_done_again(path, folder, play, clock, call, number):
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    database = Database.open(path, now=clock)
    play.begin(database)
    made = backup(database, folder, clock())
    play.begin(database)
    wal = path.with_name("profile.db-wal").read_bytes()
    database.close()
    path.with_name("profile.db-wal").write_bytes(wal)
    present = path.read_bytes()
    traced = f"{call},{call}at,{call}at2" if call == "rename" else call
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", os.devnull, "-P", path.parent, "-e", f"trace={traced}",
         "-e", f"inject={traced}:signal=KILL:when={number}", sys.executable, "-c", RESTORE, path,
         made],
        check=False,
        capture_output=True,
        text=True,
    )  # fmt: skip
    if "ptrace" in done.stderr:
        pytest.skip("tracing is not permitted")
    if path.exists():
        assert path.read_bytes() in {present, made.read_bytes()}
    else:
        with pytest.raises(DamagedStore, match="is missing"):
            Database.open(path, now=clock)
    restore(path, backups(folder)[0])
    assert attempts(path, clock) == [1]
    aside = path.parent.glob("profile.db.damaged-*")
    assert present in [each.read_bytes() for each in aside]
