"""A question does nothing unless its own button is pressed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from negotiator_trainer.ui.asking import Question


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def ask(window, **how):
    question = Question("Erase everything?", ("All of it.",), do="&Erase", parent=window, **how)
    question.open()
    return question


def test_the_keyboard_begins_where_nothing_happens(window, qtbot):
    question = ask(window)
    qtbot.waitUntil(question.isActiveWindow)
    assert question.focusWidget() is question.cancel
    with qtbot.waitSignal(question.rejected, timeout=1000):
        qtbot.keyClick(question.cancel, Qt.Key.Key_Return)


def test_escape_does_nothing(window, qtbot):
    question = ask(window)
    with (
        qtbot.assertNotEmitted(question.accepted),
        qtbot.waitSignal(question.rejected, timeout=1000),
    ):
        qtbot.keyClick(question, Qt.Key.Key_Escape)


def test_its_button_does_it(window, qtbot):
    question = ask(window)
    with qtbot.waitSignal(question.accepted, timeout=1000):
        qtbot.keyClick(question.do, Qt.Key.Key_Space)


def test_what_has_to_be_ticked_is_ticked_first(window, qtbot):
    question = ask(window, agreed="I want it &gone", kind="danger")
    assert not question.do.isEnabled()
    qtbot.keyClick(question.agreed, Qt.Key.Key_Space)
    assert question.do.isEnabled()
    qtbot.keyClick(question.agreed, Qt.Key.Key_Space)
    assert not question.do.isEnabled()
    question.reject()
