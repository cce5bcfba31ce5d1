"""Backups come about by themselves, say what they contain, and bring everything back."""

from __future__ import annotations

import shutil
import threading

import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.services.journal.forgetting import forget
from negotiator_trainer.services.keeping.automatic import back_up, back_up_if_due, is_due
from negotiator_trainer.services.keeping.backups import (
    contents_in_words,
    is_sound,
    items_in_words,
    kept_backups,
    newest_sound,
)
from negotiator_trainer.services.keeping.restoring import restore_from, restore_latest
from negotiator_trainer.store import locations
from negotiator_trainer.store.backup import AT_WORK
from negotiator_trainer.store.backup_names import backups
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import StoreBusy
from tests.store.test_faults import fill, small_disk


def attempts(path, clock):
    database = Database.open(path, now=clock, create=False)
    with database.unit() as unit:
        found = len(unit.attempts.unfinished()) + len(unit.attempts.summaries())
    database.close()
    return found


def test_nothing_is_due_before_something_was_written_nor_twice_for_the_same(trainer):
    assert back_up_if_due(trainer.database) is None
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    first = back_up_if_due(trainer.database)
    assert first is not None
    assert back_up_if_due(trainer.database) is None
    trainer.note(attempt, "something else")
    assert is_due(trainer.database)
    assert back_up_if_due(trainer.database) not in {None, first}


def test_it_is_due_where_the_last_one_was_lost_or_cannot_be_read(trainer):
    trainer.start("toy-sale", "buyer", seed=1)
    made = back_up(trainer.database)
    made.write_bytes(b"")
    assert is_due(trainer.database)
    made.unlink()
    assert is_due(trainer.database)


def test_on_a_full_disk_the_last_good_one_is_kept_and_the_profile_goes_on(tmp_path, clock, library):
    from negotiator_trainer.services.trainer import Trainer  # noqa: PLC0415

    with small_disk(tmp_path / "disk", size="2000k") as disk:
        path = disk / "profile.db"
        trainer = Trainer(Database.open(path, now=clock), library, now=clock)
        attempt = trainer.start("toy-sale", "buyer", seed=1)
        for _ in range(3):
            made = back_up(trainer.database)
        trainer.note(attempt, "a word")
        kept = backups(locations.backup_folder(path))
        ballast = fill(disk)
        with pytest.raises(StoreError, match="The disk is full"):
            back_up_if_due(trainer.database)
        assert backups(locations.backup_folder(path)) == kept
        assert is_sound(made)
        ballast.unlink()
        trainer.note(attempt, "another word")
        assert back_up_if_due(trainer.database) is not None
        trainer.close()


def test_each_says_what_it_contains_and_one_that_cannot_be_read_says_so(full, path):
    back_up(full.database)
    second = back_up(full.database)
    second.write_bytes(second.read_bytes()[:1])
    unreadable, first = kept_backups(path)
    assert not unreadable.usable
    assert "is not a database" in unreadable.trouble
    assert contents_in_words(unreadable) == "cannot be read, and cannot be restored"
    assert contents_in_words(first) == "2 attempts, 1 case, 1 drill"
    assert first.made_at is not None
    assert newest_sound(kept_backups(path)) == first


def test_nothing_and_one_of_each_are_said_in_words():
    assert items_in_words(0, 0, 0) == ""
    assert items_in_words(1, 1, 1) == "1 attempt, 1 case, 1 drill"


def test_one_with_a_changed_word_is_found_out_before_it_is_offered(full, path):
    back_up(full.database)
    spoilt = back_up(full.database)
    body = spoilt.read_bytes()
    spoilt.write_bytes(body.replace(b"Tallinn", b"Helsink", 1).replace(b"toy-sale", b"toy-sail", 1))
    kept = kept_backups(path)
    assert kept[0].usable
    assert not is_sound(spoilt)
    assert newest_sound(kept) == kept[1]


def test_restoring_backs_up_and_puts_aside_what_is_there(trainer, path, clock):
    trainer.start("toy-sale", "buyer", seed=1)
    early = back_up(trainer.database)
    trainer.start("toy-sale", "buyer", seed=2)
    trainer.close()
    done = restore_from(path, early, now=clock)
    assert done.aside.name == "profile.db.replaced-1"
    assert kept_backups(path)[0].path == done.backup
    assert kept_backups(path)[0].contents.attempts == 2
    assert attempts(path, clock) == 1
    restore_latest(path, now=clock)
    assert attempts(path, clock) == 2


def test_the_backup_that_is_restored_is_not_thinned_out_meanwhile(trainer, path, clock):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    first = back_up(trainer.database)
    copy = path.with_name("copy.db")
    shutil.copy(first, copy)
    for number in range(5):
        trainer.note(attempt, f"note {number}")
        back_up(trainer.database, spared=(first.name,))
    trainer.start("toy-sale", "buyer", seed=2)
    trainer.close()
    restore_from(path, first, now=clock)
    assert attempts(path, clock) == 1


@pytest.mark.parametrize("spoil", [lambda p: p.unlink(), lambda p: p.write_bytes(b"S")])
def test_what_is_missing_or_damaged_is_replaced_by_the_newest_sound_one(
    trainer, path, clock, spoil
):
    trainer.start("toy-sale", "buyer", seed=1)
    back_up(trainer.database)
    back_up(trainer.database).write_bytes(b"")
    trainer.close()
    spoil(path)
    done = restore_latest(path, now=clock)
    assert done.backup is None
    assert done.aside is None or done.aside.read_bytes() == b"S"
    assert attempts(path, clock) == 1


def test_an_open_profile_is_not_replaced(trainer, path, clock):
    trainer.start("toy-sale", "buyer", seed=1)
    made = back_up(trainer.database)
    with pytest.raises(StoreBusy):
        restore_from(path, made, now=clock)
    with pytest.raises(StoreBusy):
        restore_latest(path, now=clock)


def test_without_a_sound_backup_nothing_is_touched(trainer, path, clock, tmp_path):
    trainer.start("toy-sale", "buyer", seed=1)
    trainer.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no sound backup"):
        restore_latest(path, now=clock)
    with pytest.raises(StoreError, match="There is no backup"):
        restore_from(path, tmp_path / "nowhere.db", now=clock)
    assert path.read_bytes() == before


def test_a_backup_that_waits_for_a_deletion_does_not_hold_what_was_deleted(full, path):
    with full.database.unit() as unit:
        (case,) = unit.cases.list()
        known = unit.cases.identity(case.id)
    back_up(full.database)
    made = []
    waiting = threading.Thread(target=lambda: made.append(back_up(full.database)))
    with AT_WORK:
        waiting.start()
        forget(full.database, [known], now=full.database.now)
    waiting.join()
    assert len(kept_backups(path)) == 2
    assert [each.contents.cases for each in kept_backups(path)] == [0, 0]
    for each in kept_backups(path):
        assert b"They are short of cash" not in each.path.read_bytes()
