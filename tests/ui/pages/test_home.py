from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from negotiator_trainer.services.library_view import Home
from negotiator_trainer.services.plan.view import Recommendation
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
    thing = replace(HOME.next, title=title, why=title)
    page.show_home(replace(HOME, cards=cards, unfinished=attempts, next=thing))
    shown(page, scale=scale)
    assert clipped(page) == []
    assert page.width() == 1280
    titles = [label.text() for label in page.cards[0].findChildren(QLabel)]
    assert title in titles
