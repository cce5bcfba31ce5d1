import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from negotiator_trainer.ui.pages.words_box import WordsBox


@pytest.fixture
def box(shown):
    page = QWidget()
    column = QVBoxLayout(page)
    page.box, page.after = WordsBox("Anything"), QLineEdit()
    page.box.setAccessibleName("Terms")
    for each in (page.box, page.after):
        column.addWidget(each)
    column.addStretch()
    shown(page, size=(400, 400))
    page.box.page = page
    page.box.setFocus()
    return page.box


def test_what_a_person_writes_is_told_and_what_is_written_for_them_is_not(box, qtbot):
    told = []
    box.edited.connect(lambda: told.append(box.words()))
    box.set_words("a deal")
    qtbot.keyClicks(box, "s")
    assert told == ["a deals"]


def test_writing_the_same_words_leaves_the_cursor_where_it_is(box, qtbot):
    box.set_words("three years")
    qtbot.keyClick(box, Qt.Key.Key_Home)
    box.set_words("three years")
    qtbot.keyClicks(box, "for ")
    assert box.words() == "for three years"


def test_it_grows_with_its_lines_up_to_a_limit(box):
    empty = box.height()
    box.set_words("\n" * 5)
    some = box.height()
    box.set_words("\n" * 100)
    most = box.height()
    assert empty < some < most < 12 * box.fontMetrics().lineSpacing() + 20
    box.set_words("")
    assert box.height() == empty


def test_tab_leaves_it_and_enter_does_not(box, qtbot):
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.words() == "\n"
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert box.page.after.hasFocus()


def test_undo_and_ctrl_enter_belong_to_the_page(box, qtbot):
    pressed = []
    for keys in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Return"):
        shortcut = QShortcut(QKeySequence(keys), box.page)
        shortcut.activated.connect(lambda keys=keys: pressed.append(keys))
    qtbot.keyClicks(box, "ab")
    for keys in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Return"):
        qtbot.keySequence(box, QKeySequence(keys))
    assert pressed == ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Return"]
    assert box.words() == "ab"


def test_mark_up_that_is_pasted_stays_plain(box):
    box.insertPlainText("<b>loud</b>")
    assert box.words() == "<b>loud</b>"


def test_it_is_freed_with_its_last_reference(theme, freed):
    assert freed(WordsBox)
