"""The review in a debrief with real services: solved in a process of its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from negotiator_trainer.services.solving import kept
from negotiator_trainer.services.solving.kept import Kept
from negotiator_trainer.store.records import Answers
from negotiator_trainer.ui.pages.debrief import DebriefPage
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.presenters.debrief import DebriefPresenter
from negotiator_trainer.ui.reviewer import Reviewer
from negotiator_trainer.ui.routes import Route
from negotiator_trainer.ui.solving import key_of
from tests.ui.labels import words_on
from tests.ui.pages.conftest import NOW
from tests.ui.presenters.reviewing import MOVES, SOLVING_MS, reviewer, solved_folder
from tests.ui.presenters.test_debrief import DEAL

__all__ = ["reviewer", "solved_folder"]


@pytest.fixture
def look(shown, trainer, tmp_path, reviewer, qtbot):
    """A function: play an attempt, look back at it, and wait for its review."""

    def show(moves=MOVES, *, attempt=None, wait=True, by=reviewer):
        if attempt is None:
            attempt = trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
            for move in moves:
                trainer.play(attempt, move)
            trainer.conclude(attempt, None)
            trainer.answer(attempt, Answers(least=None, moment_turn=None, rating=None, at=NOW))
        page = shown(DebriefPage(Preferences(tmp_path / "preferences.ini")))
        presenter = DebriefPresenter(page, trainer, attempt=attempt, reviewer=by)
        presenter.routes, presenter.attempt = [], attempt
        presenter.left_for.connect(presenter.routes.append)
        presenter.open()
        if wait:
            qtbot.waitUntil(lambda: page.review.view is not None, timeout=SOLVING_MS)
        return presenter

    return show


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def test_progress_is_told_until_the_review_comes(shown, trainer, tmp_path, qtbot, look):
    fresh = Reviewer(trainer, tmp_path / "elsewhere")
    try:
        presenter = look(wait=False, by=fresh)
        page = presenter.page
        qtbot.waitUntil(page.review.bar.isVisible, timeout=SOLVING_MS)
        assert "Working out" in page.review.bar.words.text()
        qtbot.waitUntil(lambda: page.review.view is not None, timeout=SOLVING_MS)
        assert not page.review.bar.progress.isVisible()
        assert page.review.bar.words.text() == page.review.view.result_words
    finally:
        fresh.close()


def test_the_review_is_that_of_the_services(look, reviewer, qtbot):
    presenter = look()
    asked = []
    reviewer.ask(
        lambda reviews: reviews.page(presenter.attempt), then=asked.append, failed=asked.append
    )
    qtbot.waitUntil(lambda: bool(asked))
    assert presenter.page.review.view == asked[0]
    presenter.page.show_section("turns")
    assert len(presenter.page.sections["turns"].judged) == len(MOVES)


def test_a_wrong_and_a_right_second_try_are_judged_and_kept(look, trainer, qtbot):
    presenter = look()
    page = presenter.page
    moment = page.review.view.moments[0]
    page.review.bar.review.click()
    walk = page.review.walk
    qtbot.waitUntil(lambda: walk.position is not None)
    assert walk.position.turn == moment.turn
    walk.answered.emit(moment.turn, MOVES[moment.turn - 1])
    qtbot.waitUntil(walk.verdict.isVisible)
    assert walk.heading.text() == "Not yet."
    assert page.review.view.moments[0].state == "tried"
    assert page.review.view.revealed
    session = trainer.practice.session(presenter.attempt).before(moment.turn)
    best = best_move(presenter, moment.turn, qtbot)
    walk.try_again()
    walk.answered.emit(moment.turn, best)
    qtbot.waitUntil(lambda: walk.heading.text() == "That works.")
    assert page.review.view.moments[0].state == "solved"
    assert session.read(best)


def best_move(presenter, turn, qtbot):
    """The best move of a turn, from the services, without the page's knowing."""
    asked = []
    presenter._reviewer.ask(
        lambda reviews: reviews._at_turn(
            presenter.attempt,
            presenter._trainer.practice.session(presenter.attempt),
            turn,
            lambda desk, step: desk.reviewer.best(step),
        ),
        then=asked.append,
        failed=asked.append,
    )
    qtbot.waitUntil(lambda: bool(asked))
    best = asked[0]
    move = getattr(best, "move", best)
    return presenter._trainer.practice.session(presenter.attempt).write(move)


def test_the_better_line_is_viewed_and_then_nothing_is_hidden(look, qtbot):
    presenter = look()
    page = presenter.page
    turn = page.review.view.moments[0].turn
    page.show_section("voices")
    assert page.sections["voices"].state == (False, False)
    page.open_turn(turn)
    press(Qt.Key.Key_V)
    judgement = page.sections["turns"].card.judgement
    qtbot.waitUntil(judgement.better.isVisible)
    assert "Better by" in judgement.better.text()
    page.show_section("voices")
    assert page.sections["voices"].state == (True, False)


def test_skipping_is_kept(look, qtbot):
    presenter = look()
    page = presenter.page
    page.review.bar.review.click()
    qtbot.waitUntil(lambda: page.review.walk.position is not None)
    page.review.walk.skip.click()
    qtbot.waitUntil(lambda: page.review.view.moments[0].state == "skipped")
    assert page.review.revealed


def test_the_worth_of_a_package_is_that_before_the_turn(look, qtbot):
    presenter = look()
    page = presenter.page
    page.open_turn(4)
    page.review._begin((4,))
    walk = page.review.walk
    qtbot.waitUntil(lambda: walk.position is not None)
    walk.try_again()
    if walk.position.table.can_offer:
        walk.answering.open_offer()
        assert "Worth" in walk.answering.offer_layer.value.text()


def test_a_fork_goes_to_its_table_and_back_and_is_listed(look, trainer, shown, tmp_path, qtbot):
    presenter = look()
    presenter.page.show_section("turns")
    presenter.page.sections["turns"].card.judgement.fork_clicked.emit(2)
    (route,) = presenter.routes
    assert route.page == "table"
    fork = route.attempt
    assert trainer.table(fork).round == 1
    trainer.play(fork, "walk")
    trainer.conclude(fork, None)
    trainer.answer(fork, Answers(least=None, moment_turn=None, rating=None, at=NOW))
    theirs = look(attempt=fork)
    assert "Practice from turn 2: not counted" in theirs.page.origin.text()
    theirs.page.origin.click()
    assert theirs.routes == [Route.debrief(presenter.attempt)]
    again = look(attempt=presenter.attempt)
    assert [branch.attempt for branch in again.page.review.view.branches] == [fork]
    again.page.show_section("turns")
    again.page.sections["turns"].branch_opened.emit(fork)
    assert again.routes == [Route.debrief(fork)]


def test_a_scenario_over_the_budget_is_said_and_nothing_is_hidden(
    look, trainer, tmp_path, qtbot, solved_folder
):
    fresh = Reviewer(trainer, tmp_path / "small")
    try:
        attempt = trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
        key = key_of(trainer, attempt)
        kept.write(fresh.solving.tables.folder, key, Kept(value=None, beliefs=9, table=None))
        for move in DEAL:
            trainer.play(attempt, move)
        trainer.conclude(attempt, None)
        trainer.answer(attempt, Answers(least=None, moment_turn=None, rating=None, at=NOW))
        presenter = look(attempt=attempt, wait=False, by=fresh)
        page = presenter.page
        qtbot.waitUntil(lambda: "too large" in words_on(page.review.bar), timeout=SOLVING_MS)
        page.show_section("voices")
        assert page.sections["voices"].state[0]
    finally:
        fresh.close()


def test_whoever_leaves_gets_no_answers_any_more(look, qtbot, reviewer):
    presenter = look(wait=False)
    assert presenter.settle()
    asked = []
    reviewer.want(presenter.attempt)
    reviewer.ask(lambda _reviews: 1, then=asked.append, failed=asked.append)
    qtbot.waitUntil(lambda: bool(asked), timeout=SOLVING_MS)
    assert presenter.page.review.view is None


def test_trouble_while_a_try_is_kept_is_told_in_one_line(look, qtbot, trainer):
    presenter = look()
    page = presenter.page
    page.review.bar.review.click()
    walk = page.review.walk
    qtbot.waitUntil(lambda: walk.position is not None)
    walk.answered.emit(walk.turn, "say nothing_like_it")
    qtbot.waitUntil(page.message.isVisible)
    assert page.message.words


def test_a_review_that_comes_after_the_page_was_left_still_leaves_its_drills(
    trainer, tmp_path, qtbot, look
):
    fresh = Reviewer(trainer, tmp_path / "elsewhere")
    try:
        presenter = look(wait=False, by=fresh)
        presenter.settle()
        qtbot.waitUntil(lambda: trainer.drills.every() != (), timeout=SOLVING_MS)
        assert [drill.turn for drill in trainer.drills.every()] == [4]
    finally:
        fresh.close()
