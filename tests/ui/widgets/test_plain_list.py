import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from negotiator_trainer.ui.widgets.plain_list import PlainList


@pytest.fixture
def beside(theme, qtbot):
    """A list that fits its lines in a tall row."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    made = PlainList(fits=True)
    row.addWidget(made, alignment=Qt.AlignmentFlag.AlignTop)
    qtbot.addWidget(whole)
    whole.resize(300, 600)
    whole.show()
    made.whole = whole
    return made


def lines_height(made):
    return sum(made.sizeHintForRow(row) for row in range(made.count()))


def test_a_list_is_as_tall_as_its_lines(beside, qtbot):
    beside.addItems(["Verdict", "Turns", "Zone"])
    qtbot.waitUntil(lambda: 0 <= beside.height() - lines_height(beside) <= 6, timeout=2000)
    beside.addItem("Offers, packages and all that was said about each of them, in two lines")
    qtbot.waitUntil(lambda: 0 <= beside.height() - lines_height(beside) <= 6, timeout=2000)
    assert not beside.verticalScrollBar().isVisible()


def test_it_follows_the_text_size(beside, theme, qtbot):
    beside.addItems(["Verdict", "Turns"])
    theme.apply("light", scale=2.0)
    qtbot.waitUntil(lambda: 0 <= beside.height() - lines_height(beside) <= 6, timeout=2000)


def test_lines_that_do_not_fit_are_scrolled(beside, qtbot):
    beside.addItems([f"Turn {n}" for n in range(40)])
    qtbot.waitUntil(lambda: beside.verticalScrollBar().maximum() > 0, timeout=2000)
    assert beside.height() <= beside.whole.height()


def test_one_that_need_not_fit_takes_the_room_that_it_gets(theme, qtbot):
    made = PlainList()
    made.addItems(["One", "Two"])
    assert made.sizeHint().height() > lines_height(made) + 10
