from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from negotiator_trainer.errors import StoreError
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from negotiator_trainer.store import backup, locations
from negotiator_trainer.ui.pages.recovery import RecoveryPage
from negotiator_trainer.ui.presenters.recovery import RecoveryPresenter, backup_words
from tests.ui.pages.conftest import SCENARIOS

NOW = datetime(2026, 11, 22, 9, 14, tzinfo=UTC)


def open_at(path):
    return open_trainer(str(path), environ={}, library=Library([SCENARIOS]), now=lambda: NOW)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "profile.db"


@pytest.fixture
def page(shown):
    return shown(RecoveryPage())


def refusal(path):
    with pytest.raises(StoreError) as caught:
        open_at(path)
    return caught.value


def served(page, path):
    presenter = RecoveryPresenter(page, refusal(path), path)
    presenter.open()
    return presenter


def words(page):
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_an_empty_file_is_no_new_user(page, path):
    path.parent.mkdir()
    path.touch()
    presenter = served(page, path)
    assert "is empty" in words(page)
    assert "Nothing was changed or deleted." in words(page)
    assert page.backups == []
    assert path.read_bytes() == b""
    del presenter


def test_a_damaged_file_is_replaced_by_a_backup_and_kept(page, path, qtbot):
    trainer = open_at(path)
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    backup.backup(trainer.database, locations.backup_folder(path), NOW)
    trainer.close()
    path.write_bytes(b"not a database at all, but long enough to look at" * 10)
    presenter = served(page, path)
    assert len(page.backups) == 1
    with qtbot.waitSignal(presenter.retried, timeout=1000):
        page.backups[0].click()
    again = open_at(path)
    assert [each.attempt for each in again.home().unfinished] == [attempt]
    again.close()
    assert len(list(path.parent.glob("profile.db.damaged-*"))) == 1


def test_a_backup_that_is_damaged_too_changes_nothing_and_says_so(page, path, qtbot):
    trainer = open_at(path)
    made = backup.backup(trainer.database, locations.backup_folder(path), NOW)
    trainer.close()
    path.write_bytes(b"")
    made.write_bytes(b"")
    presenter = served(page, path)
    with qtbot.assertNotEmitted(presenter.retried):
        page.backups[0].click()
    assert page.message.isVisible()
    assert page.again.isEnabled()


def test_a_second_window_says_that_the_first_is_open(page, path):
    first = open_at(path)
    try:
        presenter = served(page, path)
        assert page.title == "Negotiator Trainer is already open"
        assert page.backups == []
    finally:
        first.close()
    del presenter


def test_trying_again_holds_the_buttons_meanwhile(page, path, qtbot):
    path.parent.mkdir()
    path.touch()
    presenter = served(page, path)
    with qtbot.waitSignal(presenter.retried, timeout=1000):
        page.again.click()
    assert not page.again.isEnabled()


def test_another_file_is_chosen(page, path, tmp_path, qtbot):
    path.parent.mkdir()
    path.touch()
    presenter = served(page, path)
    page.other.click()
    dialog = page.findChild(QFileDialog)
    with qtbot.waitSignal(presenter.place_chosen, timeout=1000) as chosen:
        dialog.fileSelected.emit(str(tmp_path / "other.db"))
    assert chosen.args == [tmp_path / "other.db"]
    dialog.close()


def test_quitting_is_passed_on(page, path, qtbot):
    path.parent.mkdir()
    path.touch()
    presenter = served(page, path)
    with qtbot.waitSignal(presenter.quit_chosen, timeout=1000):
        page.leave.click()


def test_a_backup_is_named_by_its_date():
    found = backup_words("profile-000012-20261122T091400Z.db")
    assert "Nov 2026" in found
    assert found.endswith("profile-000012-20261122T091400Z.db")


def test_a_name_without_a_date_is_shown_as_it_is():
    assert backup_words("mine.db") == "mine.db"
