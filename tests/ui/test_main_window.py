import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea

from negotiator_trainer.errors import StoreError
from negotiator_trainer.ui.dialogs import AboutSheet, KeysSheet
from negotiator_trainer.ui.main_window import MainWindow
from negotiator_trainer.ui.pages.brief import BriefPage
from negotiator_trainer.ui.pages.home import HomePage
from negotiator_trainer.ui.pages.learn import LearnPage
from negotiator_trainer.ui.pages.preparation import PreparationPage
from negotiator_trainer.ui.pages.progress import ProgressPage
from negotiator_trainer.ui.pages.recovery import RecoveryPage
from negotiator_trainer.ui.pages.settings import SettingsPage
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.routes import HOME, PROGRESS, SETTINGS, Route
from negotiator_trainer.ui.screens import Screens
from tests.ui.pages.conftest import nameless, no_flash, trainer

__all__ = ["nameless", "no_flash", "trainer"]

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def preferences(qapp, tmp_path):
    return Preferences(tmp_path / "preferences.ini")


@pytest.fixture
def screens(preferences):
    return Screens(preferences, data_folder="the folder")


@pytest.fixture
def window(screens, preferences, theme, qtbot, no_flash):
    window = MainWindow(screens, preferences, theme)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def opened(window, trainer):
    window.go(HOME)
    window.use_trainer(trainer)
    return window


def press(window, qtbot, key, modifier=CONTROL):
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def page(window):
    return window.shell.page


def test_the_places_are_reached_by_their_keys(opened, qtbot):
    for key, kind in (
        (Qt.Key.Key_3, LearnPage),
        (Qt.Key.Key_4, ProgressPage),
        (Qt.Key.Key_7, SettingsPage),
        (Qt.Key.Key_1, HomePage),
    ):
        press(opened, qtbot, key)
        assert isinstance(page(opened), kind)


def test_the_places_are_reached_from_the_rail_and_marked(opened, qtbot):
    rail = opened.shell.rail
    qtbot.keyClick(rail.buttons["progress"], Qt.Key.Key_Space)
    assert isinstance(page(opened), ProgressPage)
    assert [name for name, made in rail.buttons.items() if made.isChecked()] == ["progress"]


def test_only_places_that_exist_are_shown(window):
    assert set(window.shell.rail.buttons) == {
        "practice",
        "learn",
        "progress",
        "journal",
        "settings",
    }


def test_a_page_takes_the_keyboard_when_it_is_shown(opened):
    assert opened.focusWidget() is page(opened).recommended.start


def test_the_title_names_the_page(opened):
    opened.go(SETTINGS)
    assert opened.windowTitle() == "Settings – Negotiator Trainer"


def test_the_way_from_practice_to_preparation_and_back(opened, qtbot):
    press(opened, qtbot, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: isinstance(page(opened), BriefPage), timeout=2000)
    qtbot.keyClick(opened.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(page(opened), PreparationPage), timeout=2000)
    assert opened.shell.crumbs.isVisible()
    press(opened, qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert isinstance(page(opened), BriefPage)
    press(opened, qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert isinstance(page(opened), HomePage)
    assert not opened.shell.crumbs.isVisible()


def test_a_step_of_the_way_is_a_link(opened, trainer, qtbot):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    opened.go(Route.preparation(attempt))
    links = opened.shell.crumbs._steps
    qtbot.keyClick(links[2], Qt.Key.Key_Space)
    assert isinstance(page(opened), BriefPage)


def test_a_page_is_freed_when_another_is_shown(opened):
    gone = []
    page(opened).destroyed.connect(lambda: gone.append(True))
    opened.go(PROGRESS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == [True]


def test_before_the_database_is_open_a_choice_waits_for_it(window, trainer):
    window.go(HOME)
    window.go(PROGRESS)
    assert isinstance(page(window), HomePage)
    window.use_trainer(trainer)
    assert isinstance(page(window), ProgressPage)


def test_settings_need_no_database(window):
    window.go(SETTINGS)
    assert page(window).data.folder.text() == "the folder"


def test_the_database_fills_the_home_page_without_moving_the_keyboard(window, trainer):
    window.go(HOME)
    before = page(window)
    window.use_trainer(trainer)
    assert page(window) is before
    assert len(before.cards) == 2


def test_where_the_database_cannot_be_opened_nothing_else_can_be_reached(window, trainer, qtbot):
    window.show_page(RecoveryPage())
    press(window, qtbot, Qt.Key.Key_2)
    window.go(HOME)
    assert isinstance(page(window), RecoveryPage)
    assert not window.shell.rail.buttons["practice"].isEnabled()
    window.use_trainer(trainer)
    assert isinstance(page(window), HomePage)
    assert window.shell.rail.buttons["practice"].isEnabled()


def test_the_status_bar_states_what_is_saved_and_that_it_is_private(opened, trainer, qtbot):
    assert "Private: nothing leaves this computer" in words(opened.status)
    assert "Everything is saved" in words(opened.status)
    opened.go(Route.preparation(trainer.start("toy-sale", "buyer", seed=1)))
    qtbot.keyClicks(opened.focusWidget(), "go")
    assert "Saving…" in words(opened.status)
    qtbot.waitUntil(lambda: opened.status.saved.text().startswith("Saved "), timeout=3000)


def test_closing_asks_nothing_and_stores_what_was_typed_last(opened, trainer, qtbot):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    opened.go(Route.preparation(attempt))
    qtbot.keyClicks(opened.focusWidget(), "go on renting")
    with qtbot.waitSignal(opened.closed, timeout=1000):
        press(opened, qtbot, Qt.Key.Key_Q)
    assert not opened.isVisible()
    assert trainer.prepare(attempt).sheet.alternatives[0].text == "go on renting"


def test_a_sheet_that_cannot_be_stored_keeps_its_page_once(opened, trainer, qtbot):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    opened.go(Route.preparation(attempt))

    def full(_attempt, _sheet):
        raise StoreError("The disk is full.", remedy="Free some space and press Retry.")

    trainer.save_sheet = full
    qtbot.keyClicks(opened.focusWidget(), "go on renting")
    opened.go(HOME)
    assert isinstance(page(opened), PreparationPage)
    assert "The disk is full." in page(opened).message.words
    assert opened.close() is False
    assert opened.isVisible()
    assert opened.close() is True


def test_the_window_comes_back_where_it_was(screens, preferences, theme, qtbot):
    first = MainWindow(screens, preferences, theme)
    qtbot.addWidget(first)
    first.setGeometry(40, 50, 700, 500)
    first.show()
    first.close()
    second = MainWindow(screens, preferences, theme)
    qtbot.addWidget(second)
    assert second.size() == first.size()


def test_text_grows_and_shrinks_by_key_within_limits(opened, preferences, theme, qtbot):
    press(opened, qtbot, Qt.Key.Key_Plus)
    press(opened, qtbot, Qt.Key.Key_Equal)
    assert (preferences.text_scale, theme.scale) == (1.2, 1.2)
    press(opened, qtbot, Qt.Key.Key_Minus)
    assert theme.scale == 1.1
    press(opened, qtbot, Qt.Key.Key_0)
    press(opened, qtbot, Qt.Key.Key_Minus)
    assert theme.scale == 1.0
    preferences.text_scale = 2.0
    press(opened, qtbot, Qt.Key.Key_Plus)
    assert theme.scale == 2.0


def test_a_theme_is_chosen_from_the_menu_and_kept(opened, preferences, theme):
    dark = next(each for each in opened.menus.themes.actions() if each.data() == "dark")
    dark.trigger()
    assert (preferences.theme, theme.name) == ("dark", "dark")
    preferences.theme = "light"
    assert theme.name == "light"
    assert opened.menus.themes.checkedAction().data() == "light"


def test_the_window_fills_the_screen_and_comes_back(opened, qtbot):
    press(opened, qtbot, Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier)
    assert opened.isFullScreen()
    press(opened, qtbot, Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier)
    assert not opened.isFullScreen()


def test_the_rail_shows_icons_only_in_a_small_window(opened, qtbot):
    button = opened.shell.rail.buttons["practice"]
    assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    opened.resize(820, 600)
    qtbot.waitUntil(
        lambda: button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly, timeout=1000
    )


def test_the_rail_shows_icons_only_when_text_is_large(opened, preferences, qtbot):
    preferences.text_scale = 2.0
    button = opened.shell.rail.buttons["practice"]
    qtbot.waitUntil(
        lambda: button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly, timeout=1000
    )


def test_all_keys_are_listed_on_a_sheet_that_escape_closes(opened, qtbot):
    press(opened, qtbot, Qt.Key.Key_Question, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    sheet = opened.findChild(KeysSheet)
    assert {"Ctrl+F", "Find on the page", "F2", "Go to Journal", "Begin an entry"} <= set(
        words(sheet.findChild(QScrollArea))
    )
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    del sheet
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert opened.findChild(QDialog) is None


def test_the_licences_are_shown(opened):
    opened._on_about()
    sheet = opened.findChild(AboutSheet)
    text = " ".join(words(sheet))
    assert "GNU General Public Licence" in text
    assert "Tabler Icons · MIT" in text
    sheet.close()


def test_every_menu_entry_has_a_name_and_no_two_share_a_key(opened):
    actions = [a for menu in opened.menus._menus for a in menu.actions() if not a.isSeparator()]
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert all(action.text() for action in actions)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("route", [HOME, PROGRESS, SETTINGS, Route.brief("toy-sale")])
def test_everything_in_the_window_that_takes_the_keyboard_is_named(opened, nameless, route):
    opened.go(route)
    assert nameless(opened) == []
