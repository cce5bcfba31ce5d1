import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication

from negotiator_trainer.services.progress.view import (
    AttemptRow,
    CalendarView,
    Evidence,
    EvidenceList,
    Question,
    SkillView,
)
from negotiator_trainer.ui import dates
from negotiator_trainer.ui.pages.progress import ProgressPage
from negotiator_trainer.ui.pages.progress.evidence import EvidenceSheet
from negotiator_trainer.ui.pages.progress.table import ProgressTable
from tests.ui.progressing import chart_of, progress

WHEN = datetime(2026, 11, 1, 12, tzinfo=UTC)


def made(count=60, cases=14):
    page = ProgressPage()
    page.show_progress(progress(count, cases=cases if count else 0))
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


def points(chart):
    return list(chart.content.points)


def choose(qtbot, chart, place=0):
    """Go to a point of a chart by keyboard and choose it."""
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    for _ in range(place):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Return)


# The measure over time.


def test_a_measure_is_drawn_over_time(page):
    view = progress(60, cases=14)
    assert chart_of(page.trend).isVisible()
    assert chart_of(page.trend).content.title == "Overall"
    assert len(points(chart_of(page.trend))) == len(view.trend.points)


def test_another_measure_is_asked_for_by_keyboard(page, qtbot):
    assert chart_of(page.trend).content.title == "Overall"
    with qtbot.waitSignal(page.measure_chosen, timeout=1000) as told:
        qtbot.keyClick(page.trend.measure, Qt.Key.Key_Down)
    assert told.args == ["claimed"]
    view = progress(60, cases=14)
    page.trend.show_series(replace(view.trend, key="claimed", name="Value claimed"))
    assert chart_of(page.trend).content.title == "Value claimed"
    assert page.trend.measure.currentData() == "claimed"


def test_a_dot_leads_to_its_debrief(page, qtbot):
    with qtbot.waitSignal(page.attempt_opened, timeout=1000) as told:
        choose(qtbot, chart_of(page.trend))
    assert told.args == [progress(60, cases=14).trend.points[0].attempt]


def test_another_time_is_asked_for(page, qtbot):
    assert page.span.currentData() == "all"
    page.span.setFocus()
    with qtbot.waitSignal(page.span_chosen, timeout=1000) as told:
        qtbot.keyClick(page.span, Qt.Key.Key_Up)
    assert told.args == ["year"]


# Skills.


def test_a_skill_has_its_count_its_median_and_its_trend_in_words(page):
    rows = {row[0]: row for row in cells(page.skills.table)}
    views = {view.name: view for view in progress(60, cases=14).skills}
    assert len(rows) == 9
    assert rows["Asking questions"][1] == str(views["Asking questions"].attempts)
    assert rows["Asking questions"][2] == f"{views['Asking questions'].median:.0f}"
    assert rows["Closing or leaving"][2:] == ["–", "not enough yet: 0 of 5"]
    (weakest,) = [view.name for view in views.values() if view.weakest]
    assert page.skills.weakest.text().startswith(f"Weakest so far: {weakest}, median ")


@pytest.mark.parametrize(("trend", "arrow"), [("up", "↗"), ("down", "↘"), ("level", "→")])
def test_a_trend_is_an_arrow_and_a_word(shown, trend, arrow):
    view = progress(60, cases=14)
    skill = SkillView(
        id="ask", name="Ask", attempts=6, median=50, scores=(1, 2), trend=trend, words="some words"
    )
    page = ProgressPage()
    page.show_progress(replace(view, skills=(skill,)))
    assert cells(shown(page).skills.table)[0][3] == f"{arrow} some words"


def test_a_skill_leads_to_its_turns(page, qtbot):
    page.skills.table.setFocus()
    qtbot.keyClick(page.skills.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.evidence_wanted, timeout=1000) as told:
        qtbot.keyClick(page.skills.table, Qt.Key.Key_Return)
    assert told.args == [Question("skill", "open")]


def test_scores_are_drawn_beside_the_words(page, theme):
    table = page.skills.table
    seen = table.visualRect(table.model().index(0, 3))
    image = table.viewport().grab(seen).toImage()
    table.setCurrentIndex(table.model().index(8, 0))
    line = theme.tokens.accent
    colours = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert line in colours


# Calibration and forecasts.


def test_calibration_is_drawn_for_all_for_practice_and_for_real_cases(page):
    view = progress(60, cases=14).calibration
    rows = chart_of(page.calibration).content.rows
    assert [row[0] for row in rows] == ["All", "Practice", "Real cases"]
    assert [int(row[1]) for row in rows] == [
        view.both.asked, view.practice.asked, view.real.asked,
    ]  # fmt: skip
    assert not page.calibration.waiting.isVisible()


@pytest.mark.parametrize("card", ["calibration", "forecasts"])
def test_every_sentence_leads_to_what_it_rests_on(page, qtbot, card):
    view = progress(60, cases=14)
    findings = {"calibration": view.calibration_findings, "forecasts": view.forecast_findings}[card]
    chart_of(getattr(page, card))
    lines = getattr(page, card).findings.lines
    assert [line.words for line in lines] == [each.words for each in findings]
    assert len(lines) >= 2
    for line, finding in zip(lines, findings, strict=True):
        with qtbot.waitSignal(page.evidence_wanted, timeout=1000) as told:
            qtbot.keyClick(line.opener, Qt.Key.Key_Space)
        assert told.args == [finding.question]


def test_a_row_of_the_calibration_leads_to_the_ranges_that_missed(page, qtbot):
    with qtbot.waitSignal(page.evidence_wanted, timeout=1000) as told:
        choose(qtbot, chart_of(page.calibration))
    assert told.args == [Question("ranges_missed")]


def test_with_few_estimates_there_is_an_example_and_what_it_needs(shown):
    page = shown(made(6, cases=0))
    for card, words in ((page.calibration, "10 estimates"), (page.forecasts, "10 forecasts")):
        assert chart_of(card).content.example
        assert words in card.waiting.text()
        assert card.findings.lines == []


# Verdicts, scenarios, calendar.


def test_a_field_of_the_verdicts_leads_to_what_is_in_it(page, qtbot):
    with qtbot.waitSignal(page.evidence_wanted, timeout=1000) as told:
        choose(qtbot, chart_of(page.verdicts), place=2)
    assert told.args == [Question("verdict", "agreement_trap")]


def test_a_scenario_names_the_endings_that_were_seen_and_no_others(page):
    view = progress(60, cases=14)
    row = cells(page.scenarios.table)[0]
    best = view.bests[0]
    assert row[0] == best.title
    assert row[4] == f"{len(best.endings)} of {best.endings_of}"
    assert "You shake hands and wheel it out." in page.scenarios.endings.text()
    assert "pulls the shutter down" not in page.scenarios.endings.text()
    assert "not seen yet" in page.scenarios.endings.text()


def test_the_endings_follow_the_current_row(page, qtbot):
    page.scenarios.table.setFocus()
    qtbot.keyClick(page.scenarios.table, Qt.Key.Key_Down)
    assert progress(60, cases=14).bests[1].title in page.scenarios.endings.text()
    with qtbot.waitSignal(page.evidence_wanted, timeout=1000) as told:
        qtbot.keyClick(page.scenarios.table, Qt.Key.Key_Return)
    assert told.args == [Question("scenario", "two-doors")]


def test_a_day_leads_to_what_was_done_on_it(page, qtbot):
    chart = chart_of(page.calendar)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    with qtbot.waitSignal(page.evidence_wanted, timeout=1000) as told:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert told.args == [Question("day", progress(60, cases=14).calendar.last.isoformat())]


def test_a_day_is_chosen_by_mouse_too(page, qtbot):
    chart = chart_of(page.calendar)
    page.area.ensureWidgetVisible(chart)
    point = chart.content.points[200]
    spot = chart.plot.getViewBox().mapViewToScene(QPointF(point.x, point.y))
    with qtbot.waitSignal(page.evidence_wanted, timeout=1000) as told:
        qtbot.mouseClick(
            chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=chart.plot.mapFromScene(spot)
        )
    assert told.args == [Question("day", point.key.isoformat())]


def test_earlier_years_are_asked_for_up_to_today(page, qtbot):
    last = progress(60, cases=14).calendar.last
    chart_of(page.calendar)
    assert not page.calendar.on.isEnabled()
    with qtbot.waitSignal(page.year_wanted, timeout=1000) as told:
        page.calendar.back.click()
    assert told.args == [last - timedelta(weeks=52)]
    earlier = CalendarView(first=date(2024, 11, 15), last=told.args[0], days={})
    page.calendar.show_calendar(earlier)
    assert "0 sessions" in chart_of(page.calendar).content.count
    with qtbot.waitSignal(page.year_wanted, timeout=1000) as told:
        page.calendar.on.click()
    assert told.args == [last]


# The list.


def test_the_attempts_are_listed_newest_first(page):
    row = progress(60, cases=14).attempts[0]
    first = cells(page.attempts.table)[0]
    assert first[:3] == [dates.written(row.when), row.title, row.role]
    assert first[4] == f"{row.overall:.0f}"
    assert len(cells(page.attempts.table)) == 50


def test_more_of_the_list_is_asked_for_and_stands_below(page, qtbot):
    assert page.attempts.more.text() == "Show more (50 of 60)"
    page.attempts.table.choose_row(7)
    with qtbot.waitSignal(page.more_wanted, timeout=1000) as told:
        page.attempts.more.click()
    assert told.args == [50]
    page.attempts.add_attempts(progress(60, cases=14).attempts[:10])
    assert len(cells(page.attempts.table)) == 60
    assert page.attempts.table.currentIndex().row() == 7
    assert not page.attempts.more.isVisible()


@pytest.mark.parametrize(
    ("verdict", "live", "words"),
    [("agreement_trap", True, "agreement trap"), ("held", False, "held, practice"),
     ("none", True, "no verdict")],
)  # fmt: skip
def test_a_verdict_is_written_in_words(shown, verdict, live, words):
    page = ProgressPage()
    row = AttemptRow(
        attempt=1, when=WHEN, title="Car", role="product_owner", verdict=verdict, overall=50,
        live=live,
    )  # fmt: skip
    page.show_progress(replace(progress(6), attempts=(row,)))
    assert cells(shown(page).attempts.table)[0][2:4] == ["product owner", words]


def test_enter_opens_the_debrief_of_the_chosen_attempt(page, qtbot):
    table = page.attempts.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.attempt_opened, timeout=1000) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [progress(60, cases=14).attempts[1].attempt]


def test_a_double_click_opens_it_too(page, qtbot):
    table = page.attempts.table
    page.area.ensureWidgetVisible(table)
    index = table.model().index(2, 1)
    table.scrollTo(index)
    spot = table.visualRect(index).center()
    with qtbot.waitSignal(page.attempt_opened, timeout=1000) as opened:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [progress(60, cases=14).attempts[2].attempt]


def test_a_table_is_as_high_as_its_rows(shown):
    few, many = made(1), made()
    shown(many)
    assert few.attempts.table.height() < many.attempts.table.height()
    assert many.attempts.table.height() < 50 * 20


# Evidence.


def evidence(count=3):
    rows = tuple(
        Evidence(when=WHEN, title="Car", words=f"turn {n}", attempt=n, turn=n) for n in range(count)
    )
    return EvidenceList(title="Asking questions", rows=rows, of=max(count, 500 if count else 0))


def test_evidence_is_a_list_whose_rows_open(page, qtbot):
    page.show_evidence(evidence())
    sheet = page.findChild(EvidenceSheet)
    assert sheet.isVisible()
    assert "The newest 3 of 500." in sheet.caption.text()
    assert cells(sheet.table)[2] == ["1 Nov 2026", "Car", "turn 2"]
    qtbot.keyClick(sheet.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.evidence_opened, timeout=1000) as told:
        qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    assert told.args == [evidence().rows[1]]
    assert not sheet.isVisible()


def test_escape_closes_the_evidence(page, qtbot):
    page.show_evidence(evidence())
    sheet = page.findChild(EvidenceSheet)
    with qtbot.waitSignal(sheet.finished, timeout=1000):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_no_evidence_is_said_to_be_none(page):
    page.show_evidence(evidence(0))
    sheet = page.findChild(EvidenceSheet)
    assert sheet.caption.text() == "Nothing yet."
    assert not sheet.table.isVisible()
    sheet.close()


# The page as a whole.


def test_without_any_attempt_there_is_an_example_and_one_thing_to_do(shown, qtbot):
    page = shown(made(0))
    assert page.empty.isVisible()
    assert not page.attempts.isVisible()
    assert not page.export.isEnabled()
    assert chart_of(page.trend).content.example
    page.focus_first()
    with qtbot.waitSignal(page.practise_clicked, timeout=1000):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)


def test_with_few_attempts_the_page_says_what_will_appear(shown):
    page = shown(made(3, cases=0))
    assert page.pending.isVisible()
    assert not page.empty.isVisible()
    assert len(cells(page.attempts.table)) == 3


def test_what_is_pending_is_replaced(shown):
    page = shown(made(3, cases=0))
    page.show_progress(replace(progress(3), pending=("Only this.",)))
    page.show_progress(replace(progress(3), pending=("Only this.",)))
    assert page.pending.body.count() == 2


def test_a_chart_is_made_when_it_comes_into_sight(shown, qtbot):
    page = shown(made())
    qtbot.waitUntil(lambda: page.trend.chart is not None)
    assert page.verdicts.chart is None
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert page.verdicts.chart is not None


def test_other_figures_are_drawn_in_the_charts_that_are_there(page):
    page.show_progress(progress(12, cases=0))
    assert len(points(chart_of(page.trend))) == len(progress(12).trend.points)
    assert chart_of(page.trend).content.count.startswith(str(len(progress(12).trend.points)))


def test_every_figure_can_be_copied_from_every_chart(page, qtbot):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for card in (page.trend, page.calendar, page.calibration, page.forecasts, page.verdicts):
        QGuiApplication.clipboard().clear()
        qtbot.keyClick(chart_of(card), Qt.Key.Key_C, both)
        rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
        assert tuple(rows[0]) == chart_of(card).content.headers


def test_the_export_is_asked_for(page, qtbot):
    with qtbot.waitSignal(page.export_clicked, timeout=1000):
        qtbot.keyClick(page.export, Qt.Key.Key_Space)


def test_columns_are_as_wide_as_their_words_and_one_takes_the_rest(theme, qtbot):
    table = ProgressTable(most_rows=0)
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    table.show_rows(("Day", "Scenario"), [("4 Oct 2026", "x" * 40)] * 20_000)
    letters = table.fontMetrics().horizontalAdvance
    header = table.horizontalHeader()
    assert letters("4 Oct 2026") < header.sectionSize(0) < letters("4 Oct 2026") * 2
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def test_tables_follow_the_text_size(shown, theme, qtbot):
    page = shown(made())
    before = page.attempts.table.height()
    theme.apply("light", scale=1.5)
    qtbot.waitUntil(lambda: page.attempts.table.height() > before)


def test_everything_that_takes_the_keyboard_is_named(page, nameless):
    page.draw_all()
    assert nameless(page) == []


@pytest.mark.parametrize("count", [0, 3, 60])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(shown, clipped, count, scale):
    page = shown(made(count), scale=scale)
    page.draw_all()
    assert clipped(page) == []


@pytest.mark.parametrize("count", [0, 3, 60])
def test_the_page_is_freed_with_its_last_reference(theme, freed, count):
    assert freed(lambda: made(count))


def test_a_page_whose_charts_are_all_drawn_is_freed_too(theme, freed):
    def drawn():
        page = made()
        page.draw_all()
        return page

    assert freed(drawn)
