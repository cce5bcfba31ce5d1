from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from negotiator_trainer.errors import StoreError
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from negotiator_trainer.store import backup, locations
from negotiator_trainer.ui.pages.recovery import RecoveryPage
from negotiator_trainer.ui.presenters.recovery import RecoveryPresenter
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


@pytest.fixture
def served(page):
    """A function: show what to do about a profile that cannot be opened."""
    made = []

    def serve(path):
        presenter = RecoveryPresenter(page, refusal(path), path)
        made.append(presenter)
        presenter.open()
        return presenter

    yield serve
    for presenter in made:
        presenter.close()


def words(page):
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_an_empty_file_is_no_new_user(served, page, path):
    path.parent.mkdir()
    path.touch()
    presenter = served(path)
    assert "is empty" in words(page)
    assert "Nothing was changed or deleted." in words(page)
    assert page.backups.count() == 0
    assert path.read_bytes() == b""
    assert presenter is not None


def test_a_damaged_file_is_replaced_by_a_backup_and_kept(served, page, path, qtbot):
    trainer = open_at(path)
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    made = backup.backup(trainer.database, locations.backup_folder(path), NOW)
    trainer.close()
    path.write_bytes(b"not a database at all, but long enough to look at" * 10)
    presenter = served(path)
    qtbot.waitUntil(page.restore.isEnabled)
    assert "1 attempt" in page.backups.item(0).text()
    with qtbot.waitSignal(presenter.restored, timeout=5000) as restored:
        page.restore.click()
    assert restored.args[0].source == made
    again = open_at(path)
    assert [each.attempt for each in again.home().unfinished] == [attempt]
    again.close()
    assert list(path.parent.glob("profile.db.damaged-*")) == [restored.args[0].aside]


def test_the_newest_that_is_sound_to_the_last_word_is_chosen(served, page, path, qtbot):
    trainer = open_at(path)
    trainer.start("toy-sale", "buyer", seed=1)
    folder = locations.backup_folder(path)
    sound, spoilt, cut = (backup.backup(trainer.database, folder, NOW) for _ in range(3))
    trainer.close()
    path.write_bytes(b"S")
    cut.write_bytes(cut.read_bytes()[:50])
    body = spoilt.read_bytes()
    at = body.index(b"toy-sale")
    spoilt.write_bytes(body[:at] + b"Toy" + body[at + 3 :])
    served(path)
    qtbot.waitUntil(page.restore.isEnabled)
    assert page.backups.chosen() == 2
    assert "cannot be read" in page.backups.item(0).text()
    assert "damaged, cannot be restored" in page.backups.item(1).text()
    assert sound.exists()


def test_a_backup_that_is_damaged_meanwhile_changes_nothing_and_says_so(served, page, path, qtbot):
    trainer = open_at(path)
    trainer.start("toy-sale", "buyer", seed=1)
    made = backup.backup(trainer.database, locations.backup_folder(path), NOW)
    trainer.close()
    path.write_bytes(b"")
    presenter = served(path)
    qtbot.waitUntil(page.restore.isEnabled)
    made.write_bytes(b"")
    with qtbot.assertNotEmitted(presenter.restored):
        page.restore.click()
        qtbot.waitUntil(page.message.isVisible)
    assert page.again.isEnabled()
    assert not page.restore.isEnabled()
    assert path.read_bytes() == b""


def test_one_that_a_newer_version_wrote_can_give_way_to_an_older_backup(served, page, path, qtbot):
    trainer = open_at(path)
    trainer.start("toy-sale", "buyer", seed=1)
    backup.backup(trainer.database, locations.backup_folder(path), NOW)
    trainer.close()
    body = bytearray(path.read_bytes())
    body[60:64] = (9 << 16).to_bytes(4, "big")
    path.write_bytes(body)
    presenter = served(path)
    assert page.title == "This practice history is newer than the program"
    qtbot.waitUntil(page.restore.isEnabled)
    with qtbot.waitSignal(presenter.restored, timeout=5000) as restored:
        page.restore.click()
    assert restored.args[0].aside.name == "profile.db.replaced-1"
    assert restored.args[0].aside.read_bytes() == body


def test_a_second_window_says_that_the_first_is_open(served, page, path):
    first = open_at(path)
    try:
        presenter = served(path)
        assert page.title == "Negotiator Trainer is already open"
        assert page.backups.count() == 0
    finally:
        first.close()
    del presenter


def test_trying_again_holds_the_buttons_meanwhile(served, page, path, qtbot):
    path.parent.mkdir()
    path.touch()
    presenter = served(path)
    with qtbot.waitSignal(presenter.retried, timeout=1000):
        page.again.click()
    assert not page.again.isEnabled()


def test_another_file_is_chosen(served, page, path, tmp_path, qtbot):
    path.parent.mkdir()
    path.touch()
    presenter = served(path)
    page.other.click()
    dialog = page.findChild(QFileDialog)
    with qtbot.waitSignal(presenter.place_chosen, timeout=1000) as chosen:
        dialog.fileSelected.emit(str(tmp_path / "other.db"))
    assert chosen.args == [tmp_path / "other.db"]
    dialog.close()


def test_quitting_is_passed_on(served, page, path, qtbot):
    path.parent.mkdir()
    path.touch()
    presenter = served(path)
    with qtbot.waitSignal(presenter.quit_chosen, timeout=1000):
        page.leave.click()
