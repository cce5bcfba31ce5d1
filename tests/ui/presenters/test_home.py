import subprocess
import sys
from datetime import timedelta

import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.journal.case import Outcome, Review
from negotiator_trainer.store.case_records import CaseChange
from negotiator_trainer.store.skill_records import SkillUse
from negotiator_trainer.ui.pages.home import HomePage
from negotiator_trainer.ui.pages.journal.rehearse_dialog import RehearseDialog
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.presenters.home import HomePresenter
from negotiator_trainer.ui.routes import Route
from tests.ui.views import HOME


@pytest.fixture
def page(shown):
    return shown(HomePage())


@pytest.fixture
def presenter(page, trainer):
    made = HomePresenter(page, trainer)
    made.open()
    return made


@pytest.fixture
def went(presenter):
    routes = []
    presenter.left_for.connect(routes.append)
    return routes


def titles(page):
    return [card.facts.title for card in page.cards]


def test_the_scenarios_that_there_are_are_shown(page, presenter):
    assert len(titles(page)) == 2
    assert page.recommended.start.isVisible()


def test_start_leads_to_the_brief(page, trainer, went):
    page.recommended.start.click()
    assert went == [Route.brief(trainer.home().next.scenario)]


def test_an_attempt_that_has_not_begun_is_resumed_at_its_preparation(
    page, presenter, trainer, went
):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    presenter.open()
    page.unfinished.rows[0].resume.click()
    assert went == [Route.preparation(attempt)]


def test_an_attempt_under_way_is_resumed_at_the_table(page, presenter, trainer, went):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    option = trainer.table(attempt).options[0]
    trainer.play(attempt, f"say {option.id}")
    presenter.open()
    page.unfinished.rows[0].resume.click()
    assert went == [Route.table(attempt)]


def test_an_attempt_put_aside_goes_and_comes_back_with_undo(page, presenter, trainer):
    trainer.start("toy-sale", "buyer", seed=1)
    presenter.open()
    page.unfinished.rows[0].discard.click()
    assert page.unfinished.rows == []
    assert trainer.home().unfinished == ()
    page.toast.action.click()
    assert len(page.unfinished.rows) == 1
    assert len(trainer.home().unfinished) == 1


def test_before_the_database_is_open_the_page_shows_what_is_known(page):
    presenter = HomePresenter(page, None)
    presenter.show_home(HOME)
    presenter.open()
    assert len(titles(page)) == 4


def test_trouble_is_one_line_with_retry_and_what_was_shown_stays(page, presenter, trainer):
    before = titles(page)

    def broken(*_):
        raise StoreError("The disk is full.", remedy="Free some space and press Retry.")

    works, trainer.home = trainer.home, broken
    presenter.open()
    assert page.message.words == "The disk is full. Free some space and press Retry."
    assert titles(page) == before
    trainer.home = works
    page.message.action.click()
    assert page.message.isVisible() is False


@pytest.fixture
def journal(trainer, clock_day):
    """Begin a case so many days from today; returns its id."""

    def begin(title="Rise", days=2, template="salary", **changes):
        case = trainer.journal.start(template, "full", title)
        trainer.journal.change(case, CaseChange(happens_on=clock_day + timedelta(days=days)))
        return case

    return begin


@pytest.fixture
def clock_day(trainer):
    return trainer._now().astimezone().date()


def test_prepare_first_begins_an_attempt_once(page, presenter, trainer, went):
    first = trainer.start("two-doors", "tenant", seed=1)
    trainer.play(first, "walk")
    trainer.conclude(first, None)
    presenter.open()
    page.recommended.second.click()
    (attempt,) = [each.attempt for each in trainer.home().unfinished]
    assert went == [Route.preparation(attempt)]
    page.recommended.second.click()
    assert went == [Route.preparation(attempt)] * 2


def decline(page, choice):
    """Choose in the menu of “not today”."""
    (action,) = [each for each in page.recommended.menu.actions() if each.data() == choice]
    action.trigger()


def test_not_today_recommends_something_else_until_it_is_undone(
    page, presenter, trainer, announced, journal
):
    journal()
    presenter.open()
    before = trainer.home().next
    assert before.kind == "case"
    decline(page, "surprise")
    instead = trainer.home().next
    assert instead.key != before.key
    assert announced[-2] == f"Recommended now: {instead.title}"
    assert page.toast.words == "Rise: not today."
    assert page.focusWidget() is page.recommended.start
    page.toast.action.click()
    assert trainer.home().next == before


def test_undo_takes_back_what_was_done_last(page, presenter, trainer, journal):
    journal()
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    presenter.open()
    decline(page, "surprise")
    page.unfinished.rows[0].discard.click()
    page.toast.action.click()
    assert [each.attempt for each in trainer.home().unfinished] == [attempt]
    assert trainer.home().next.kind != "case"


def test_a_case_that_comes_up_is_opened_or_rehearsed(page, presenter, trainer, went, journal):
    case = journal()
    later = journal("Rent", days=9, template="lease")
    presenter.open()
    page.recommended.start.click()
    row = page.coming.rows[0]
    row.open_button.click()
    assert went == [Route.case(case), Route.case(later)]
    row.rehearse.click()
    dialog = page.findChild(RehearseDialog)
    dialog.table.click()
    assert went[-1] == Route.offer_table(later)


def test_drills_that_are_due_lead_to_the_drills(page, presenter, trainer, went, journal):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    trainer.drills.add(attempt, 1, loss=9.0, now=trainer._now().astimezone())
    presenter.open()
    page.recommended.start.click()
    journal()
    presenter.open()
    page.drills.drill.click()
    assert went == [Route.drills()] * 2


def test_a_reason_leads_to_the_turn_that_it_rests_on(page, presenter, trainer, went):
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    with trainer.database.unit() as unit:
        unit.skills.save(attempt, [SkillUse(skill="ask", count=3, score=30, turns=(1,))])
    presenter.open()
    page.recommended.evidence.links[0].click()
    assert went == [Route.debrief(attempt, turn=1)]


def test_the_week_is_counted_as_it_was_chosen(page, trainer, tmp_path):
    preferences = Preferences(tmp_path / "preferences.ini")
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    preferences.weekly_goal = 4
    presenter = HomePresenter(page, trainer, preferences)
    presenter.open()
    assert "1 of 4 sessions" in page.week.accessibleName()
    preferences.weekly_rhythm = False
    presenter.open()
    assert page.week.isVisible() is False


def test_what_the_journal_brings_back_is_told(page, presenter, trainer, went, journal, clock_day):
    old = journal("Last rise", days=-365)
    trainer.journal.go_in(old)
    trainer.journal.save(old, Outcome())
    trainer.journal.save(old, Review(learned="Ask for the range before naming a figure."))
    with trainer.database.unit() as unit:
        unit.cases.set_stage(old, "reviewed", trainer._now())
    journal("Rise")
    presenter.open()
    (lesson,) = page.coming.memories
    spoken = lesson.open_button.accessibleName()
    assert "Before “Rise”: what you wrote last time" in spoken
    assert "Ask for the range" in spoken
    lesson.open_button.click()
    assert went == [Route.case(old)]


def test_a_damaged_case_keeps_nobody_from_practice(page, presenter, trainer, journal):
    case = journal()
    raw = trainer.database._engine.raw_connection()
    raw.driver_connection.execute("UPDATE journal_case SET title = 'Tampered'")
    raw.close()
    presenter.open()
    assert page.message.isVisible() is False
    assert trainer.home().next.case == case
    assert page.recommended.start.isVisible()


def test_the_plan_is_not_imported_before_the_first_paint():
    code = (
        "import sys, negotiator_trainer.ui.app\n"
        "parts = ('services.plan', 'services.skill', 'store.ahead', 'ui.pages.home')\n"
        "print([m for m in sys.modules if any(part in m for part in parts)])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
