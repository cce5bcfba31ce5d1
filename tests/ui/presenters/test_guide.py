"""Help at the table with real services: labels after each turn, hints, forks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from negotiator_trainer.services.footing import Fork, footing_of
from negotiator_trainer.ui.pages.table import TablePage
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.presenters.table import TablePresenter
from negotiator_trainer.ui.reviewer import Reviewer
from negotiator_trainer.ui.routes import Route
from tests.ui.presenters.reviewing import MOVES, SOLVING_MS, reviewer, solved_folder

__all__ = ["reviewer", "solved_folder"]


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path / "preferences.ini")


@pytest.fixture
def sit(shown, trainer, reviewer, preferences, qtbot):
    """A function: sit down at an attempt with a reviewer, its scenario solved."""

    def start(*, coached=False, mode="practice", attempt=None, by=reviewer, ready=True):
        if attempt is None:
            attempt = trainer.start(
                "toy-sale", "buyer", seed=1, variant="moving_out", coached=coached, mode=mode
            )
        if ready and not by.want(attempt):
            with qtbot.waitSignal(by.solving.came, timeout=SOLVING_MS):
                pass
        page = shown(TablePage(preferences))
        presenter = TablePresenter(page, trainer, attempt=attempt, reviewer=by)
        presenter.attempt = attempt
        presenter.open()
        page.focus_first()
        return presenter

    return start


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def marks(trainer, attempt):
    with trainer.database.unit() as unit:
        return [(m.kind, m.turn, m.detail) for m in unit.marks.list(attempt)]


def test_where_it_counts_nobody_helps(sit, trainer):
    presenter = sit(mode="live")
    assert presenter.page.guide.isHidden()
    press(Qt.Key.Key_H)
    assert marks(trainer, presenter.attempt) == []


def test_hints_come_in_three_steps_and_mark_the_turn(sit, trainer, qtbot):
    presenter = sit()
    guide = presenter.page.guide
    assert guide.footing.text() == "Practice: hints are allowed, and nothing is counted"
    told = set()
    for level in (1, 2, 3):
        press(Qt.Key.Key_H)
        qtbot.waitUntil(lambda level=level: f"Hint {level} of 3" in guide.hint.text())
        told.add(guide.hint.text())
    assert len(told) == 3
    assert not guide.ask.isEnabled()
    press(Qt.Key.Key_H)
    assert marks(trainer, presenter.attempt) == [("hint", 1, str(level)) for level in (1, 2, 3)]


def test_a_hint_goes_with_its_turn(sit, qtbot):
    presenter = sit()
    press(Qt.Key.Key_H)
    qtbot.waitUntil(presenter.page.guide.hint.isVisible)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(presenter.page.bar.isEnabled)
    assert presenter.page.guide.hint.isHidden()
    assert presenter.page.guide.ask.isEnabled()


def test_the_letter_sleeps_while_a_note_is_written(sit, trainer):
    presenter = sit()
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_H)
    assert presenter.page.notes.field.toPlainText() == "h"
    assert marks(trainer, presenter.attempt) == []


def test_a_coached_turn_is_judged_at_once(sit, qtbot, preferences):
    preferences.chess_notation = True
    presenter = sit(coached=True)
    guide = presenter.page.guide
    assert "Coached" in guide.footing.text()
    assert not guide.chip.isVisible()
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(guide.chip.isVisible)
    assert guide.judged_turn.text() == "Turn 1"
    assert guide.judged_turn.isVisible()
    assert guide.chip.word() in {"Excellent", "Good", "Inaccuracy", "Mistake", "Blunder"}


def test_what_is_not_solved_yet_is_waited_for(sit, trainer, tmp_path, qtbot):
    fresh = Reviewer(trainer, tmp_path / "elsewhere")
    try:
        presenter = sit(coached=True, by=fresh, ready=False)
        guide = presenter.page.guide
        press(Qt.Key.Key_H)
        assert "still being solved" in guide.coaching.text()
        qtbot.waitUntil(guide.hint.isVisible, timeout=SOLVING_MS)
        assert "Hint 1 of 3" in guide.hint.text()
    finally:
        fresh.close()


def test_a_fork_says_from_where_it_is_practised(sit, trainer):
    attempt = trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
    for move in MOVES:
        trainer.play(attempt, move)
    trainer.conclude(attempt, None)
    fork = trainer.practice.branch(attempt, 3)
    presenter = sit(attempt=fork)
    assert presenter.page.guide.footing.text() == "Practice from turn 3: not counted"
    assert footing_of(trainer, fork).fork == Fork(attempt=attempt, turn=3)
    assert footing_of(trainer, attempt).fork is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_is_named_and_whole(sit, nameless, clipped, qtbot, theme, scale):
    presenter = sit(coached=True)
    theme.apply("light", scale=scale)
    guide = presenter.page.guide
    press(Qt.Key.Key_H)
    qtbot.waitUntil(lambda: "Hint 1" in guide.hint.text())
    assert nameless(presenter.page) == []
    assert clipped(presenter.page) == []
    assert guide.more.isVisible() == (scale == 2.0)
    if scale == 2.0:
        guide.more.click()
        assert clipped(presenter.page) == []


def test_where_there_is_little_room_one_line_opens_to_all_of_them(sit, qtbot, theme):
    presenter = sit(coached=True)
    guide = presenter.page.guide
    theme.apply("light", scale=2.0)
    assert guide.brief.words == guide.footing.text()
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(guide.chip.isVisible)
    press(Qt.Key.Key_H)
    qtbot.waitUntil(lambda: guide.brief.words.startswith("Hint 1 of 3"))
    assert not guide.chip.isVisible()
    assert not guide.hint.isVisible()
    assert guide.more.accessibleName() == "Show all of it"
    closed = guide.height()
    guide.more.click()
    qtbot.waitUntil(lambda: guide.height() > closed)
    assert guide.hint.isVisible()
    assert guide.chip.isVisible()
    assert guide.footing.isVisible()
    assert not guide.brief.isVisible()
    assert guide.more.accessibleName() == "Show one line"
    guide.more.click()
    assert not guide.hint.isVisible()


def test_in_the_largest_text_the_conversation_keeps_four_lines(sit, qtbot, theme):
    presenter = sit(coached=True)
    theme.apply("light", scale=2.0)
    page = presenter.page
    shown = page.conversation.view.list
    qtbot.waitUntil(lambda: page.bar.walk.text() == "Walk away…")
    qtbot.waitUntil(lambda: shown.height() >= 4 * page.fontMetrics().lineSpacing())
    bottom = page.deck.mapTo(page, page.deck.rect().bottomLeft()).y()
    assert bottom <= page.height()
    row = {each.y() for each in (page.bar.offer, page.bar.accept, page.bar.walk)}
    assert len(row) == 1


def test_the_second_step_of_a_hint_leads_to_its_card(sit, qtbot):
    presenter = sit()
    went = []
    presenter.left_for.connect(went.append)
    guide = presenter.page.guide
    for level in (1, 2):
        assert not guide.links.isVisible()
        press(Qt.Key.Key_H)
        qtbot.waitUntil(lambda level=level: f"Hint {level} of 3" in guide.hint.text())
    assert guide.links.isVisible()
    (card,) = guide.links.cards
    guide.links.card_wanted.emit(card)
    assert went == [Route.learn(card, attempt=presenter.attempt)]
