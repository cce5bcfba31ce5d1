"""A full disk, a read-only folder, a failing disk: one sentence, nothing lost, try again.

The faults are real ones: a small file system, a read-only mount, a process whose writes fail.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store.backup import backup
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DiskTrouble
from negotiator_trainer.store.home import read_home
from tests.mounting import mounted


@contextmanager
def small_disk(folder, size="700k"):
    with mounted("-t", "tmpfs", "-o", f"size={size}", "tmpfs", at=folder) as disk:
        yield disk


def fill(disk):
    """Take all that is left of a disk; return the file to free it again."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 512):
                pass
        except OSError:
            pass
    return ballast


def append_until_refused(database, play, attempt):
    for position in range(1, 2000):
        turn = play.turn(position, words="long story " * 50)
        try:
            with database.unit() as unit:
                unit.attempts.append(attempt, turn)
        except StoreError as error:
            return position, turn, error
    raise AssertionError("the disk never filled")


def test_a_full_disk_loses_nothing_and_the_same_turn_can_be_tried_again(tmp_path, clock, play):
    with small_disk(tmp_path / "disk") as disk:
        path = disk / "profile.db"
        database = Database.open(path, now=clock)
        attempt = play.begin(database, turns=0)
        ballast = fill(disk)
        position, turn, error = append_until_refused(database, play, attempt)
        assert error.problem == (
            f"The disk is full. Your last saved turn is {position - 1}; nothing was lost."
        )
        assert error.remedy == "Free some space and press Retry."
        with database.unit() as unit:
            assert len(unit.attempts.turns(attempt)) == position
        ballast.unlink()
        with database.unit() as unit:
            unit.attempts.append(attempt, turn)
        with database.unit() as unit:
            assert unit.attempts.turns(attempt)[-1] == turn
        assert database.verify().ok
        database.close()
        assert read_home(path).unfinished[0].turns_made == position


def test_a_process_that_dies_on_a_full_disk_leaves_all_acknowledged_turns(tmp_path, clock, play):
    with small_disk(tmp_path / "disk") as disk:
        path = disk / "profile.db"
        database = Database.open(path, now=clock)
        attempt = play.begin(database, turns=0)
        ballast = fill(disk)
        position, _, _ = append_until_refused(database, play, attempt)
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", tmp_path / f"left.db{suffix}")
        database.close()
        ballast.unlink()
    database = Database.open(tmp_path / "left.db", now=clock)
    with database.unit() as unit:
        assert len(unit.attempts.turns(attempt)) == position
    assert database.verify().ok
    database.close()


def test_a_profile_cannot_be_begun_on_a_full_disk_and_can_be_later(tmp_path, clock):
    with small_disk(tmp_path / "disk") as disk:
        ballast = fill(disk)
        with pytest.raises(StoreError, match="The disk is full"):
            Database.open(disk / "profile.db", now=clock)
        assert not (disk / "profile.db").exists()
        ballast.unlink()
        Database.open(disk / "profile.db", now=clock).close()


def test_a_backup_that_does_not_fit_leaves_no_half_backup(tmp_path, clock, play):
    database = Database.open(tmp_path / "profile.db", now=clock)
    play.fill(database)
    with small_disk(tmp_path / "disk") as disk:
        first = backup(database, disk, clock())
        ballast = fill(disk)
        with pytest.raises(StoreError, match="The disk is full"):
            backup(database, disk, clock())
        ballast.unlink()
        assert list(disk.iterdir()) == [first]
        backup(database, disk, clock())
    assert database.verify().ok
    database.close()


def test_a_read_only_folder_is_a_sentence_and_the_profile_is_untouched(tmp_path, clock, play):
    path = tmp_path / "data" / "profile.db"
    database = Database.open(path, now=clock)
    play.begin(database)
    database.close()
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    view = tmp_path / "view"
    with mounted("--bind", path.parent, at=view):
        subprocess.run(["mount", "-o", "remount,ro,bind", view], check=True)
        with pytest.raises(StoreError, match="cannot be written") as refusal:
            Database.open(view / "profile.db", now=clock)
        assert "nothing was lost" in refusal.value.problem
        assert "writable" in refusal.value.remedy
        assert len(read_home(view / "profile.db").unfinished) == 1
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    Database.open(path, now=clock).close()


def test_a_new_profile_in_a_read_only_folder_is_a_sentence(tmp_path, clock):
    view = tmp_path / "view"
    with mounted("--bind", tmp_path, at=view):
        subprocess.run(["mount", "-o", "remount,ro,bind", view], check=True)
        with pytest.raises(StoreError, match="cannot be written"):
            Database.open(view / "new" / "profile.db", now=clock)


FAILING = """
import resource, signal, sys, datetime, pathlib
sys.path.insert(0, sys.argv[2])
from conftest import Clock, Play
from negotiator_trainer.errors import StoreError
from negotiator_trainer.store.database import Database

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
play = Play(Clock())
path = pathlib.Path(sys.argv[1])
database = Database.open(path, now=play.clock)
attempt = play.begin(database, turns=3)
most = path.with_name("profile.db-wal").stat().st_size + 2000
resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
turn = play.turn(4, words="long story " * 500)
try:
    with database.unit() as unit:
        unit.attempts.append(attempt, turn)
except StoreError as error:
    print(type(error).__name__, error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with database.unit() as unit:
    unit.attempts.append(attempt, turn)
with database.unit() as unit:
    assert unit.attempts.turns(attempt)[4] == turn
assert database.verify().ok
database.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="there are no such limits")
def test_after_an_error_of_the_disk_the_file_is_read_anew_and_the_turn_goes_through(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FAILING, tmp_path / "profile.db", os.path.dirname(__file__)],  # noqa: PTH120
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Your last saved turn is 3; nothing was lost." in done.stdout
    assert done.stdout.split()[0] in {DiskTrouble.__name__, "StoreError"}


ERRORS = """
import sys, pathlib
sys.path.insert(0, sys.argv[2])
from conftest import Clock, Play
from negotiator_trainer.errors import StoreError
from negotiator_trainer.store.database import Database

play = Play(Clock())
database = Database.open(pathlib.Path(sys.argv[1]), now=play.clock)
attempt = None
tried = saved = 0
while attempt is None and tried < 100:
    try:
        attempt = play.begin(database, turns=0)
    except StoreError:
        tried += 1
turn = play.turn(1)
while saved < 12 and tried < 100:
    try:
        with database.unit() as unit:
            unit.attempts.append(attempt, turn)
    except StoreError:
        tried += 1
        continue
    saved += 1
    turn = play.turn(saved + 1)
with database.unit() as unit:
    assert len(unit.attempts.turns(attempt)) == 13
assert database.verify().ok
database.close()
print(tried)
"""


@pytest.mark.parametrize(("call", "when"), [("pwrite64", "9+53"), ("fdatasync", "9+7")])
def test_every_turn_goes_through_in_spite_of_a_disk_that_fails_now_and_then(tmp_path, call, when):
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    path = tmp_path / "profile.db"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-P", f"{path}-wal",
         "-e", f"inject={call}:error=EIO:when={when}", sys.executable, "-c", ERRORS, path,
         os.path.dirname(__file__)],  # noqa: PTH120
        check=False,
        capture_output=True,
        text=True,
    )  # fmt: skip
    if "ptrace" in done.stderr:
        pytest.skip("tracing is not permitted")
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
