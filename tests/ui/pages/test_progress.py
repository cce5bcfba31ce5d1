from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.ui.pages.progress import ProgressPage, date
from tests.ui.views import progress


def made(count=12):
    page = ProgressPage()
    page.show_progress(progress(count))
    return page


@pytest.fixture
def page(shown):
    return shown(made())


def cells(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_with_enough_attempts_a_measure_is_drawn_over_time(page):
    assert page.trend.isVisible()
    assert page.trend.content.title == "Overall"
    assert len(page.trend.content.points) == 12


def test_another_measure_is_chosen_by_keyboard(page, qtbot):
    qtbot.keyClick(page.measure, Qt.Key.Key_Down)
    assert page.trend.content.title == "Value claimed"


def test_first_plays_are_told_from_replays(page):
    assert {row[-1] for row in page.trend.content.rows} == {"first play", "replay"}


def test_calibration_is_drawn_once_there_are_enough_estimates(page):
    assert page.calibration.isVisible()
    assert "6 of 12 ranges held the truth" in page.calibration.content.summary


def test_with_few_attempts_the_page_says_what_will_appear_and_draws_nothing(shown):
    page = shown(made(3))
    assert page.trend is None
    assert page.calibration is None
    assert page.pending.isVisible()
    assert len(cells(page.attempts)) == 3


def test_without_any_attempt_there_is_one_thing_to_do(shown, qtbot):
    page = shown(made(0))
    assert page.empty.isVisible()
    assert not page.attempts.isVisible()
    page.focus_first()
    with qtbot.waitSignal(page.practise_clicked, timeout=1000):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)


def test_the_attempts_are_listed_newest_first(page):
    first = cells(page.attempts)[0]
    assert first == [date(progress().attempts[0].when), "What a quarter is worth", "buyer",
                     "held", "47"]  # fmt: skip


def test_a_verdict_is_written_in_words(shown):
    page = ProgressPage()
    view = progress(3)
    trap = replace(view.attempts[0], verdict="agreement_trap", role="product_owner")
    page.show_progress(replace(view, attempts=(trap,)))
    assert cells(page.attempts)[0][2:4] == ["product owner", "agreement trap"]


def test_bests_say_how_many_endings_were_seen(page):
    assert cells(page.bests) == [["Everything but the button", "82", "71", "4", "3 of 7"]]


def test_enter_opens_the_debrief_of_the_chosen_attempt(page, qtbot):
    page.focus_first()
    assert page.focusWidget() is page.attempts
    qtbot.keyClick(page.attempts, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.attempt_opened, timeout=1000) as opened:
        qtbot.keyClick(page.attempts, Qt.Key.Key_Return)
    assert opened.args == [progress().attempts[1].attempt]


def test_a_double_click_opens_it_too(page, qtbot):
    index = page.attempts.model().index(2, 1)
    page.attempts.scrollTo(index)
    spot = page.attempts.visualRect(index).center()
    viewport = page.attempts.viewport()
    with qtbot.waitSignal(page.attempt_opened, timeout=1000) as opened:
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [progress().attempts[2].attempt]


def test_a_table_is_as_high_as_its_rows(shown):
    few, many = made(1), made(40)
    shown(many)
    assert few.attempts.height() < many.attempts.height()
    assert many.attempts.height() < 40 * 20


def test_dates_are_written_with_the_month_in_words():
    assert date(datetime(2026, 10, 4, 12, tzinfo=UTC)) == "4 Oct 2026"


def test_everything_that_takes_the_keyboard_is_named(page, nameless):
    assert nameless(page) == []


@pytest.mark.parametrize("count", [0, 3, 12])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(shown, clipped, count, scale):
    assert clipped(shown(made(count), scale=scale)) == []


@pytest.mark.parametrize("count", [0, 3, 12])
def test_the_page_is_freed_with_its_last_reference(theme, freed, count):
    assert freed(lambda: made(count))
