"""The drills with real services: asked, judged by a real solution, kept, rated, taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.analysis.solving.tables import Table
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from negotiator_trainer.services.solving import kept
from negotiator_trainer.services.solving.kept import Kept
from negotiator_trainer.ui.pages.drills import DrillsPage
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.presenters.drills import DrillsPresenter
from negotiator_trainer.ui.reviewer import Reviewer
from negotiator_trainer.ui.routes import HOME, Route
from negotiator_trainer.ui.solving import order_of
from tests.journeys.test_faults import fill
from tests.mounting import mounted
from tests.ui.labels import words_on
from tests.ui.pages.conftest import SCENARIOS
from tests.ui.presenters.reviewing import MOVES, SOLVING_MS, reviewer, solved_folder

__all__ = ["reviewer", "solved_folder"]

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Clock:
    """Stands until a test moves it."""

    def __init__(self):
        self.at = datetime(2026, 11, 22, 9, tzinfo=UTC)
        self.seconds = 0.0

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def trainer(tmp_path, clock):
    opened = open_trainer(
        str(tmp_path / "profile.db"), environ={}, library=Library([SCENARIOS]), now=clock
    )
    yield opened
    opened.close()


def play(trainer):
    """Play the small sale to an end that is worse than waiting."""
    made = trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
    for move in MOVES:
        trainer.play(made, move)
    trainer.conclude(made, None)
    return made


@pytest.fixture
def attempt(trainer):
    return play(trainer)


@pytest.fixture
def drills(trainer, attempt, clock):
    """Two drills: the costly turn first, then another."""
    return [
        trainer.drills.add(attempt, turn, loss=loss, now=clock()).id
        for turn, loss in ((4, 23.0), (1, 1.0))
    ]


@pytest.fixture
def begin(shown, trainer, tmp_path, reviewer, qtbot, clock):
    """A function: open the drills and wait for the first."""

    presenters = []

    def show(*, attempt=None, by=None, wait=True, **how):
        preferences = Preferences(tmp_path / "preferences.ini")
        page = shown(DrillsPage(preferences), **how)
        presenter = DrillsPresenter(
            page, trainer, by or reviewer, preferences, attempt=attempt,
            seconds=lambda: clock.seconds,
        )  # fmt: skip
        presenters.append(presenter)
        presenter.routes = []
        presenter.left_for.connect(presenter.routes.append)
        presenter.open()
        if wait:
            qtbot.waitUntil(lambda: page.asking or page.rest.isVisible(), timeout=SOLVING_MS)
        return presenter

    return show


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def answers(trainer, drill):
    with trainer.database.unit() as unit:
        return unit.drills.answers(drill)


def accept(page, qtbot):
    press(Key.Key_A)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.told, timeout=SOLVING_MS)


def say(page, qtbot, line):
    number = [option.id for option in page.position.table.options].index(line) + 1
    press(Key(Key.Key_0 + number))
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.told, timeout=SOLVING_MS)


def on(page, qtbot):
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.asking or page.rest.isVisible(), timeout=SOLVING_MS)


def test_the_costliest_is_asked_first_in_two_lines_and_by_the_tables_keys(drills, begin, qtbot):
    page = begin().page
    assert page.place.text() == "1 of 2"
    assert page.position.drill.id == drills[0]
    assert page.question.said.text() == "Ruth: “Then let us talk about all of it at once.”"
    assert page.question.standing.text().startswith("They offer €200")
    assert page.question.conversation.isHidden()
    press(Key.Key_2)
    assert page.answering.bar.choices.current_id == page.position.table.options[1].id
    press(Key.Key_O)
    assert page.answering.deck.top is page.answering.offer_layer
    qtbot.waitUntil(lambda: "Worth €90 to you" in words_on(page.answering))
    press(Key.Key_Escape)
    press(Key.Key_W)
    assert page.answering.deck.top is page.answering.walk_layer
    press(Key.Key_Escape)
    assert page.answering.deck.top is None


def test_when_the_label_is_shown_the_answer_is_on_the_disk(drills, begin, trainer, qtbot, clock):
    page = begin().page
    clock.seconds += 21
    press(Key.Key_A)
    press(Key.Key_Return)
    assert not page.told
    assert answers(trainer, drills[0]) == ()
    qtbot.waitUntil(lambda: page.told, timeout=SOLVING_MS)
    (row,) = answers(trainer, drills[0])
    assert (row.move, row.rating, row.seconds) == ("accept", 1, 21)
    outcome = page.outcome
    assert outcome.chip.word() == "Cost a lot"
    assert outcome.sentence.text() == "Not yet: something else was 23 points better."
    assert outcome.played.text() == "The same as when you played it."
    assert "Agreed: €200" in outcome.reaction.text()
    assert outcome.rating.rating == 1
    assert [each.text() for each in outcome.rating.choices] == [
        "1  Again · 1 day", "2  Hard · 1 day", "3  Good · 2 days", "4  Easy · 8 days",
    ]  # fmt: skip
    assert QApplication.focusWidget() is outcome.next


def test_right_and_quick_is_easy_and_right_and_slow_is_good(drills, begin, qtbot, clock):
    page = begin().page
    accept(page, qtbot)
    on(page, qtbot)
    clock.seconds += 10
    say(page, qtbot, "yd01")
    assert page.outcome.rating.rating == 4
    press(Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: page.asking)
    clock.seconds += 40
    say(page, qtbot, "yd01")
    assert page.outcome.rating.rating == 3


def test_another_rating_is_kept_and_shown(drills, begin, trainer, qtbot):
    page = begin().page
    accept(page, qtbot)
    press(Key.Key_3)
    assert page.outcome.rating.rating == 3
    assert page.outcome.rating.told.text().startswith("Rated by you")
    assert answers(trainer, drills[0])[-1].rating == 3
    page.outcome.rating.choices[1].click()
    assert answers(trainer, drills[0])[-1].rating == 2
    press(Key.Key_7)
    assert page.outcome.rating.rating == 2


def test_enter_goes_on_and_the_end_says_what_comes_next(drills, begin, trainer, qtbot):
    presenter = begin()
    page = presenter.page
    accept(page, qtbot)
    assert page.outcome.next.text().startswith("Next")
    on(page, qtbot)
    assert page.place.text() == "2 of 2"
    say(page, qtbot, "yd01")
    assert page.outcome.next.text().startswith("Done")
    on(page, qtbot)
    assert page.rest.empty.sentence == (
        "That’s all for today. 2 answered. The next one comes tomorrow."
    )
    press(Key.Key_Return)
    assert presenter.routes == [HOME]


def test_enter_pressed_twice_passes_no_drill_over(drills, begin, qtbot):
    page = begin().page
    accept(page, qtbot)
    press(Key.Key_Return)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.asking or page.rest.isVisible(), timeout=SOLVING_MS)
    assert page.place.text() == "2 of 2"


def test_the_last_answer_is_taken_back_from_its_outcome_from_the_next_one_and_from_the_end(
    drills, begin, trainer, qtbot
):
    page = begin().page
    assert page.undo.isHidden()
    accept(page, qtbot)
    press(Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: page.asking)
    assert answers(trainer, drills[0]) == ()
    accept(page, qtbot)
    on(page, qtbot)
    press(Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: page.place.text() == "1 of 2")
    assert answers(trainer, drills[0]) == ()
    assert trainer.drills.get(drills[0]).schedule.lapses == 0
    accept(page, qtbot)
    on(page, qtbot)
    say(page, qtbot, "yd01")
    on(page, qtbot)
    page.undo.click()
    qtbot.waitUntil(lambda: page.asking)
    assert page.place.text() == "2 of 2"
    assert answers(trainer, drills[1]) == ()
    assert len(answers(trainer, drills[0])) == 1


def test_the_better_line_is_shown_when_it_is_wanted_and_marks_nothing(
    drills, begin, trainer, qtbot, attempt
):
    page = begin().page
    press(Key.Key_V)
    accept(page, qtbot)
    assert page.outcome.better.isHidden()
    press(Key.Key_V)
    qtbot.waitUntil(page.outcome.better.isVisible)
    assert page.outcome.better.text().startswith("Better by 23 points: Offer: €1")
    assert page.outcome.view.isHidden()
    with trainer.database.unit() as unit:
        assert unit.marks.list(attempt) == ()


def test_c_opens_the_card_and_the_card_leads_back(drills, begin, qtbot):
    presenter = begin()
    press(Key.Key_C)
    assert presenter.routes == []
    accept(presenter.page, qtbot)
    press(Key.Key_C)
    (route,) = presenter.routes
    assert (route.page, route.from_drills) == ("learn", True)
    assert route.card


def test_what_was_said_and_the_role_sheet_are_one_key_away(drills, begin):
    page = begin().page
    press(Key.Key_PageUp)
    assert page.question.conversation.isVisible()
    press(Key.Key_F2)
    assert page.sheet.isVisible()
    assert "You are Iris Okafor" in page.sheet.words()
    press(Key.Key_1)
    assert page.answering.bar.choices.current_id == ""
    press(Key.Key_Escape)
    assert page.sheet.isHidden()
    press(Key.Key_1)
    assert page.answering.bar.choices.current_id


def test_set_aside_comes_no_more_and_undo_puts_it_back(drills, begin, trainer, qtbot):
    page = begin().page
    page.aside.click()
    qtbot.waitUntil(lambda: page.place.text() == "1 of 1")
    assert trainer.drills.get(drills[0]).state == "set_aside"
    page.toast.action.click()
    qtbot.waitUntil(lambda: page.place.text() == "1 of 2")
    assert page.position.drill.id == drills[0]
    assert trainer.drills.get(drills[0]).state == "due"


def test_after_four_lapses_the_whole_scene_is_offered_and_it_can_come_again(
    drills, begin, trainer, qtbot, clock
):
    trainer.drills.set_aside(drills[1], now=clock())
    for _ in range(4):
        presenter = begin()
        page = presenter.page
        accept(page, qtbot)
        clock.at += timedelta(days=1)
    assert "missed 4 times" in page.outcome.news.text()
    assert page.outcome.rating.choices[0].text() == "1  Again"
    press(Key.Key_2)
    assert page.outcome.news.isHidden()
    press(Key.Key_1)
    page.outcome.scene.click()
    assert presenter.routes == [Route.brief("toy-sale", "buyer")]
    on(page, qtbot)
    assert "A bicycle in a doorway · turn 4 · missed 4 times" in words_on(page.rest)
    buttons = {b.text(): b for b in page.rest.findChildren(QAbstractButton) if b.isVisible()}
    buttons["Creating and claiming"].click()
    assert presenter.routes[-1].card
    buttons["Play the whole scene"].click()
    assert presenter.routes[-1] == Route.brief("toy-sale", "buyer")
    buttons["Let it come again"].click()
    qtbot.waitUntil(lambda: page.asking)
    assert trainer.drills.get(drills[0]).schedule.lapses == 0


def test_with_no_drills_the_page_says_what_makes_one(begin):
    page = begin().page
    assert page.rest.empty.sentence.startswith("No drills yet.")
    assert page.undo.isHidden()
    assert page.aside.isHidden()


def test_those_of_one_attempt_are_asked_first_and_the_others_if_wanted(
    drills, begin, trainer, clock, attempt, qtbot
):
    other = trainer.start("toy-sale", "buyer", seed=2, variant="moving_out")
    for move in MOVES:
        trainer.play(other, move)
    added = trainer.drills.add(other, 2, loss=40, now=clock())
    page = begin(attempt=other).page
    assert page.position.drill.id == added.id
    assert page.place.text() == "1 of 1"
    say(page, qtbot, "yd05")
    on(page, qtbot)
    assert page.rest.empty.sentence == "These are done for today. 2 others are due."
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.asking)
    assert page.place.text() == "1 of 2"


def test_while_the_scenario_is_solved_the_answer_waits_and_progress_is_told(
    drills, begin, trainer, tmp_path, qtbot
):
    fresh = Reviewer(trainer, tmp_path / "elsewhere")
    try:
        page = begin(by=fresh).page
        press(Key.Key_A)
        press(Key.Key_Return)
        assert page.waiting.isVisible()
        assert not page.answering.isEnabled()
        assert page.waiting.text().startswith("Working out what it is worth")
        qtbot.waitUntil(lambda: page.told, timeout=SOLVING_MS)
        assert len(answers(trainer, drills[0])) == 1
        assert page.waiting.isHidden()
    finally:
        fresh.close()


def test_where_nothing_can_be_solved_it_says_so_in_one_line_and_the_decision_stays_open(
    drills, begin, trainer, tmp_path, qtbot
):
    (tmp_path / "file").write_text("no folder")
    fresh = Reviewer(trainer, tmp_path / "file" / "solved")
    try:
        page = begin(by=fresh).page
        press(Key.Key_A)
        press(Key.Key_Return)
        qtbot.waitUntil(page.message.isVisible, timeout=SOLVING_MS)
        assert page.asking
        assert page.answering.isEnabled()
        assert answers(trainer, drills[0]) == ()
    finally:
        fresh.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_every_state_has_its_room_and_its_names(
    drills, begin, qtbot, scale, name, clipped, nameless
):
    page = begin(scale=scale, name=name).page
    assert clipped(page) == []
    assert nameless(page) == []
    accept(page, qtbot)
    press(Key.Key_V)
    qtbot.waitUntil(page.outcome.better.isVisible)
    assert clipped(page) == []
    assert nameless(page) == []
    on(page, qtbot)
    say(page, qtbot, "yd01")
    on(page, qtbot)
    assert clipped(page) == []
    assert nameless(page) == []


def test_a_page_is_freed_with_its_last_reference(tmp_path, qapp, freed):
    preferences = Preferences(tmp_path / "preferences.ini")
    assert freed(lambda: DrillsPage(preferences))


def test_an_answer_that_leads_beside_what_is_solved_is_solved_and_judged(
    drills, begin, trainer, tmp_path, qtbot, attempt
):
    folder = tmp_path / "partly"
    order = order_of(trainer, attempt, folder)
    solved = Solver(trainer.practice.session(attempt).game)
    solved.start()
    raw = solved.table
    none = Table(raw.cores, {}, beliefs=0, columns=raw._columns, keep=raw._keep)
    kept.write(folder, order.key, Kept(value=0.0, beliefs=0, table=none))
    by = Reviewer(trainer, folder)
    try:
        page = begin(by=by).page
        accept(page, qtbot)
        assert page.outcome.sentence.text() == "Not yet: something else was 23 points better."
        assert len(kept.read(folder, order.key).table) > 0
        assert len(answers(trainer, drills[0])) == 1
    finally:
        by.close()


def test_on_a_full_disk_the_decision_stays_open_and_is_kept_once_there_is_room(
    shown, reviewer, tmp_path, qtbot, clock
):
    with mounted("-t", "tmpfs", "-o", "size=1500k", "tmpfs", at=tmp_path / "disk") as disk:
        trainer = open_trainer(
            str(disk / "profile.db"), environ={}, library=Library([SCENARIOS]), now=clock
        )
        drill = trainer.drills.add(play(trainer), 4, loss=23, now=clock())
        by = Reviewer(trainer, reviewer.solving.tables.folder)
        preferences = Preferences(tmp_path / "preferences.ini")
        page = shown(DrillsPage(preferences))
        presenter = DrillsPresenter(page, trainer, by, preferences)
        try:
            presenter.open()
            qtbot.waitUntil(lambda: page.asking, timeout=SOLVING_MS)
            ballast = fill(disk)
            press(Key.Key_A)
            while not page.message.isVisible():
                press(Key.Key_Return)
                qtbot.waitUntil(lambda: page.told or page.message.isVisible(), timeout=SOLVING_MS)
                if page.told:
                    page.undo.click()
                    qtbot.waitUntil(
                        lambda: page.asking or page.message.isVisible(), timeout=SOLVING_MS
                    )
                    press(Key.Key_A)
            assert page.message.words.startswith("The disk is full.")
            ballast.unlink()
            if page.told:
                page.undo.click()
                qtbot.waitUntil(lambda: page.asking, timeout=SOLVING_MS)
                press(Key.Key_A)
            assert answers(trainer, drill.id) == ()
            press(Key.Key_Return)
            qtbot.waitUntil(lambda: page.told, timeout=SOLVING_MS)
            assert page.message.isHidden()
            assert len(answers(trainer, drill.id)) == 1
            assert trainer.database.verify().ok
        finally:
            by.close()
            trainer.close()
