import csv
from datetime import timedelta

import pytest
from sqlalchemy import event

from bench.history import LAST
from negotiator_trainer.errors import TrainerError
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.services.progress.measures import MEASURES
from tests.services.test_trainer import GOOD


def test_before_anything_was_played_the_page_says_what_will_come(figures):
    empty = figures.page()
    assert (empty.span, empty.finished, empty.shown, empty.attempts_of) == ("all", 0, 0, 0)
    assert len(empty.trend.points) == 0
    assert empty.pending == (
        "A trend line for each measure appears after 5 finished attempts; 5 more to go.",
        "How well your ranges hold the truth needs 10 estimates; you have 0.",
        "How well you foresee a deal needs 10 forecasts; you have 0.",
    )
    assert empty.calibration_findings == empty.forecast_findings == ()


def test_with_enough_of_all_nothing_is_pending(figures, history):
    history.play(60, turns=2)
    assert figures.page("all").pending == ()


def test_a_played_attempt_is_in_every_figure(trainer, played):
    played(*GOOD, guess=Guess(90, 110), sheet=Sheet(agree_chance=80))
    played(*GOOD)
    played("walk", variant="no_hurry")
    played("say yd01", end=False)
    page = trainer.progress.page()
    assert (page.finished, page.shown, page.attempts_of) == (3, 3, 3)
    assert page.trend.points.firsts == (True, False, False)
    assert (page.calibration.both.asked, page.calibration.both.held) == (1, 1)
    assert (page.forecasts.practice.asked, page.forecasts.practice.agreed) == (1, 1)
    assert (page.quadrants.held, page.quadrants.missed_deal) == (2, 1)
    (best,) = page.bests
    assert (best.title, best.plays) == ("A bicycle in a doorway", 3)
    assert best.best == pytest.approx(86.389, abs=0.001)
    assert best.endings_of == 4
    assert best.endings == ("You shake hands and wheel it out.",
                            "You leave your number on a slip of paper.")  # fmt: skip
    assert [row.verdict for row in page.attempts] == ["missed_deal", "held", "held"]
    assert sum(day.sessions for day in page.calendar.days.values()) == 3


def test_practice_counts_in_no_figure_and_is_in_the_list_and_on_the_calendar(trainer):
    attempt = trainer.start("toy-sale", "buyer", mode="practice")
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, Guess(90, 110))
    page = trainer.progress.page()
    assert (page.finished, page.shown, page.quadrants.total) == (0, 0, 0)
    assert page.calibration.both.asked == 0
    assert page.bests == ()
    assert [(row.attempt, row.live) for row in page.attempts] == [(attempt, False)]
    assert sum(day.sessions for day in page.calendar.days.values()) == 1


def test_the_shortest_time_with_enough_for_a_line_is_shown_first(figures, history):
    history.play(100, turns=1)
    assert figures.page().span == "weeks"
    assert figures.page().shown < figures.page("year").shown < figures.page("all").shown


def test_with_little_to_show_everything_is_shown(figures, history):
    history.play(4, turns=1)
    assert figures.page().span == "all"


@pytest.mark.parametrize(("span", "days"), [("weeks", 84), ("year", 365), ("all", 10_000)])
def test_a_time_limits_what_is_shown(figures, history, span, days):
    history.play(100, turns=1)
    page = figures.page(span)
    whole = figures.page("all").trend.points
    since = LAST - timedelta(days=days)
    assert page.trend.points.times == tuple(when for when in whole.times if when >= since)
    assert page.shown == len(page.trend.points)
    assert page.quadrants.total == page.shown
    assert page.bests == figures.page("all").bests
    assert page.calendar == figures.page("all").calendar


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_can_be_shown(figures, history, measure):
    history.play(20, turns=1)
    trend = figures.trend(measure, "all")
    assert (trend.key, trend.name) == (measure, MEASURES[measure])
    assert len(trend.points) == figures.page("all").finished
    assert figures.page("all", measure=measure).trend == trend


def test_real_cases_are_counted_beside_practice_and_apart(figures, history):
    history.play(40, turns=1)
    history.negotiate(12)
    page = figures.page("all")
    found = page.calibration
    assert found.real.asked == 12
    assert found.both.asked == found.practice.asked + 12
    assert page.forecasts.real.asked == 12
    assert page.case_quadrants.total == 12


def test_the_list_grows_by_pages(figures, history):
    history.play(70, turns=1)
    page = figures.page("all")
    rest = figures.attempts(len(page.attempts))
    assert (len(page.attempts), len(rest), page.attempts_of) == (50, 20, 70)
    times = [row.when for row in (*page.attempts, *rest)]
    assert times == sorted(times, reverse=True)


def test_a_scenario_that_is_gone_keeps_its_id(figures, history, database):
    history._parts = (history._parts[0]._replace(scenario="gone"),)
    history.play(3, turns=1)
    page = figures.page("all")
    assert [best.title for best in page.bests] == ["gone"]
    assert page.attempts[0].title == "gone"
    assert page.bests[0].endings_of == len(page.bests[0].endings)


def test_an_ending_that_is_gone_counts_as_one_that_was_seen(figures, history):
    history.play(60, turns=1)
    doors = next(best for best in figures.page("all").bests if best.scenario == "two-doors")
    assert len(doors.endings) == 2
    assert "gone since" in doors.endings
    assert doors.endings_of == 4 + 1


def test_the_figures_are_written_to_a_file(figures, history, tmp_path):
    history.play(30, turns=1)
    file = tmp_path / "figures.csv"
    figures.export(file, "all")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert len(rows) == 30
    assert {"finished_at", "title", *MEASURES} <= set(rows[0])
    assert rows[0]["title"] in {"A bicycle in a doorway", "Two doors"}
    assert rows[0]["play"] == "1"
    assert 0 <= float(rows[0]["zopa"]) <= 100
    figures.export(file, "weeks")
    assert 0 < len(file.read_text(encoding="utf-8-sig").splitlines()) - 1 < 30


def test_a_file_that_cannot_be_written_is_said(figures, tmp_path):
    with pytest.raises(TrainerError, match="could not be written"):
        figures.export(tmp_path / "missing" / "figures.csv", "all")


@pytest.mark.parametrize("attempts", [6, 300])
def test_a_page_takes_eleven_queries_however_many_attempts_there_are(
    figures, history, database, attempts
):
    asked = []

    def count(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    history.play(attempts, turns=1)
    history.negotiate(attempts // 3)
    event.listen(database._engine, "before_cursor_execute", count)
    figures.page("all")
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 11
