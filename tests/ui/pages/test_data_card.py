import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from negotiator_trainer.ui.pages.settings import SettingsPage
from tests.ui.pages.conftest import kept

KEPT = (
    kept(name="profile-000012.db", day=22, trouble="is empty"),
    kept(name="profile-000011.db", day=21, attempts=12, cases=1),
    *(kept(name=f"profile-{n:06d}.db", day=n, attempts=1) for n in range(10, 2, -1)),
)
BUTTONS = ("back_up", "restore", "export", "bring", "erase")


def made():
    page = SettingsPage()
    page.data.show_folder("~/.local/share/negotiator-trainer")
    page.data.show_note("They are made by themselves.")
    page.data.show_offered(offered=True)
    page.data.show_backups(KEPT)
    return page


@pytest.fixture
def page(shown):
    return shown(made(), size=(1280, 1300))


@pytest.fixture
def card(page):
    return page.data


def pressable(card):
    return {name for name in BUTTONS if getattr(card, name).isEnabled()}


def test_nothing_can_be_pressed_before_a_profile_is_open(shown):
    page = shown(SettingsPage())
    assert pressable(page.data) == set()
    assert not page.data.backups.isVisible()


def test_restoring_waits_for_a_backup_to_be_chosen(card, qtbot):
    assert pressable(card) == {"back_up", "export", "bring", "erase"}
    card.backups.setFocus()
    assert card.backups.chosen() == 1
    assert card.backups.item(1).isSelected()
    qtbot.keyClick(card.backups, Qt.Key.Key_Down)
    qtbot.keyClick(card.backups, Qt.Key.Key_Up)
    with qtbot.waitSignal(card.restore_clicked, timeout=1000) as clicked:
        qtbot.keyClick(card.restore, Qt.Key.Key_Space)
    assert clicked.args == [1]


def test_what_is_chosen_stays_chosen_when_a_backup_comes_or_goes(card):
    card.backups.choose(2)
    card.show_backups((kept(name="profile-000013.db", day=23), *KEPT))
    assert card.backups.chosen() == 3
    card.show_backups(KEPT[:2])
    assert card.backups.chosen() == -1
    assert not card.restore.isEnabled()


def test_many_backups_scroll_in_their_own_list(card):
    assert card.backups.count() == 10
    rows = card.backups.sizeHintForRow(1)
    assert card.backups.height() < 7 * rows


def test_what_takes_no_time_shows_no_progress_and_says_what_was_done(card, qtbot):
    card.show_busy("Backing up…")
    assert pressable(card) == set()
    card.show_idle("It is sound.")
    assert card.result == "It is sound."
    assert "back_up" in pressable(card)
    qtbot.wait(350)
    assert not card._progress.isVisible()


def test_what_takes_longer_shows_how_far_it_has_come(card, qtbot):
    card.show_busy("Writing everything…")
    qtbot.waitUntil(card._progress.isVisible, timeout=2000)
    card.show_progress(3, 10)
    assert (card._bar.value(), card._bar.maximum()) == (3, 10)
    assert "Writing everything…" in [label.text() for label in card.findChildren(QLabel)]
    card.show_idle()
    assert not card._progress.isVisible()


def test_everything_that_takes_the_keyboard_is_named(page, nameless):
    page.data.backups.choose(1)
    assert nameless(page) == []


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1280, 800)), (2.0, (1280, 800)), (1.0, (800, 600))]
)
def test_nothing_is_cut_off(shown, clipped, scale, size):
    page = made()
    page.data.show_idle("Everything is in /home/me/a rather long folder/negotiator-trainer.zip.")
    shown(page, scale=scale, size=size)
    assert clipped(page) == []


def test_the_page_is_freed_with_its_last_reference(theme, freed):
    assert freed(made)
