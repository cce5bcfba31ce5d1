"""Nothing that was played is lost: the file is cut to one byte, and comes back by keyboard.

The files are real, and so is the window.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from negotiator_trainer.store import locations
from negotiator_trainer.store.backup_names import backups
from negotiator_trainer.ui.asking import Question
from negotiator_trainer.ui.pages.backup_list import BackupList
from negotiator_trainer.ui.pages.recovery import RecoveryPage
from tests.journeys.test_faults import say_something, sit_down

CANARY = "zwitscherquark"


@pytest.fixture
def database(tmp_path):
    return tmp_path / "data" / "profile.db"


def play_and_leave(hands, database):
    """Say something at the table, write a note there, and close the window."""
    person = hands(database)
    sit_down(person)
    assert say_something(person)
    attempt = person.window.route.attempt
    person.assembly.trainer.note(attempt, f"{CANARY} in a note")
    before = [line.words for line in person.table().transcript]
    person.leave()
    return attempt, before


def settings_of(person):
    person.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    person.arrive("settings")
    person.until(lambda: person.page.data.backups.count() > 0)


def question_of(person):
    """The question that lies over the window; the keyboard is in it."""
    person.until(lambda: isinstance(QApplication.activeModalWidget(), Question))
    return QApplication.activeModalWidget()


def test_after_the_file_was_cut_to_one_byte_everything_comes_back(hands, database):
    attempt, before = play_and_leave(hands, database)
    assert len(backups(locations.backup_folder(database))) == 1
    with database.open("r+b") as file:
        file.truncate(1)
    person = hands(database, opens=False)
    person.until(lambda: isinstance(person.page, RecoveryPage))
    page = person.page
    person.until(page.restore.isEnabled)
    assert isinstance(QApplication.focusWidget(), BackupList)
    assert "1 attempt" in person.page.backups.currentItem().text()
    person.push("Restore the chosen backup")
    person.until(lambda: person.assembly.trainer is not None)
    person.arrive("home")
    aside = database.with_name("profile.db.damaged-1")
    assert aside.stat().st_size == 1
    assert str(aside) in person.page.message.words
    person.push("Resume")
    person.arrive("table")
    assert person.window.route.attempt == attempt
    assert [line.words for line in person.table().transcript] == before
    assert say_something(person)


def test_one_goes_back_to_a_backup_from_the_settings_and_what_was_there_is_kept(hands, database):
    _, before = play_and_leave(hands, database)
    person = hands(database)
    person.push("Resume")
    person.arrive("table")
    assert say_something(person)
    settings_of(person)
    page = person.page
    person.tab_to(lambda widget: isinstance(widget, BackupList))
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Up)
    assert page.data.backups.chosen() == 0
    person.push("Restore…")
    question = question_of(person)
    assert "1 attempt" in " ".join(each.text() for each in question.findChildren(QLabel))
    person.push("Restore")
    person.until(lambda: person.window.route is not None and person.window.route.page == "home")
    person.until(lambda: not person.page.message.isHidden())
    assert str(database.with_name("profile.db.replaced-1")) in person.page.message.words
    person.push("Resume")
    person.arrive("table")
    assert [line.words for line in person.table().transcript] == before
    assert len(backups(locations.backup_folder(database))) == 2


def test_everything_is_erased_after_two_steps_and_no_file_keeps_a_word(hands, database, tmp_path):
    play_and_leave(hands, database)
    person = hands(database)
    settings_of(person)
    person.push("Erase everything…")
    question = question_of(person)
    assert not question.do.isEnabled()
    person.tab_to(lambda widget: isinstance(widget, QCheckBox))
    person.press(Qt.Key.Key_Space)
    person.push("Erase everything")
    person.until(lambda: person.window.route is not None and person.window.route.page == "home")
    person.until(lambda: not person.page.message.isHidden())
    assert "new beginning" in person.page.message.words
    assert person.assembly.trainer.attempts() == ()
    person.leave()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if CANARY.encode() in path.read_bytes()] == []
    assert backups(locations.backup_folder(database)) == ()


def test_escape_erases_nothing(hands, database):
    attempt, _ = play_and_leave(hands, database)
    person = hands(database)
    settings_of(person)
    person.push("Erase everything…")
    question_of(person)
    person.press(Qt.Key.Key_Escape)
    person.until(lambda: QApplication.activeModalWidget() is None)
    assert person.assembly.trainer.attempt(attempt).turns_made == 1


def test_a_backup_that_is_damaged_meanwhile_is_told_and_one_goes_on(hands, database):
    _, before = play_and_leave(hands, database)
    person = hands(database)
    settings_of(person)
    person.tab_to(lambda widget: isinstance(widget, BackupList))
    (made,) = backups(locations.backup_folder(database))
    made.write_bytes(b"S")
    person.push("Restore…")
    question_of(person)
    person.push("Restore")
    person.until(lambda: person.window.route is not None and person.window.route.page == "home")
    person.until(lambda: not person.page.message.isHidden())
    assert "is not a database" in person.page.message.words
    person.push("Resume")
    person.arrive("table")
    assert [line.words for line in person.table().transcript] == before
