"""A case that is deleted for good leaves no word in any file."""

from __future__ import annotations

import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.journal.case import Outcome
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.services.journal.journal import Journal
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from negotiator_trainer.store import locations
from negotiator_trainer.store.backup import backup
from negotiator_trainer.store.case_records import CaseChange
from negotiator_trainer.store.database import Database

CANARY = "xyloquartzphobia"
OTHER = "moonvinegarette"


@pytest.fixture
def told(journal):
    """Keep a case in which a word stands everywhere, in several states, and return its id."""

    def do(word):
        case = journal.start("blank", "full", f"About {word}")
        journal.change(case, CaseChange(tags=[f"{word}tag"], people=[f"{word}person"]))
        journal.save(case, Sheet(interests=(f"{word}one",)))
        journal.go_in(case)
        journal.save(case, Sheet(interests=(f"{word}two",)))
        journal.save(case, Outcome(agreed=True, terms=f"{word} " * 300))
        return case

    return do


def files_with(folder, word):
    """Every file below a folder in which a word stands, in any encoding that SQLite uses."""
    spelled = [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(each in path.read_bytes().lower() for each in spelled)
    )


def test_no_byte_of_a_deleted_case_is_left_beside_the_profile(journal, database, told, clock):
    folder = database.path.parent
    case, kept = told(CANARY), told(OTHER)
    backup(database, locations.backup_folder(database.path), clock())
    assert len(files_with(folder, CANARY)) >= 2
    journal.trash(case)
    journal.expunge([case])
    assert files_with(folder, CANARY) == []
    # An index keeps words by their beginnings, too.
    assert files_with(folder, CANARY[:8]) == []
    assert len(files_with(folder, OTHER)) >= 2
    assert database.verify().ok
    assert [hit.case.id for hit in journal.search(OTHER)] == [kept]
    database.close()
    assert files_with(folder, CANARY) == []


def test_a_backup_that_is_restored_does_not_bring_a_deleted_case_back(
    journal, database, told, clock
):
    case, kept = told(CANARY), told(OTHER)
    copy = backup(database, locations.backup_folder(database.path), clock())
    journal.expunge([case])
    place = copy.with_name("opened.db")
    place.write_bytes(copy.read_bytes())
    opened = Database.open(place, now=clock)
    again = Journal(opened, Library(), now=clock)
    assert [entry.id for entry in again.entries().entries] == [kept]
    assert opened.verify().ok
    opened.close()


def test_emptying_the_trash_leaves_no_word_either(journal, database, told):
    journal.trash(told(CANARY))
    told(OTHER)
    assert journal.empty_trash().cases == 1
    assert files_with(database.path.parent, CANARY) == []


def test_nothing_is_deleted_while_a_backup_cannot_be_written(
    journal, database, told, clock, monkeypatch
):
    case = told(CANARY)
    backup(database, locations.backup_folder(database.path), clock())

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("negotiator_trainer.store.purging.shutil.copyfile", full)
    with pytest.raises(StoreError, match="The disk is full"):
        journal.expunge([case])
    assert journal.page(case).title == f"About {CANARY}"
    monkeypatch.undo()
    journal.expunge([case])
    assert files_with(database.path.parent, CANARY) == []


def test_what_was_put_aside_or_cannot_be_read_goes_with_it_and_is_named(
    journal, database, told, clock
):
    case = told(CANARY)
    folder = locations.backup_folder(database.path)
    sound, broken = (backup(database, folder, clock()) for _ in range(2))
    broken.write_bytes(broken.read_bytes()[:5000])
    aside = database.path.with_name(f"{database.path.name}.replaced-1")
    aside.write_bytes(sound.read_bytes())
    gone = journal.expunge([case])
    assert gone.cases == 1
    assert set(gone.removed) == {broken, aside}
    assert not broken.exists()
    assert not aside.exists()
    assert sound.exists()
    assert files_with(database.path.parent, CANARY) == []


def test_opening_a_profile_deletes_what_was_thrown_away_long_ago(tmp_path, clock):
    place = str(tmp_path / "home" / "profile.db")
    (tmp_path / "home").mkdir()

    def opened():
        return open_trainer(place, environ={"HOME": str(tmp_path)}, library=Library(), now=clock)

    trainer = opened()
    old = trainer.journal.start("blank", "short", CANARY)
    trainer.journal.trash(old)
    trainer.close()
    trainer = opened()
    assert trainer.journal.page(old).trashed
    trainer.close()
    clock.at = clock.at.replace(month=clock.at.month + 2)
    trainer = opened()
    with pytest.raises(StoreError, match="not in your journal"):
        trainer.journal.page(old)
    trainer.close()
    assert files_with(tmp_path / "home", CANARY) == []
