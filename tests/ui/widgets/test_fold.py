import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.fold import Fold


@pytest.fixture
def fold(theme, qtbot):
    made = Fold("My sheet", button("Inside"))
    made.show_summary("two figures")
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_one_key_opens_and_closes_it(fold, qtbot, key):
    assert not fold.content.isVisible()
    qtbot.keyClick(fold.heading, key)
    assert fold.content.isVisible()
    qtbot.keyClick(fold.heading, key)
    assert not fold.content.isVisible()


def test_the_arrows_open_and_close_it_as_in_a_tree(fold, qtbot):
    told = []
    fold.opened_changed.connect(told.append)
    qtbot.keyClick(fold.heading, Qt.Key.Key_Left)
    qtbot.keyClick(fold.heading, Qt.Key.Key_Right)
    qtbot.keyClick(fold.heading, Qt.Key.Key_Right)
    assert fold.opened
    qtbot.keyClick(fold.heading, Qt.Key.Key_Left)
    assert told == [True, False]


def test_a_click_anywhere_on_the_heading_turns_it(fold, qtbot):
    words = fold.heading.summary
    at = words.mapTo(fold.heading, words.rect().center())
    assert fold.heading.childAt(at) is None or fold.heading.childAt(at) is not words
    qtbot.mouseClick(fold.heading, Qt.MouseButton.LeftButton, pos=at)
    assert fold.opened


def test_the_heading_says_whether_it_is_open_and_while_closed_what_is_in_it(fold, spoken, qtbot):
    assert spoken(fold.heading)[0] == "My sheet, closed: two figures"
    assert fold.heading.summary.text() == "two figures"
    qtbot.keyClick(fold.heading, Qt.Key.Key_Space)
    assert spoken(fold.heading)[0] == "My sheet, open"
    assert fold.heading.summary.text() == ""
    fold.show_summary("three figures")
    assert spoken(fold.heading)[0] == "My sheet, open"
    qtbot.keyClick(fold.heading, Qt.Key.Key_Space)
    assert fold.heading.summary.text() == "three figures"


def test_tab_stops_inside_only_while_it_is_open(fold, qtbot):
    fold.activateWindow()
    fold.heading.setFocus()
    qtbot.keyClick(fold.heading, Qt.Key.Key_Tab)
    assert fold.focusWidget() is fold.heading
    qtbot.keyClick(fold.heading, Qt.Key.Key_Right)
    qtbot.keyClick(fold.heading, Qt.Key.Key_Tab)
    assert fold.focusWidget() is fold.content


def test_a_long_summary_is_shown_whole_where_there_is_little_room(theme, qtbot, qapp):
    fold = Fold("What is negotiated", button("Inside"))
    fold.show_summary("14 issues · 35 of 100 points are left to share out")
    qtbot.addWidget(fold)
    theme.apply("light", scale=2.0)
    fold.resize(560, 300)
    fold.show()
    qapp.processEvents()
    words = fold.heading.summary
    assert words.height() >= words.heightForWidth(words.width())
    assert fold.heading.height() >= words.height()


@pytest.fixture
def scrolled(theme, qtbot, qapp):
    """A short area with a tall space and two folds under it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    whole = QWidget()
    column = QVBoxLayout(whole)
    above = QWidget()
    above.setFixedHeight(250)
    column.addWidget(above)
    folds = []
    for height in (120, 900):
        inside = text.label("inside")
        inside.setFixedHeight(height)
        folds.append(Fold("Part", inside))
        column.addWidget(folds[-1])
    column.addStretch()
    area.setWidget(whole)
    qtbot.addWidget(area)
    area.resize(500, 360)
    area.show()
    qapp.processEvents()
    area.folds = folds
    return area


def edges(area, fold):
    top = fold.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top, top + fold.height()


def test_opening_scrolls_until_all_of_a_short_part_is_seen(scrolled, qtbot):
    fold = scrolled.folds[0]
    qtbot.keyClick(fold.heading, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: scrolled.verticalScrollBar().value() > 0, timeout=2000)
    top, bottom = edges(scrolled, fold)
    assert top > 40
    assert bottom <= scrolled.viewport().height()


def test_opening_a_long_part_puts_its_heading_at_the_top(scrolled, qtbot):
    fold = scrolled.folds[1]
    qtbot.keyClick(fold.heading, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: scrolled.verticalScrollBar().value() > 0, timeout=2000)
    assert 0 <= edges(scrolled, fold)[0] < 40


def test_going_to_a_heading_that_is_seen_scrolls_nothing(scrolled, qtbot):
    fold = scrolled.folds[0]
    fold.set_opened(opened=True)
    fold.heading_into_sight()
    qtbot.wait(50)
    assert scrolled.verticalScrollBar().value() == 0
    fold.into_sight()
    qtbot.waitUntil(lambda: scrolled.verticalScrollBar().value() > 0, timeout=2000)


def test_outside_of_a_scroll_area_it_stays_where_it_is(fold, qtbot):
    qtbot.keyClick(fold.heading, Qt.Key.Key_Right)
    qtbot.wait(20)
    assert fold.heading.y() == 0
