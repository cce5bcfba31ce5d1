"""Backups are sound when they have their name, and the last good one is never thinned out."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.store import locations
from negotiator_trainer.store.backup import backup, examine
from negotiator_trainer.store.backup_names import backups, restorable, to_delete
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DamagedStore


@pytest.fixture
def folder(path):
    return locations.backup_folder(path)


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


def test_the_backups_of_upgrades_are_listed_after_the_counted_ones(folder):
    folder.mkdir(parents=True)
    names = [
        "profile-before-upgrade-from-1.0-20261122-1.db",
        "profile-before-upgrade-from-1.1-20270101-1.db",
        "profile-000002-20260301T093100Z.db",
        "profile-000010-20250301T093100Z.db",
        "profile-000011-20261399T093100Z.db",
        ".profile-000012-20250301T093100Z.db.part",
        "letter.txt",
    ]
    for each in names:
        (folder / each).touch()
    found = [
        (each.path.name, each.made_at and each.made_at.year, each.upgraded_from)
        for each in restorable(folder)
    ]
    assert found == [
        (names[4], None, ""),
        (names[3], 2025, ""),
        (names[2], 2026, ""),
        (names[1], 2027, "1.1"),
        (names[0], 2026, "1.0"),
    ]
    assert restorable(folder / "nowhere") == ()


def test_an_older_backup_that_is_about_to_be_restored_is_spared(database, folder, play, clock):
    play.begin(database)
    first = backup(database, folder, clock())
    for _ in range(20):
        backup(database, folder, clock(), spared=(first.name,))
    assert first in backups(folder)
    backup(database, folder, clock())
    assert first not in backups(folder)


def test_turns_go_on_while_a_backup_is_made_and_the_backup_is_one_whole(
    database, folder, play, clock, monkeypatch
):
    monkeypatch.setattr("negotiator_trainer.store.database._STEP_PAGES", 1)
    attempt = play.begin(database, turns=0)
    for position in range(1, 200):
        with database.unit() as unit:
            unit.attempts.append(attempt, play.turn(position, words="long story " * 200))
    made = []
    copier = threading.Thread(target=lambda: made.append(backup(database, folder, clock())))
    copier.start()
    position = 200
    while copier.is_alive() and position < 400:
        with database.unit() as unit:
            unit.attempts.append(attempt, play.turn(position))
        position += 1
    during = position - 200
    copier.join()
    assert during > 3
    found = examine(made[0])
    assert found.ok
    assert 200 <= found.rows["turn"] <= 200 + during
    with database.unit() as unit:
        assert len(unit.attempts.turns(attempt)) == 200 + during
    assert database.verify().ok
