import weakref

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent

from negotiator_trainer.ui.widgets.number_form import NumberForm
from negotiator_trainer.ui.widgets.stepper import Stepper


@pytest.fixture
def stepper(theme, qtbot):
    made = Stepper(minimum=30_000, maximum=50_000, step=500, form=NumberForm(prefix="£"))
    made.set_name("Price")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def typed(stepper, qtbot, words):
    stepper.field.setFocus()
    stepper.field.selectAll()
    qtbot.keyClicks(stepper.field, words)
    qtbot.keyClick(stepper.field, Qt.Key.Key_Return)


def test_it_begins_at_its_minimum(stepper):
    assert stepper.value() == 30_000
    assert stepper.field.text() == "£30,000"


@pytest.mark.parametrize(
    ("words", "value"),
    [("42k", 42_000), ("£39,000", 39_000), ("39,100", 39_000), ("39,300", 39_500)],
)
def test_a_typed_number_moves_to_the_nearest_step(stepper, qtbot, words, value):
    typed(stepper, qtbot, words)
    assert stepper.value() == value


@pytest.mark.parametrize(("words", "value"), [("1", 30_000), ("9m", 50_000)])
def test_a_typed_number_is_held_to_the_range(stepper, qtbot, words, value):
    typed(stepper, qtbot, words)
    assert stepper.value() == value


def test_what_is_no_number_changes_nothing(stepper, qtbot):
    stepper.set_value(40_000)
    typed(stepper, qtbot, "cheap")
    assert stepper.value() == 40_000
    assert stepper.field.text() == "£40,000"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Up, 40_500),
        (Qt.Key.Key_Down, 39_500),
        (Qt.Key.Key_PageUp, 45_000),
        (Qt.Key.Key_PageDown, 35_000),
    ],
)
def test_arrows_and_page_keys_step(stepper, qtbot, key, value):
    stepper.set_value(40_000)
    qtbot.keyClick(stepper.field, key)
    assert stepper.value() == value


def test_stepping_counts_what_was_just_typed(stepper, qtbot):
    stepper.field.setFocus()
    stepper.field.selectAll()
    qtbot.keyClicks(stepper.field, "45k")
    qtbot.keyClick(stepper.field, Qt.Key.Key_Up)
    assert stepper.value() == 45_500


def test_the_buttons_step(stepper, qtbot):
    qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(stepper.less, Qt.MouseButton.LeftButton)
    assert stepper.value() == 30_500


def test_a_button_without_room_is_disabled(stepper):
    assert not stepper.less.isEnabled()
    stepper.set_value(50_000)
    assert stepper.less.isEnabled()
    assert not stepper.more.isEnabled()


def test_a_change_is_told_once(stepper, qtbot):
    told = []
    stepper.value_changed.connect(told.append)
    stepper.set_value(40_000)
    stepper.set_value(40_000)
    assert told == [40_000]


def test_numbers_beyond_32_bits_arrive_whole(theme, qtbot):
    stepper = Stepper(minimum=0, maximum=10**13)
    qtbot.addWidget(stepper)
    with qtbot.waitSignal(stepper.value_changed) as told:
        stepper.set_value(5_000_000_000)
    assert told.args == [5_000_000_000]


def test_another_range_moves_the_value(stepper):
    stepper.set_value(45_000)
    stepper.set_range(minimum=0, maximum=1_000, step=10)
    assert stepper.value() == 1_000


def test_it_is_named_and_its_value_is_read_aloud(stepper, spoken, unnamed):
    stepper.set_value(42_000)
    assert spoken(stepper.field)[0] == "Price"
    assert spoken(stepper.more)[0] == "More: Price"
    assert unnamed(stepper) == []
    face = QAccessible.queryAccessibleInterface(stepper.field)
    assert "42,000" in face.text(QAccessible.Text.Value)


def test_the_number_can_be_seen(stepper, qapp):
    """A style sheet once left the edit line one pixel wide."""
    qapp.processEvents()
    assert stepper.field.lineEdit().width() > stepper.field.width() * 0.7


def test_scrolling_the_page_does_not_change_a_number(stepper):
    stepper.set_value(40_000)
    stepper.field.clearFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by position
    )
    stepper.field.wheelEvent(turn)
    assert stepper.value() == 40_000
    assert not turn.isAccepted()


def test_it_is_freed_with_its_last_reference(theme):
    stepper = Stepper(minimum=0, maximum=10)
    ref = weakref.ref(stepper)
    del stepper
    assert ref() is None
