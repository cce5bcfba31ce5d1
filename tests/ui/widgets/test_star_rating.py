import pytest
from PySide6.QtCore import QPoint, Qt

from negotiator_trainer.ui.widgets.star_rating import StarRating


@pytest.fixture
def stars(theme, qtbot):
    made = StarRating("How it went")
    qtbot.addWidget(made)
    made.show()
    return made


def click(stars, qtbot, number):
    edge = stars.width() // stars.maximum()
    at = QPoint(edge * number - edge // 2, stars.height() // 2)
    qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_click_sets_as_many_stars(stars, qtbot, number):
    click(stars, qtbot, number)
    assert stars.value() == number


def test_the_same_star_again_takes_the_rating_back(stars, qtbot):
    click(stars, qtbot, 3)
    click(stars, qtbot, 3)
    assert stars.value() == 0


def test_stars_are_set_by_keyboard(stars, qtbot):
    qtbot.keyClick(stars, Qt.Key.Key_Right)
    qtbot.keyClick(stars, Qt.Key.Key_Right)
    assert stars.value() == 2


def test_stars_are_named_and_large_enough(stars, spoken):
    assert spoken(stars)[0] == "How it went"
    assert stars.sizeHint().height() >= 32
    stars.setFocus()
    assert not stars.grab().isNull()
