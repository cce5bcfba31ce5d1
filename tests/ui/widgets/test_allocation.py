import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.ui.widgets.allocation import AllocationRows

ISSUES = ["Price", "Start date", "Service plan"]


@pytest.fixture
def rows(theme, qtbot):
    made = AllocationRows(ISSUES)
    qtbot.addWidget(made)
    made.show()
    return made


def test_at_first_nothing_is_laid(rows):
    assert rows.values() == dict.fromkeys(ISSUES, 0)
    assert rows.remaining() == 100


def test_no_more_can_be_laid_than_there_is(rows):
    rows.set_values({"Price": 60, "Start date": 30})
    stepper = rows._steppers["Service plan"]
    stepper.set_value(100)
    assert stepper.value() == 10
    assert rows.remaining() == 0


def test_taking_back_makes_room_elsewhere(rows):
    rows.set_values({"Price": 100})
    rows._steppers["Price"].set_value(50)
    rows._steppers["Start date"].set_value(50)
    assert rows.values() == {"Price": 50, "Start date": 50, "Service plan": 0}


def test_being_complete_is_told_and_untold(rows):
    told = []
    rows.complete_changed.connect(told.append)
    rows.set_values({"Price": 100})
    rows._steppers["Price"].set_value(95)
    assert told == [True, False]


def test_each_change_is_told(rows, qtbot):
    with qtbot.waitSignal(rows.changed):
        qtbot.keyClick(rows._steppers["Price"].field, Qt.Key.Key_Up)
    assert rows.values()["Price"] == 5


@pytest.mark.parametrize("wrong", [{"Price": 101}, {"Colour": 5}])
def test_impossible_allocations_are_refused(rows, wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        rows.set_values(wrong)


def test_every_row_is_named(rows, unnamed, spoken):
    assert unnamed(rows) == []
    assert spoken(rows._steppers["Start date"].field)[0] == "Start date"
