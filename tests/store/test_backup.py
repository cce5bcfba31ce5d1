"""Backups are sound when they have their name, and the last good one is never thinned out."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.store import locations
from negotiator_trainer.store.backup import backup, backups, examine, restore, to_delete
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DamagedStore, StoreBusy
from negotiator_trainer.store.home import read_home


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


def test_a_backup_is_one_sound_file_with_everything_in_it(database, folder, play, clock):
    play.fill(database)
    made = backup(database, folder, clock())
    assert made.name == f"profile-000001-{clock.at:%Y%m%dT%H%M%S}Z.db"
    assert [entry.name for entry in folder.iterdir()] == [made.name]
    assert examine(made).ok
    assert examine(made).rows["turn"] == 23
    if os.name != "nt":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_profile_goes_on_after_a_backup_and_the_backup_stays(database, folder, play, clock):
    play.begin(database)
    first = backup(database, folder, clock())
    before = first.read_bytes()
    play.begin(database)
    second = backup(database, folder, clock())
    assert first.read_bytes() == before
    assert (examine(first).rows["attempt"], examine(second).rows["attempt"]) == (1, 2)
    assert backups(folder) == (second, first)


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


def test_a_damaged_profile_is_not_backed_up_and_no_backup_is_thinned_out(path, folder, play, clock):
    database = Database.open(path, now=clock)
    play.begin(database)
    for _ in range(30):
        last = backup(database, folder, clock())
    kept = backups(folder)
    database.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE turn SET move = 'say other' WHERE position = 1")
    database = Database.open(path, now=clock)
    with pytest.raises(DamagedStore, match="no backup was made of it"):
        backup(database, folder, clock())
    assert backups(folder) == kept
    assert kept[0] == last
    assert len(list(folder.iterdir())) == len(kept)
    database.close()


def test_what_is_left_of_an_interrupted_backup_does_no_harm(database, folder, play, clock):
    play.begin(database)
    folder.mkdir()
    (folder / ".profile-000001-20260301T093100Z.db.part").write_bytes(b"half")
    (folder / "letter.txt").write_text("mine", encoding="utf-8")
    made = backup(database, folder, clock())
    assert backups(folder) == (made,)
    assert (folder / "letter.txt").exists()


def name(counter, at):
    return f"profile-{counter:06d}-{at:%Y%m%dT%H%M%S}Z.db"


def test_days_weeks_and_months_are_kept_and_the_rest_goes():
    start = datetime(2026, 1, 1, 8, tzinfo=UTC)
    names = [name(n + 1, start + timedelta(hours=6 * n)) for n in range(4 * 400)]
    gone = to_delete(names)
    kept = [n for n in names if n not in gone]
    days = [n[15:23] for n in kept]
    assert names[-5:] == kept[-5:]
    assert len(kept) <= 5 + 7 + 4 + 12
    assert len({day[:6] for day in days}) == 12
    assert {f"202702{day:02d}" for day in range(1, 5)} <= set(days)


instants = st.datetimes(datetime(1970, 1, 1), datetime(2038, 1, 1))  # noqa: DTZ001  names hold UTC


@given(times=st.lists(instants, max_size=60), data=st.data())
def test_a_jumping_clock_never_costs_the_newest_backups(times, data):
    names = [name(n + 1, at) for n, at in enumerate(times)]
    shuffled = data.draw(st.permutations(names))
    gone = to_delete(shuffled)
    assert set(gone) <= set(names)
    assert not set(gone) & set(names[-5:])
    kept = [n for n in names if n not in gone]
    assert len(kept) <= 5 + 7 + 4 + 12
    # Thinning twice is thinning once.
    assert to_delete(kept) == ()


@given(names=st.lists(st.text(max_size=30) | st.just("profile-000001-20261399T999999Z.db")))
def test_what_is_no_backup_is_never_deleted(names):
    assert set(to_delete(names)) <= {"profile-000001-20261399T999999Z.db"}
