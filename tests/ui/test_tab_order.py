import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from negotiator_trainer.ui import tab_order
from negotiator_trainer.ui.widgets.stepper import Stepper


class Pair(QWidget):
    """Two lines beside labels; it leads to the first."""

    def __init__(self, name):
        super().__init__()
        row = QHBoxLayout(self)
        self.lines = [line(f"{name}1"), line(f"{name}2")]
        for each in self.lines:
            row.addWidget(QLabel(each.accessibleName()))
            row.addWidget(each)
        self.setFocusProxy(self.lines[0])


def line(name):
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


@pytest.fixture
def whole(theme, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(line("first"))
    return made


def walked(qtbot, whole, start="first"):
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow, timeout=1000)
    begin = next(each for each in whole.findChildren(QLineEdit) if each.accessibleName() == start)
    begin.setFocus()
    met = []
    while (now := whole.focusWidget()) not in met:
        met.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    return [each.accessibleName() for each in met]


def test_what_was_made_last_is_walked_where_it_stands(whole, qtbot):
    for name in ("third", "second"):
        whole.layout().insertWidget(1, line(name))
    tab_order.in_reading_order(whole)
    assert walked(qtbot, whole) == ["first", "second", "third"]


def test_a_grid_is_read_line_by_line(whole, qtbot):
    grid = QGridLayout()
    for name, row, column in (("d", 1, 1), ("b", 0, 1), ("c", 1, 0), ("a", 0, 0)):
        grid.addWidget(line(name), row, column)
    whole.layout().addLayout(grid)
    tab_order.in_reading_order(whole)
    assert walked(qtbot, whole) == ["first", "a", "b", "c", "d"]


def test_what_leads_to_another_one_holds_nobody_back(whole, qtbot):
    last = line("last")
    whole.layout().addWidget(last)
    for pair in (Pair("late"), Pair("early")):
        whole.layout().insertWidget(1, pair)
    tab_order.in_reading_order(whole)
    assert walked(qtbot, whole) == ["first", "early1", "early2", "late1", "late2", "last"]


def test_what_moves_to_another_place_is_walked_there(whole, qtbot):
    pairs = [Pair("a"), Pair("b")]
    for pair in pairs:
        whole.layout().addWidget(pair)
    tab_order.in_reading_order(whole)
    other = QWidget()
    box = QVBoxLayout(other)
    whole.layout().insertWidget(1, other)
    box.addWidget(pairs[1])
    tab_order.in_reading_order(whole)
    assert walked(qtbot, whole) == ["first", "b1", "b2", "a1", "a2"]


def test_a_number_with_its_buttons_is_one_stop(whole, qtbot):
    stepper = Stepper(minimum=0, maximum=9)
    stepper.set_name("Weeks")
    whole.layout().addWidget(line("last"))
    whole.layout().insertWidget(1, stepper)
    tab_order.in_reading_order(whole)
    assert walked(qtbot, whole) == ["first", "Weeks", "last"]


def test_every_widget_keeps_how_it_takes_the_keyboard(whole):
    pair, words = Pair("a"), QLabel("words")
    whole.layout().addWidget(pair)
    whole.layout().addWidget(words)
    tab_order.in_reading_order(whole)
    assert pair.focusProxy() is pair.lines[0]
    assert words.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert [each.accessibleName() for each in tab_order.stops(whole)] == ["first", "a1", "a2"]
