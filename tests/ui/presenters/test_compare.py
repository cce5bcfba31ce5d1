from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.store.records import Answers
from negotiator_trainer.ui.pages.compare import ComparePage
from negotiator_trainer.ui.presenters.compare import ComparePresenter
from negotiator_trainer.ui.routes import HOME, Route

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def read(trainer):
    def play(*moves):
        attempt = trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
        for move in moves:
            trainer.play(attempt, move)
        trainer.conclude(attempt, None)
        trainer.answer(attempt, Answers(least=None, moment_turn=None, rating=None, at=NOW))
        return attempt

    return play


@pytest.fixture
def opened(shown, trainer):
    kept = []

    def show(attempt, **look):
        presenter = ComparePresenter(shown(ComparePage(), **look), trainer, attempt=attempt)
        kept.append(presenter)
        presenter.went = []
        presenter.left_for.connect(presenter.went.append)
        presenter.open()
        presenter.page.focus_first()
        return presenter

    return show


def test_with_nothing_to_compare_the_page_says_what_to_do(opened, read):
    presenter = opened(read("walk"))
    assert "nothing to compare with" in presenter.page.nothing.sentence
    presenter.page.nothing.action.click()
    assert presenter.went == [HOME]


def test_ours_is_shown_only_after_ones_own_answer_by_keyboard_alone(opened, read, qtbot):
    read("say yd01", "walk")
    page = opened(read("walk")).page
    assert page.field.hasFocus()
    assert not page.ours.isVisible()
    qtbot.keyClicks(page.field, "I left early.")
    qtbot.keyClick(page.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.ours.isVisible()
    assert page.field.toPlainText() == "I left early."


def test_an_answer_is_there_when_one_comes_back(opened, read):
    other, one = read("say yd01", "walk"), read("walk")
    page = opened(one).page
    page.field.setPlainText("Both ended too soon.")
    page.keep.click()
    again = opened(other).page
    assert again.field.toPlainText() == "Both ended too soon."
    assert again.ours.isVisible()


def test_an_empty_answer_shows_nothing_but_a_line(opened, read):
    read("say yd01", "walk")
    page = opened(read("walk")).page
    page.keep.click()
    assert "Nothing is written yet" in page.message.words
    assert not page.ours.isVisible()


def test_another_attempt_can_be_laid_beside_it(opened, read, qtbot):
    read("say yd01", "walk")
    read("say yd05", "say yd07", "accept")
    page = opened(read("walk")).page
    assert page.chooser.count() == 2
    page.field.setPlainText("x")
    page.keep.click()
    page.chooser.setFocus()
    qtbot.keyClick(page.chooser, Qt.Key.Key_Down)
    assert page.field.toPlainText() == ""
    assert not page.ours.isVisible()


def test_a_card_leads_to_the_handbook(opened, read):
    read("say yd01", "walk")
    attempt = read("walk")
    presenter = opened(attempt)
    presenter.page.card_wanted.emit("zopa")
    assert presenter.went == [Route.learn("zopa", attempt=attempt)]


@pytest.mark.parametrize(("name", "scale"), [("light", 1.0), ("dark", 1.0), ("light", 2.0)])
def test_nothing_is_cut_off_and_everything_has_a_name(opened, read, clipped, nameless, name, scale):
    read("say yd01", "walk")
    page = opened(read("say yd05", "say yd07", "accept"), name=name, scale=scale).page
    page.field.setPlainText("Both began with a question.")
    page.keep.click()
    assert clipped(page) == []
    assert nameless(page) == []
