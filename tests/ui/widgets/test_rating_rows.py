import pytest
from PySide6.QtCore import QPoint, Qt

from negotiator_trainer.ui.widgets.rating_rows import StarRating, StrengthRow


@pytest.fixture
def stars(theme, qtbot):
    made = StarRating("How it went")
    qtbot.addWidget(made)
    made.show()
    return made


def test_strength_is_set_by_keyboard(theme, qtbot):
    row = StrengthRow("How strong is my alternative")
    qtbot.addWidget(row)
    row.show()
    told = []
    row.value_changed.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_End):
        qtbot.keyClick(row.slider, key)
    assert told == [1, 2, 4, 10]
    assert row.value() == 10


def test_strength_is_named(theme, qtbot, spoken, unnamed):
    row = StrengthRow("How strong is my alternative")
    qtbot.addWidget(row)
    assert spoken(row.slider)[0] == "How strong is my alternative"
    assert unnamed(row) == []


def test_strength_stays_between_zero_and_ten(theme, qtbot):
    row = StrengthRow("x")
    qtbot.addWidget(row)
    row.set_value(99)
    assert row.value() == 10


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
