import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.ui.pages.journal.title_line import TitleLine


@pytest.fixture
def line(theme, qtbot):
    made = TitleLine("What is it about?")
    qtbot.addWidget(made)
    made.resize(700, made.sizeHint().height())
    with qtbot.waitActive(made):
        made.show()
    return made


def test_a_click_on_the_pencil_begins_to_write(line, qtbot):
    middle = line.pencil.geometry().center()
    assert line.rect().contains(line.pencil.geometry())
    assert line.childAt(middle) is None
    line.clearFocus()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.keyClicks(line, "Rent")
    assert line.text() == "Rent"


def test_the_pencil_grows_with_the_text_and_stays_at_the_end(line, theme, qtbot):
    before = line.pencil.width()
    theme.apply("light", scale=2.0)
    line.resize(900, line.sizeHint().height())
    qtbot.waitUntil(lambda: abs(line.pencil.width() - 2 * before) <= 1, timeout=2000)
    assert line.width() - line.pencil.geometry().right() < 16


def test_a_long_title_ends_before_the_pencil(line):
    line.setText("A very long title of a case " * 10)
    assert line.textMargins().right() >= line.width() - line.pencil.x()
