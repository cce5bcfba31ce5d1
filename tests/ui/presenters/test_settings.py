import pytest
from PySide6.QtGui import QGuiApplication

from negotiator_trainer.ui.pages.settings import SettingsPage
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.presenters.settings import SettingsPresenter


@pytest.fixture
def preferences(qapp, tmp_path):
    return Preferences(tmp_path / "preferences.ini")


@pytest.fixture
def page(shown, preferences):
    page = shown(SettingsPage())
    presenter = SettingsPresenter(page, preferences, data_folder="the folder")
    presenter.open()
    yield page
    presenter.deleteLater()


def test_what_is_chosen_is_kept(page, preferences):
    page.theme_chosen.emit("dark")
    page.size_chosen.emit(140)
    page.switched.emit("portraits", False)  # noqa: FBT003
    assert (preferences.theme, preferences.text_scale, preferences.portraits) == (
        "dark",
        1.4,
        False,
    )


def test_the_goal_and_the_drills_of_a_day_are_kept(page, preferences):
    page.number_chosen.emit("weekly_goal", 4)
    page.number_chosen.emit("drills_per_day", 6)
    page.number_chosen.emit("store", 6)
    page.switched.emit("weekly_rhythm", False)  # noqa: FBT003
    assert (preferences.weekly_goal, preferences.drills_per_day) == (4, 6)
    assert preferences.weekly_rhythm is False
    assert not page.goal.isEnabled()


def test_what_is_chosen_elsewhere_is_shown(page, preferences):
    preferences.text_scale = 1.7
    preferences.theme = "high-contrast"
    assert page.text_size.value() == 170
    assert page.theme.currentData() == "high-contrast"


def test_an_unknown_switch_changes_nothing(page, preferences):
    before = preferences.as_dict()
    page.switched.emit("store", True)  # noqa: FBT003
    assert preferences.as_dict() == before


def test_the_folder_is_copied(page):
    page.data.copy.click()
    assert QGuiApplication.clipboard().text() == "the folder"
    assert page.toast.words == "Copied."
