from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from negotiator_trainer.ui.asking import Question
from negotiator_trainer.ui.keeper import Keeper
from negotiator_trainer.ui.pages.settings import SettingsPage
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.presenters.settings import SettingsPresenter


@pytest.fixture
def keeper(qapp, trainer):
    made = Keeper(trainer)
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def page(shown, keeper, tmp_path):
    page = shown(SettingsPage())
    preferences = Preferences(tmp_path / "preferences.ini")
    presenter = SettingsPresenter(page, preferences, data_folder="there", keeper=keeper)
    presenter.open()
    yield page
    presenter.deleteLater()


@pytest.fixture
def card(page):
    return page.data


def asked(page):
    found = page.window().findChildren(Question)
    return found[-1] if found else None


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def back_up(card, keeper, qtbot):
    before = card.backups.count()
    with qtbot.waitSignal(keeper.done, timeout=5000):
        card.back_up.click()
    qtbot.waitUntil(lambda: card.backups.count() == before + 1)


def test_while_nothing_is_open_nothing_is_offered(shown, qapp, tmp_path):
    page = shown(SettingsPage())
    presenter = SettingsPresenter(page, Preferences(tmp_path / "p.ini"), data_folder="there")
    presenter.open()
    assert not page.data.back_up.isEnabled()
    assert "Nothing is open yet." in words(page.data)
    presenter.deleteLater()


def test_a_backup_is_made_listed_and_said_to_be_sound(card, keeper, trainer, qtbot):
    trainer.start("toy-sale", "buyer", seed=1)
    back_up(card, keeper, qtbot)
    assert "sound" in card.result
    assert "1 attempt" in card.backups.item(0).text()


def test_going_back_asks_plainly_and_then_wants_that_backup(page, card, keeper, trainer, qtbot):
    trainer.start("toy-sale", "buyer", seed=1)
    back_up(card, keeper, qtbot)
    back_up(card, keeper, qtbot)
    card.backups.choose(1)
    path = card.backups.item(1).data(256)
    card.restore.click()
    question = asked(page)
    assert "It contains 1 attempt." in words(question)
    assert "put aside" in words(question)
    with qtbot.assertNotEmitted(keeper.restore_wanted):
        question.cancel.click()
    card.restore.click()
    with qtbot.waitSignal(keeper.restore_wanted, timeout=1000) as wanted:
        asked(page).do.click()
    assert wanted.args == [path]


def test_erasing_asks_twice_and_says_what_is_out_of_reach(page, card, keeper, qtbot):
    card.erase.click()
    question = asked(page)
    assert "Out of reach" in words(question)
    assert not question.do.isEnabled()
    question.agreed.setChecked(True)
    with qtbot.waitSignal(keeper.erase_wanted, timeout=1000):
        question.do.click()


def test_everything_is_exported_and_imported(page, card, keeper, trainer, tmp_path, qtbot):
    trainer.start("toy-sale", "buyer", seed=1)
    file = tmp_path / "everything.zip"
    for control, expected in ((card.export, str(file)), (card.bring, "Nothing in it was new")):
        control.click()
        dialog = page.findChildren(QFileDialog)[-1]
        with qtbot.waitSignal(keeper.done, timeout=10_000):
            dialog.fileSelected.emit(str(file))
        dialog.close()
        assert expected in card.result
    assert file.exists()


def test_what_came_is_told(card, keeper, trainer, tmp_path, qtbot):
    from negotiator_trainer.services.keeping.importing import Brought  # noqa: PLC0415

    keeper.done.emit("import", Brought(attempts=2, cases=1, known=3))
    assert card.result == "Imported: 2 attempts, 1 case. What was here already stays as it is."


def test_a_file_that_cannot_be_imported_is_one_line_on_the_page(
    page, card, keeper, tmp_path, qtbot
):
    with qtbot.waitSignal(keeper.failed, timeout=5000):
        keeper.bring(Path(tmp_path / "nowhere.zip"))
    assert "could not be read" in page.message.words
    assert card.bring.isEnabled()


def test_what_is_deleted_for_good_meanwhile_is_said_here_too(page, card, keeper, qtbot):
    with qtbot.waitSignal(keeper.done, timeout=5000):
        keeper.empty_trash()
        assert not card.export.isEnabled()
    assert card.export.isEnabled()


def test_who_comes_back_to_the_page_sees_what_is_still_being_done(shown, keeper, tmp_path):
    keeper._requests.append("export")
    page = shown(SettingsPage())
    presenter = SettingsPresenter(
        page, Preferences(tmp_path / "p.ini"), data_folder="there", keeper=keeper
    )
    presenter.open()
    assert not page.data.export.isEnabled()
    keeper._requests.clear()
    page.data.show_idle()
    presenter.deleteLater()
