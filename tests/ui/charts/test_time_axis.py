"""Dates along the bottom."""

from datetime import UTC, datetime, timedelta

import pytest

from negotiator_trainer.ui.charts.time_axis import day_at, place, ticks

START = datetime(2026, 3, 10, 12, tzinfo=UTC)


def between(days):
    return ticks(place(START), place(START + timedelta(days=days)))


@pytest.mark.parametrize("days", [1, 3, 7, 20, 84, 100, 101, 200, 400, 800, 3_000, 9_000, 20_000])
def test_there_are_a_few_ticks_and_they_lie_inside(days):
    found = between(days)
    assert 1 <= len(found) <= 9
    places = [at for at, _ in found]
    assert places == sorted(places)
    assert place(START) - 1 <= places[0] <= places[-1] <= place(START + timedelta(days=days)) + 1
    assert len({words for _, words in found}) > len(found) / 2


def test_a_few_weeks_have_days_a_year_has_months_and_many_have_years():
    assert [words for _, words in between(14)][:2] == ["11 Mar", "13 Mar"]
    assert {"May", "2027"} <= {words for _, words in between(365)}
    assert [words for _, words in between(2_000)] == ["2027", "2028", "2029", "2030", "2031"]


def test_a_place_is_that_of_its_day():
    assert day_at(place(START)) == START.astimezone().date()
