import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from negotiator_trainer.ui.pages.number_line import NumberLine
from negotiator_trainer.ui.widgets.number_form import NumberForm


@pytest.fixture
def line(shown):
    return shown(
        NumberLine(NumberForm(prefix="€"), minimum=0, maximum=50_000, step=100, start=17_000),
        size=(300, 40),
    )


@pytest.fixture
def told(line):
    values = []
    line.value_changed.connect(values.append)
    return values


def leave(line):
    line.editingFinished.emit()


def test_it_may_be_left_open(line):
    assert line.value() is None


def test_what_is_typed_is_read_at_once_and_written_properly_afterwards(line, told, qtbot):
    qtbot.keyClicks(line, "18k")
    assert line.value() == 18_000
    assert line.text() == "18k"
    leave(line)
    assert line.text() == "€18,000"
    assert told[-1] == 18_000


def test_emptying_it_opens_it_again(line, told, qtbot):
    line.set_value(9_000)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert line.value() is None
    assert told == [None]


def test_the_arrow_keys_begin_at_a_sensible_place_and_move_by_steps(line, qtbot):
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert line.value() == 17_000
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_PageDown)
    assert line.value() == 16_100


@pytest.mark.parametrize(("typed", "held"), [("90000", 50_000), ("-4", 0)])
def test_a_number_outside_is_moved_to_the_edge(line, qtbot, typed, held):
    qtbot.keyClicks(line, typed)
    assert line.value() == held


def test_what_is_no_number_counts_as_nothing_and_says_so(line, told, qtbot, announced):
    line.set_value(9_000)
    line.selectAll()
    qtbot.keyClicks(line, "plenty")
    leave(line)
    assert line.value() is None
    assert line.unread
    assert line.text() == "plenty"
    assert announced == ["This is not a number; it is not saved."]


def test_a_number_set_from_outside_is_written_and_not_reported(line, told):
    line.set_value(8_500)
    assert (line.text(), told) == ("€8,500", [])


def test_setting_takes_away_what_could_not_be_read(line, qtbot):
    qtbot.keyClicks(line, "plenty")
    line.set_value(None)
    assert (line.text(), line.unread) == ("", False)


def test_undo_is_left_to_the_page(line, qtbot):
    qtbot.keyClicks(line, "12")
    qtbot.keySequence(line, QKeySequence(QKeySequence.StandardKey.Undo))
    assert line.text() == "12"


def test_a_number_can_be_written_in_another_currency(line):
    line.set_value(39_400)
    line.set_form(NumberForm(prefix="€"))
    assert line.text() == "€39,400"
    assert line.value() == 39_400
