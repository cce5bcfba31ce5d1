"""What each chart of the progress page says of its figures."""

import importlib.util
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt

from negotiator_trainer.store.figure_records import PlayedFigure, PlayedFigures
from negotiator_trainer.ui.charts.calendar_chart import CalendarChart, CalendarDay
from negotiator_trainer.ui.charts.calibration_chart import (
    CalibrationChart,
    CalibrationData,
    CalibrationRow,
)
from negotiator_trainer.ui.charts.forecast_chart import ForecastChart, ForecastRow
from negotiator_trainer.ui.charts.trend_chart import TrendChart, TrendData
from negotiator_trainer.ui.charts.verdict_chart import VerdictChart, VerdictData
from negotiator_trainer.ui.tokens import LIGHT

_SPEC = importlib.util.spec_from_file_location("samples", Path(__file__).with_name("samples.py"))
samples = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(samples)

START = datetime(2026, 11, 1, 12, tzinfo=UTC)


def trend(values, *, firsts=None):
    figures = PlayedFigures.of(
        [
            PlayedFigure(
                n, START + timedelta(days=n), "used-car", value, firsts is None or n in firsts
            )
            for n, value in enumerate(values)
        ]
    )
    return TrendData(name="Overall", unit="%", points=figures, titles={"used-car": "Used car"})


def lines(chart):
    return [i for i in chart.plot.getPlotItem().items if type(i).__name__ == "PlotCurveItem"]


@pytest.mark.parametrize(
    ("values", "firsts", "words"),
    [
        ([10], None, "1 attempt, 1 a first play"),
        ([10, 20], None, "2 attempts, 2 of them first plays"),
        ([10, 20], {}, "2 attempts, 0 of them first plays"),
        ([10] * 2_000, {}, "2,000 attempts, 0 of them first plays"),
    ],
)
def test_attempts_and_first_plays_are_counted_in_good_english(shown, values, firsts, words):
    assert shown(TrendChart, trend(values, firsts=firsts)).content.count == words


def test_under_five_attempts_there_is_no_line(shown):
    chart = shown(TrendChart, trend([10, 20, 30, 40]))
    assert lines(chart) == []
    assert chart.content.summary.startswith("Not enough yet")


def test_from_five_attempts_there_is_one(shown):
    chart = shown(TrendChart, trend([10, 20, 30, 40, 50, 60]))
    assert len(lines(chart)) == 1
    assert chart.content.summary == "Median of the last five first plays: 40. It was 30 at first."


def test_replays_have_a_line_of_their_own(shown):
    values = [10, 90, 20, 80, 30, 70, 40, 60, 50, 50]
    chart = shown(TrendChart, trend(values, firsts={0, 2, 4, 6, 8}))
    assert len(lines(chart)) == 2
    assert chart.content.summary == (
        "Median of the last five first plays: 30. Median of the last five replays: 70."
    )
    mixed = shown(TrendChart, trend(values[:8], firsts={0, 2, 4, 6}))
    assert lines(mixed) == []


def test_a_dot_says_when_and_where_it_was(shown):
    chart = shown(TrendChart, trend([10, 20], firsts={0}))
    assert chart.content.points[0].text == "1 Nov 2026, Used car: 10 % (first play)."
    assert chart.content.rows[1] == ("2 Nov 2026", "Used car", "20", "replay")


def test_of_thousands_only_dots_that_can_be_told_apart_are_drawn(shown):
    values = [(n * 37) % 101 for n in range(20_000)]
    chart = shown(TrendChart, trend(values, firsts={}))
    (dots,) = [item for item in chart.plot.getPlotItem().items if hasattr(item, "points")]
    assert 500 < len(dots.points()) < 20_000
    (line,) = lines(chart)
    assert len(line.getData()[0]) <= 250
    assert len(chart.content.points) == 20_000
    assert "Median of the last 141 replays" in chart.content.summary


def test_the_mouse_finds_the_nearest_of_thousands(shown):
    values = [(n * 37) % 101 for n in range(3_000)]
    chart = shown(TrendChart, trend(values, firsts={}))
    point = chart.content.points[1_234]
    spot = chart.plot.getViewBox().mapViewToScene(QPointF(point.x, point.y))
    found = chart.content.points[chart._nearest(spot)]
    assert (found.x, found.y) == (pytest.approx(point.x, abs=3), pytest.approx(point.y, abs=3))
    assert chart._nearest(QPointF(-500, -500)) is None


def test_an_example_is_grey_says_so_and_cannot_be_copied_or_chosen(shown):
    data = replace(trend([10, 20, 30, 40, 50, 60]), example=True)
    chart = shown(TrendChart, data)
    assert chart.content.count == "Example"
    assert chart.content.summary.startswith("An example")
    assert (len(chart.content.points), len(chart.content.rows)) == (0, 0)
    assert not chart.copy_button.isEnabled()
    words = [i.toPlainText() for i in chart.plot.getPlotItem().items if hasattr(i, "toPlainText")]
    assert "Example" in words
    (line,) = lines(chart)
    assert line.opts["pen"].color().name() == LIGHT.disabled
    chart.show_data(trend([10, 20, 30, 40, 50, 60]))
    (line,) = lines(chart)
    assert line.opts["pen"].color().name() == LIGHT.accent


def calibration(asked, held, band):
    row = CalibrationRow(key="all", name="All", asked=asked, held=held, band=band)
    return CalibrationData(rows=(row,), summary="Sentences come from the services.")


def test_calibration_stands_apart_for_practice_and_real_cases(shown):
    chart = shown(CalibrationChart, samples.CALIBRATION)
    assert [row[:5] for row in chart.content.rows] == [
        ("All", "30", "19", "24.0", "20–28"),
        ("Practice", "26", "17", "20.8", "17–24"),
        ("Real cases", "4", "2", "3.2", "2–4"),
    ]
    assert chart.content.rows[0][5:] == ("31", "+9")
    assert chart.content.rows[1][5:] == ("–", "–")
    assert [point.key for point in chart.content.points] == ["all", "practice"]
    assert "20 to 28 is likely by chance" in chart.content.points[0].text


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (TrendChart, TrendData(name="Overall", unit="%", points=PlayedFigures())),
        (CalibrationChart, CalibrationData(
            rows=(CalibrationRow(key=0, name="All", asked=6, held=5, band=(3, 6)),))),
    ],
    ids=["trend", "calibration"],
)  # fmt: skip
def test_without_figures_a_chart_says_why(shown, spoken, kind, data):
    chart = shown(kind, data)
    assert chart.content.missing in spoken(chart)[1]
    assert not chart.plot.isVisible()
    chart.toggle_table()
    assert chart.is_table


def test_too_few_estimates_are_not_judged(shown):
    chart = shown(CalibrationChart, calibration(6, 1, (3, 6)))
    assert chart.content.missing == "Needs 10 estimates before it can say anything; you have 6."
    assert len(chart.content.points) == 0


def test_forecasts_show_bins_and_scores_by_source(shown):
    chart = shown(ForecastChart, samples.FORECASTS)
    assert chart.content.points[0].text == (
        "You said about 14 % 12 times; 25 % of them ended in a deal."
    )
    assert chart.content.rows[0] == ("All", "45", "", "62", "0.19")
    assert chart.content.rows[2] == ("Real cases", "4", "", "50", "–")
    assert chart.content.rows[3] == ("About 14 %", "12", "14", "25", "")


def test_forecasts_without_a_full_bin_draw_nothing_and_keep_their_table(shown):
    chart = shown(ForecastChart, replace(samples.FORECASTS, dots=()))
    assert "No chance was given 10 times" in chart.content.missing
    assert chart.content.rows[0][-1] == "0.19"
    none = replace(
        samples.FORECASTS, rows=(ForecastRow(name="All", asked=0, agreed=0, brier=None),)
    )
    assert shown(ForecastChart, none).content.rows[0] == ("All", "0", "", "–", "–")


def test_verdicts_are_four_counts_of_practice_and_of_real_cases(shown):
    chart = shown(VerdictChart, samples.VERDICTS)
    assert chart.content.count == "34 attempts, 5 real cases"
    assert chart.content.rows[1] == ("missed deal", "yes", "no", "4", "1")
    assert chart.content.summary.startswith("Right 28 of 39 times.")
    cells = tuple(replace(cell, practice=0, real=0) for cell in samples.VERDICTS.cells)
    assert shown(VerdictChart, VerdictData(cells=cells)).content.missing


def test_a_day_says_what_was_done(shown):
    chart = shown(CalendarChart, samples.CALENDAR)
    texts = {point.key: point.text for point in chart.content.points}
    assert len(texts) == 371
    assert texts[date(2026, 11, 13)] == "Fri 13 Nov 2026: 1 session, 1 drill."
    assert texts[date(2026, 11, 22)] == "Sun 22 Nov 2026: nothing."
    assert chart.content.rows[0] == ("13 Nov 2026", "1", "1")


def test_the_calendar_is_walked_by_days_and_by_weeks(shown, qtbot):
    chart = shown(CalendarChart, samples.CALENDAR)
    chart.setFocus()
    told = []
    chart.point_chosen.connect(told.append)
    days = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right,
                Qt.Key.Key_Right):  # fmt: skip
        qtbot.keyClick(chart, key)
        qtbot.keyClick(chart, Qt.Key.Key_Return)
        days.append(told[-1])
    last = date(2026, 11, 22)
    back = (0, 1, 8, 7, 0, 0)
    assert days == [last - timedelta(days=each) for each in back]


def test_the_mouse_finds_the_day_that_it_is_on(shown):
    chart = shown(CalendarChart, samples.CALENDAR)
    for at in (0, 100, 370):
        point = chart.content.points[at]
        spot = chart.plot.getViewBox().mapViewToScene(QPointF(point.x, point.y))
        assert chart._nearest(spot) == at
    assert chart._nearest(QPointF(-500, -500)) is None


@pytest.mark.parametrize(
    ("sessions", "drills", "step"),
    [(0, 0, 0), (1, 0, 1), (0, 2, 2), (2, 2, 3), (3, 3, 3), (1, 6, 4)],
)
def test_a_day_has_one_of_five_steps_of_colour(sessions, drills, step):
    assert CalendarDay(sessions, drills).step == step
