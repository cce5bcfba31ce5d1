from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from negotiator_trainer.services.library_view import Home
from negotiator_trainer.services.plan.view import (
    Coming,
    DrillsDue,
    Memory,
    Recommendation,
    Week,
)
from negotiator_trainer.ui.pages.home import HomePage
from tests.ui.views import FRESH_HOME, HOME


@pytest.fixture
def page(shown):
    page = shown(HomePage())
    page.show_home(HOME)
    return page


def visible(page):
    return [card.facts.id for card in page.cards if not card.isHidden()]


def test_the_first_thing_that_takes_the_keyboard_is_start(page):
    page.focus_first()
    assert page.focusWidget() is page.recommended.start


def test_enter_on_start_begins_what_is_recommended(page, qtbot):
    page.focus_first()
    with qtbot.waitSignal(page.start_clicked, timeout=1000) as started:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert started.args == [HOME.next]


def test_the_recommendation_says_why(page, spoken):
    assert "Asking questions is where you lose most" in spoken(page.recommended.start)[1]


def test_without_a_play_there_is_one_action_beside_the_cards(shown):
    page = shown(HomePage())
    page.show_home(FRESH_HOME)
    assert page.unfinished.isVisible() is False
    assert "Nothing practised yet" in page.recommended.start.accessibleDescription()


def test_a_scenario_is_opened_by_its_card(page, qtbot):
    card = page.cards[1]
    with qtbot.waitSignal(page.scenario_opened, timeout=1000) as opened:
        qtbot.keyClick(card.open_button, Qt.Key.Key_Space)
    assert opened.args == ["clinic-dashboard"]


def test_a_broken_scenario_says_so_and_the_others_still_open(page):
    broken = page.cards[3]
    assert not hasattr(broken, "open_button")
    assert "line 41" in broken.facts.problem
    assert all(hasattr(card, "open_button") for card in page.cards[:3])


def test_where_a_broken_scenario_is_broken_can_be_copied(page, qtbot, announced):
    broken = page.cards[3]
    qtbot.keyClick(broken.copy_button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == (broken.facts.detail or broken.facts.problem)
    assert announced == ["Copied"]


def test_an_unfinished_attempt_is_resumed_or_put_aside(page, qtbot):
    row = page.unfinished.rows[0]
    with qtbot.waitSignal(page.resume_clicked, timeout=1000) as resumed:
        qtbot.keyClick(row.resume, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.discard_clicked, timeout=1000) as discarded:
        qtbot.keyClick(row.discard, Qt.Key.Key_Space)
    assert (resumed.args, discarded.args) == ([7], [7])


def test_putting_aside_can_be_undone_by_keyboard(page, qtbot):
    page.show_discarded("The clinic dashboard")
    with qtbot.waitSignal(page.undo_clicked, timeout=1000):
        qtbot.keyClick(page.toast.action, Qt.Key.Key_Space)


def test_escape_closes_the_toast_and_nothing_else(page, qtbot):
    page.show_discarded("The clinic dashboard")
    qtbot.keyClick(page.recommended.start, Qt.Key.Key_Escape)
    assert page.toast.isVisible() is False
    assert page.isVisible()


def test_the_search_field_filters_by_title_line_and_skill(page, qtbot):
    qtbot.keyClicks(page.search, "silence")
    assert visible(page) == ["quarter-outcome"]
    page.search.clear()
    qtbot.keyClicks(page.search, "doctor release")
    assert visible(page) == ["clinic-dashboard"]


def test_a_search_without_a_hit_offers_all_again(page, qtbot):
    page.search.setFocus()
    qtbot.keyClicks(page.search, "zebra")
    assert visible(page) == []
    for _ in range(4):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert len(visible(page)) == 4


def test_the_find_key_leads_to_the_search_field(page, qtbot):
    page.focus_first()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is page.search


def test_the_same_view_again_leaves_the_focus_alone(page):
    row = page.unfinished.rows[0]
    row.resume.setFocus()
    page.show_home(HOME)
    assert page.unfinished.rows[0] is row
    assert page.focusWidget() is row.resume


def test_with_no_scenario_at_all_the_page_says_so(shown, spoken):
    page = shown(HomePage())
    empty = Home(
        next=Recommendation(kind="none", title="None", why="There is no scenario to play."),
        resume=None,
        unfinished=(),
        cards=(),
        plays=0,
    )
    page.show_home(empty)
    assert page.recommended.start.isVisible() is False


def test_everything_that_takes_the_keyboard_is_named(page, nameless):
    assert nameless(page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_nothing_is_cut_off(shown, clipped, name, scale):
    page = HomePage()
    page.show_home(HOME)
    shown(page, name=name, scale=scale)
    assert clipped(page) == []


def test_the_page_is_freed_with_its_last_reference(theme, freed):
    def make():
        page = HomePage()
        page.show_home(HOME)
        return page

    assert freed(make)


def test_of_many_unfinished_attempts_a_few_are_shown_until_all_are_asked_for(page, qtbot):
    many = tuple(replace(HOME.unfinished[0], attempt=number) for number in range(1, 10))
    page.show_home(replace(HOME, unfinished=many))
    rows = page.unfinished.rows
    assert [row.isHidden() for row in rows] == [False] * 4 + [True] * 5
    qtbot.keyClick(page.unfinished.more, Qt.Key.Key_Space)
    assert not any(row.isHidden() for row in rows)
    assert page.focusWidget() is rows[4].resume


@pytest.mark.parametrize(
    ("turn", "rounds", "words"),
    [
        (0, 10, "in preparation · as buyer"),
        (4, 10, "turn 5 of 10 · as buyer"),
        (10, 10, "turn 10 of 10 · as buyer"),
        (4, 0, "turn 5 · as buyer"),
    ],
)
def test_an_unfinished_attempt_tells_the_turn_to_be_played(page, turn, rounds, words):
    attempt = replace(HOME.unfinished[0], turn=turn, rounds=rounds, role="buyer")
    page.show_home(replace(HOME, unfinished=(attempt,)))
    said = [label.text() for label in page.unfinished.rows[0].findChildren(QLabel)]
    assert words in said


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_of_any_length_and_kind_are_shown_as_they_stand(shown, clipped, scale):
    title = "<b>Nine & a half</b> weeks of talks about a very small matter " * 3
    cards = tuple(replace(card, title=title, pitch=title) for card in HOME.cards)
    attempts = tuple(replace(each, title=title) for each in HOME.unfinished)
    page = HomePage()
    thing = HOME.next._replace(title=title, why=title)
    page.show_home(replace(HOME, cards=cards, unfinished=attempts, next=thing))
    shown(page, scale=scale)
    assert clipped(page) == []
    assert page.width() == 1280
    titles = [label.text() for label in page.cards[0].findChildren(QLabel)]
    assert title in titles


def test_enter_presses_the_button_that_has_the_keyboard(page, qtbot):
    page.focus_first()
    with qtbot.waitSignal(page.start_clicked, timeout=1000):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def test_the_evidence_is_a_key_away(page, qtbot, spoken):
    link = page.recommended.evidence.links[0]
    assert spoken(link)[0] == "See The clinic dashboard, turn 4"
    with qtbot.waitSignal(page.evidence_opened, timeout=1000) as opened:
        qtbot.keyClick(link, Qt.Key.Key_Space)
    assert opened.args == [3, 4]


def test_not_today_offers_what_there_is_in_its_place(page, qtbot):
    actions = page.recommended.menu.actions()
    assert [each.text() for each in actions] == [
        "Something shorter", "Another skill", "Something else",
    ]  # fmt: skip
    with qtbot.waitSignal(page.declined, timeout=1000) as declined:
        actions[1].trigger()
    assert declined.args == [HOME.next, "other_skill"]


def test_a_new_profile_is_shown_one_thing_and_no_empty_boxes(shown):
    page = shown(HomePage())
    page.show_home(FRESH_HOME)
    for each in (page.week, page.drills, page.coming, page.unfinished, page.recommended.second):
        assert each.isVisible() is False
    assert page.recommended.not_today.isVisible() is False
    assert page.shelf.filters is None


def test_the_week_tells_what_was_done_and_demands_nothing(page):
    told = [
        (Week(done=1, goal=2, run=0, grace=1), "This week: 1 of 2 sessions", ""),
        (Week(done=0, goal=1, run=1, grace=0), "This week: 0 of 1 session", "1 good week"),
        (Week(done=3, goal=2, run=6, grace=1), "This week: 3 sessions",
         "6 good weeks · room for a week off"),
    ]  # fmt: skip
    for week, name, run in told:
        page.show_home(replace(HOME, week=week))
        face = (page.week.accessibleName(), page.week.accessibleDescription())
        assert face == (name, run)
    page.show_home(replace(HOME, week=Week(done=1, goal=3, run=0, grace=1)))
    assert page.week.sessions.text() == "●○○  1 of 3 sessions"


def test_drills_that_are_due_say_how_long_they_take(page, qtbot, spoken):
    due = DrillsDue(due=4, minutes=6, skills=(("concede", 2), ("ask", 2)))
    page.show_home(replace(HOME, drills=due))
    assert spoken(page.drills.drill) == (
        "Drill: 4 due · about 6 min", "conceding ×2, questions ×2",
    )  # fmt: skip
    page.drills.drill.setFocus()
    with qtbot.waitSignal(page.drill_clicked, timeout=1000):
        qtbot.keyClick(page.drills.drill, Qt.Key.Key_Return)


def coming(case=1, *, stage="preparing", days=4, title="Supplier renewal"):
    day = date(2026, 11, 22) + timedelta(days=days)
    return Coming(case=case, title=title, stage=stage, day=day, days=days)


def test_cases_say_when_they_are_and_what_can_be_done(page, spoken):
    page.show_home(
        replace(
            HOME,
            coming=(
                coming(), coming(2, days=1), coming(3, stage="went_in", days=-1),
                coming(4, stage="outcome", days=-9),
            ),
        )
    )  # fmt: skip
    said = [spoken(row.open_button)[0] for row in page.coming.rows]
    assert said[0].startswith("Open preparation: Supplier renewal, in 4 days")
    assert "tomorrow" in said[1]
    assert said[2].startswith("Write the outcome: Supplier renewal, yesterday")
    assert said[3].startswith("Write the review: Supplier renewal, 9 days ago")
    assert [row.rehearse.isVisible() for row in page.coming.rows] == [True, True, False, False]


def test_what_is_recommended_is_not_said_twice(page):
    thing = Recommendation(kind="case", title="Rise", why="It is tomorrow.", case=1)
    page.show_home(replace(HOME, next=thing, coming=(coming(1), coming(2))))
    assert [row._case for row in page.coming.rows] == [2]
    assert page.recommended.start.accessibleName() == "Open preparation: Rise"
    assert page.recommended.second.accessibleName() == "Rehearse: Rise"
    drill = Recommendation(kind="drill", title="2 drills", why="They come back.", minutes=3)
    due = DrillsDue(due=2, minutes=3, skills=())
    page.show_home(replace(HOME, next=drill, drills=due))
    assert page.drills.isVisible() is False


def test_what_the_journal_brings_back_stands_under_what_comes_up(page, qtbot):
    memory = Memory(kind="on_this_day", case=9, title="Rent", words="A year ago, about this day")
    page.show_memories((memory,))
    assert page.coming.isVisible()
    with qtbot.waitSignal(page.case_opened, timeout=1000) as opened:
        qtbot.keyClick(page.coming.memories[0].open_button, Qt.Key.Key_Space)
    assert opened.args == [9]
    page.show_memories(())
    assert page.coming.isVisible() is False


def choose(combo, data):
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_scenarios_are_filtered_by_skill_length_and_what_is_new(page):
    choose(page.shelf.filters.skill, "trade")
    assert visible(page) == ["used-car", "clinic-dashboard"]
    choose(page.shelf.filters.length, 10)
    assert visible(page) == ["used-car"]
    choose(page.shelf.filters.skill, None)
    choose(page.shelf.filters.length, None)
    page.shelf.filters.fresh.click()
    assert visible(page) == ["used-car", "lease"]


def test_filters_that_fit_nothing_are_taken_off_with_one_key(page, qtbot):
    choose(page.shelf.filters.skill, "protect")
    qtbot.keyClicks(page.search, "clinic")
    assert visible(page) == []
    page.shelf.nothing.action.setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert len(visible(page)) == 4
    assert page.shelf.filters.skill.currentData() is None


FULL_HOME = replace(
    HOME,
    week=Week(done=2, goal=3, run=6, grace=1),
    drills=DrillsDue(due=4, minutes=6, skills=(("concede", 2), ("ask", 1), ("open", 1))),
    coming=(coming(), coming(2, stage="went_in", days=-3, title="My salary talk " * 6)),
)


@pytest.mark.parametrize(
    ("name", "scale", "size"),
    [
        ("light", 1.0, (1280, 800)), ("dark", 1.0, (760, 800)), ("light", 2.0, (1280, 800)),
        ("dark", 2.0, (760, 800)), ("high-contrast", 2.0, (1000, 800)),
    ],
)  # fmt: skip
def test_a_full_page_has_room_for_all_in_one_and_two_columns(shown, clipped, name, scale, size):
    page = HomePage()
    page.show_home(FULL_HOME)
    page.show_memories(
        (Memory(kind="lesson", case=3, title="Before “Rise”", words="“Ask first.” " * 12),)
    )
    shown(page, name=name, scale=scale, size=size)
    assert clipped(page) == []


def test_everything_of_a_full_page_is_named(page, nameless):
    page.show_home(FULL_HOME)
    assert nameless(page) == []


def test_the_keyboard_goes_through_a_full_page_as_it_is_read(page, qtbot, qapp):
    page.show_home(FULL_HOME)
    qapp.processEvents()
    page.focus_first()
    seen = []
    for _ in range(16):
        seen.append(page.focusWidget())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    first, rows, attempts = page.recommended, page.coming.rows, page.unfinished.rows
    assert seen == [
        first.start, first.second, first.not_today, *first.evidence.links,
        rows[0].open_button, rows[0].rehearse, rows[1].open_button, page.drills.drill,
        attempts[0].resume, attempts[0].discard, attempts[1].resume, attempts[1].discard,
        page.search, page.shelf.filters.skill, page.shelf.filters.length,
    ]  # fmt: skip
