from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from negotiator_trainer.ui.pages.debrief import DebriefPage
from tests.ui.debrief_views import PANEL_QUESTIONS, QUESTIONS, VIEW


@pytest.fixture
def ask(shown, preferences):
    def show(questions=QUESTIONS, **how):
        page = shown(DebriefPage(preferences), **how)
        page.show_questions(questions)
        page.got = []
        page.answered.connect(lambda *answers: page.got.append(answers))
        return page

    return show


def test_no_figure_is_shown_before_the_questions_are_answered(ask):
    page = ask()
    assert page.sections == {}
    assert not page.nav.isVisible()
    assert not page.stack.isVisible()
    page.show_debrief(VIEW)
    assert page.questions is None
    assert page.stack.isVisible()


def test_the_questions_begin_right_under_the_title(ask, qapp):
    page = ask(size=(1280, 700))
    qapp.processEvents()
    top = page.questions.mapTo(page, QPoint(0, 0)).y()
    assert top < page.height() // 4


def test_the_three_questions_are_answered_by_keyboard(ask, qtbot):
    page = ask()
    panel = page.questions
    assert panel.number.hasFocus()
    qtbot.keyClicks(panel.number, "120")
    panel.moment.setFocus()
    qtbot.keyClick(panel.moment, Qt.Key.Key_Down)
    qtbot.keyClick(panel.moment, Qt.Key.Key_Down)
    panel.rating.setFocus()
    for _ in range(4):
        qtbot.keyClick(panel.rating, Qt.Key.Key_Right)
    qtbot.keyClick(panel.rating, Qt.Key.Key_Return)
    assert page.got == [(120, 2, 4)]


def test_every_question_may_be_left_open(ask, qtbot):
    page = ask()
    qtbot.keyClick(page.questions.number, Qt.Key.Key_Return)
    assert page.got == [(None, None, None)]


@pytest.mark.parametrize(("row", "least"), [(0, None), (1, 0), (2, 1), (3, -1)])
def test_with_packages_one_of_them_is_the_answer(ask, row, least):
    page = ask(PANEL_QUESTIONS)
    page.questions.packages.setCurrentIndex(row)
    page.questions.go_on.click()
    assert page.got[0][0] == least


def test_a_question_whose_note_wraps_gets_the_room_for_it(ask, clipped):
    form = replace(QUESTIONS.form, question="The lowest price for the bicycle as it stands " * 3)
    page = ask(replace(QUESTIONS, form=form), scale=2.0)
    assert clipped(page) == []


def test_every_question_is_named_for_a_screen_reader(ask, nameless, spoken):
    page = ask()
    assert nameless(page) == []
    assert spoken(page.questions.number)[0] == "What is the least that they would have taken?"
    assert spoken(page.questions.rating)[0] == "How would Ruth Alder rate you?"


@pytest.mark.parametrize("how", [{}, {"scale": 2.0}, {"size": (700, 560)}])
def test_nothing_is_clipped(ask, clipped, how):
    assert clipped(ask(PANEL_QUESTIONS, **how)) == []
