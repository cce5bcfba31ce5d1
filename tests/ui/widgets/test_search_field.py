import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from negotiator_trainer.ui.widgets.search_field import SearchField


@pytest.fixture
def field(theme, qtbot):
    made = SearchField("Search scenarios")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_icon_grows_with_the_text(field, theme, qtbot):
    before = field.picture.height()
    theme.apply("light", scale=2.0)
    qtbot.waitUntil(lambda: field.picture.height() >= 1.8 * before)
    assert field.picture.geometry().bottom() < field.height()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_begin_beside_the_icon(field, theme, qtbot, scale):
    theme.apply("light", scale=scale)
    qtbot.keyClicks(field, "car")
    qtbot.keyClick(field, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: field.cursorRect().left() + 8 >= field.picture.geometry().right())


def test_it_is_named_and_can_be_cleared(field, spoken):
    assert spoken(field)[0] == "Search scenarios"
    assert field.isClearButtonEnabled()


def test_ctrl_f_leads_to_the_field_from_anywhere_in_its_window(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    search, elsewhere = SearchField("Search scenarios"), QLineEdit()
    column.addWidget(search)
    column.addWidget(elsewhere)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    search.setText("car")
    elsewhere.setFocus()
    qtbot.keySequence(elsewhere, QKeySequence(QKeySequence.StandardKey.Find))
    assert search.hasFocus()
    assert search.selectedText() == "car"
