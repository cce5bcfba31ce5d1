import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.ui.pages.settings import SettingsPage

SWITCHES = {
    "portraits": True, "chess_notation": False, "single_letter_keys": True,
    "send_on_number": False, "weekly_rhythm": True,
}  # fmt: skip
NUMBERS = {"weekly_goal": 2, "drills_per_day": 12}


def made():
    page = SettingsPage()
    page.show_settings(theme="dark", size=120, switches=SWITCHES, numbers=NUMBERS)
    page.data.show_folder("~/.local/share/negotiator-trainer")
    return page


@pytest.fixture
def page(shown):
    return shown(made())


def test_what_is_chosen_is_shown(page):
    assert page.theme.currentData() == "dark"
    assert page.text_size.value() == 120
    assert [box.isChecked() for box in (page.portraits, page.letters, page.send)] == [
        True,
        True,
        False,
    ]
    assert page.data.folder.text() == "~/.local/share/negotiator-trainer"


def test_showing_what_is_chosen_chooses_nothing(page, qtbot):
    with (
        qtbot.assertNotEmitted(page.theme_chosen),
        qtbot.assertNotEmitted(page.size_chosen),
        qtbot.assertNotEmitted(page.switched),
        qtbot.assertNotEmitted(page.number_chosen),
    ):
        page.show_settings(
            theme="light", size=150, switches=dict.fromkeys(SWITCHES, False),
            numbers={"weekly_goal": 5, "drills_per_day": 3},
        )  # fmt: skip
    assert (page.goal.value(), page.drills.value()) == (5, 3)
    assert not page.goal.isEnabled()


def test_a_theme_is_chosen_by_keyboard(page, qtbot):
    with qtbot.waitSignal(page.theme_chosen, timeout=1000) as chosen:
        qtbot.keyClick(page.theme, Qt.Key.Key_End)
    assert chosen.args == ["high-contrast"]


def test_the_text_size_is_chosen_by_keyboard_in_steps_of_ten(page, qtbot):
    with qtbot.waitSignal(page.size_chosen, timeout=1000) as chosen:
        qtbot.keyClick(page.text_size.field, Qt.Key.Key_Up)
    assert chosen.args == [130]


@pytest.mark.parametrize(
    ("control", "key", "value"),
    [
        ("portraits", "portraits", False),
        ("chess", "chess_notation", True),
        ("letters", "single_letter_keys", False),
        ("send", "send_on_number", True),
        ("rhythm", "weekly_rhythm", False),
    ],
)
def test_a_switch_is_set_by_keyboard(page, qtbot, control, key, value):
    with qtbot.waitSignal(page.switched, timeout=1000) as switched:
        qtbot.keyClick(getattr(page, control), Qt.Key.Key_Space)
    assert switched.args == [key, value]


@pytest.mark.parametrize(
    ("control", "key", "value"), [("goal", "weekly_goal", 3), ("drills", "drills_per_day", 13)]
)
def test_a_number_is_chosen_by_keyboard(page, qtbot, control, key, value):
    with qtbot.waitSignal(page.number_chosen, timeout=1000) as chosen:
        qtbot.keyClick(getattr(page, control).field, Qt.Key.Key_Up)
    assert chosen.args == [key, value]


def test_the_folder_can_be_copied_and_not_edited(page, qtbot):
    qtbot.keyClicks(page.data.folder, "x")
    assert page.data.folder.text() == "~/.local/share/negotiator-trainer"
    with qtbot.waitSignal(page.copy_clicked, timeout=1000):
        qtbot.keyClick(page.data.copy, Qt.Key.Key_Space)


def test_everything_that_takes_the_keyboard_is_named(page, nameless, spoken):
    assert nameless(page) == []
    assert spoken(page.text_size.field)[0] == "Text size"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_nothing_is_cut_off(shown, clipped, name, scale):
    assert clipped(shown(made(), name=name, scale=scale)) == []


def test_the_page_is_freed_with_its_last_reference(theme, freed):
    assert freed(made)
