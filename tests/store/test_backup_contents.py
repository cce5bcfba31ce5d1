"""What a backup holds is told without opening it as the profile."""

from __future__ import annotations

import hashlib
import shutil

import pytest

from negotiator_trainer.store import locations
from negotiator_trainer.store.backup import backup
from negotiator_trainer.store.backup_contents import contents
from negotiator_trainer.store.failures import DamagedStore


@pytest.fixture
def folder(path):
    return locations.backup_folder(path)


def test_attempts_are_counted_and_the_last_change_is_dated(database, folder, play, clock):
    play.fill(database)
    with database.unit() as unit:
        unit.attempts.discard(3)
        kept = [*(unit.attempts.get(n) for n in (1, 2)), *unit.cases.list()]
        last = max(each.changed_at for each in kept)
    found = contents(backup(database, folder, clock()))
    assert (found.attempts, found.cases, found.drills) == (2, 3, 0)
    assert found.last_change == last


def test_a_new_profile_holds_nothing(database, folder, clock):
    found = contents(backup(database, folder, clock()))
    assert (found.attempts, found.last_change) == (0, None)


def test_a_backup_tells_whether_it_is_of_the_profile_as_it_is(database, folder, play, clock):
    assert database.state() == ""
    play.begin(database)
    made = backup(database, folder, clock())
    assert contents(made).state == database.state() != ""
    play.begin(database)
    assert contents(made).state != database.state()


def test_reading_leaves_the_backup_as_it_is(database, folder, play, clock):
    play.begin(database)
    made = backup(database, folder, clock())
    before = hashlib.sha256(made.read_bytes()).hexdigest()
    contents(made)
    assert hashlib.sha256(made.read_bytes()).hexdigest() == before
    assert [entry.name for entry in folder.iterdir()] == [made.name]


@pytest.mark.parametrize("cut", [0, 1, 99, 4096, 9000])
def test_what_was_cut_short_is_no_backup(database, folder, play, clock, tmp_path, cut):
    play.fill(database)
    made = backup(database, folder, clock())
    short = tmp_path / "short.db"
    shutil.copy(made, short)
    with short.open("r+b") as file:
        file.truncate(cut)
    with pytest.raises(DamagedStore):
        contents(short)
