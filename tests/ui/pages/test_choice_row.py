import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from negotiator_trainer.ui.pages.choice_row import ChoiceRow

CHOICES = ((None, "not said"), (True, "yes"), (False, "no"))


@pytest.fixture
def row(shown):
    page = QWidget()
    column = QVBoxLayout(page)
    page.row, page.after = ChoiceRow("Did you agree?", CHOICES), QLineEdit()
    for each in (page.row, page.after):
        column.addWidget(each)
    shown(page, size=(400, 200))
    page.row.page = page
    page.row.setFocus()
    return page.row


def test_nothing_is_said_at_first(row):
    assert row.value() is None
    assert row.radios[0].hasFocus()


def test_arrow_keys_choose_and_tell(row, qtbot):
    told = []
    row.value_changed.connect(told.append)
    qtbot.keyClick(row.radios[0], Qt.Key.Key_Right)
    qtbot.keyClick(row.radios[1], Qt.Key.Key_Right)
    assert told == [True, False]
    assert row.value() is False


def test_an_answer_that_is_shown_is_not_told(row):
    told = []
    row.value_changed.connect(told.append)
    row.set_value(False)
    assert (row.value(), told) == (False, [])


def test_tab_stops_once_at_the_answer_that_is_given(row, qtbot):
    row.set_value(False)
    row.setFocus()
    assert row.radios[2].hasFocus()
    qtbot.keyClick(row.radios[2], Qt.Key.Key_Tab)
    assert row.page.after.hasFocus()


def test_an_answer_that_there_is_not_is_an_error(row):
    with pytest.raises(ValueError, match="not in tuple"):
        row.set_value("perhaps")


def test_each_answer_is_read_with_its_question(row, spoken):
    assert spoken(row.radios[1])[0] == "Did you agree?: yes"


def test_it_is_freed_with_its_last_reference(theme, freed):
    assert freed(lambda: ChoiceRow("Agreed", CHOICES))
