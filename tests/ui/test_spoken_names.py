"""What a screen reader says at every stop of the Tab key, on every page and layer."""

import pytest
from PySide6.QtCore import QSize

from negotiator_trainer.ui import shot
from tests.ui.pages.conftest import nameless, said_for

__all__ = ["nameless"]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(shot, "_SETTLE_MS", 60)


MONEY, POINTS = "used-car", "clinic-dashboard"


@pytest.mark.parametrize(
    ("page", "scenario"),
    [
        ("home", POINTS), ("brief", POINTS), ("preparation", MONEY), ("preparation", POINTS),
        ("offer", MONEY), ("offer", POINTS), ("accept", POINTS), ("edit", MONEY),
        ("edit", POINTS), ("questions", POINTS), ("debrief", POINTS), ("zone", POINTS),
        ("progress", POINTS), ("settings", POINTS), ("recovery", POINTS),
        ("case", POINTS),
    ],
)  # fmt: skip
def test_every_stop_has_a_name_of_its_own_in_words(theme, nameless, page, scenario):
    with shot.staged(page, look=theme, size=QSize(1280, 800), scenario=scenario) as window:
        found = nameless(window)
    assert found == []


def spoken_on(page, theme, kinds):
    with shot.staged(page, look=theme, size=QSize(1280, 800), scenario=POINTS) as window:
        return [said_for(each)[1] for each in window.findChildren(kinds) if each.isVisible()]


def test_the_first_offer_says_which_issue_it_is_about(theme):
    from negotiator_trainer.ui.pages.option_field import CalmCombo  # noqa: PLC0415

    names = spoken_on("preparation", theme, CalmCombo)
    assert names[0] == "First offer: What Halden gets"


def test_what_a_remove_button_removes_is_said_in_plain_words(theme):
    from negotiator_trainer.ui.widgets.buttons import IconButton  # noqa: PLC0415

    names = [name for name in spoken_on("preparation", theme, IconButton) if "Remove" in name]
    assert "Remove thing that only I bring, line 1" in names
    assert "Remove question, line 2" in names
