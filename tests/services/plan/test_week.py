"""The weekly goal: what a session is, good weeks in a row, and the week of grace."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from negotiator_trainer.services.plan.week import sessions_by_day, week_of
from negotiator_trainer.store.ahead_records import Hour
from tests.services.plan.making import NOW, hour

MONDAY = date(2026, 11, 16)


def weeks(*counts):
    """So many attempts in this week and those before it."""
    return tuple(
        hour((MONDAY - timedelta(weeks=number)).isoformat(), attempts=count)
        for number, count in enumerate(counts)
        if count
    )[::-1]


def told(*counts, goal=2):
    week = week_of(weeks(*counts), NOW, goal)
    return week.done, week.run, week.grace


def test_before_anything_was_done_there_is_no_week():
    assert week_of((), NOW, 2) is None
    assert week_of((hour("2026-11-18", answers=2),), NOW, 2) is None


def test_attempts_stages_and_rounds_of_drills_are_sessions():
    hours = (
        hour("2026-11-16", attempts=1, answers=3), hour("2026-11-17", answers=12),
        hour("2026-11-18", cases=1, answers=2), hour("2026-11-15", attempts=4),
    )  # fmt: skip
    week = week_of(hours, NOW, 3)
    assert (week.done, week.goal) == (4, 3)


def test_a_round_of_drills_counts_once_a_day_however_long():
    hours = tuple(hour("2026-11-16", answers=2) for _ in range(5))
    assert sessions_by_day(hours, NOW) == {MONDAY: 1}


def test_a_week_begins_on_the_persons_own_monday():
    late = Hour(at=datetime(2026, 11, 15, 23, tzinfo=UTC), attempts=1)
    assert week_of((late,), NOW, 1).done == 0
    east = NOW.astimezone(timezone(timedelta(hours=2)))
    assert week_of((late,), east, 1).done == 1


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((0, 2), (0, 1, 1)),
        ((2, 2, 3), (2, 3, 1)),
        ((1, 2, 2, 2), (1, 3, 1)),
        # One missed week in four does not end it, and is no good week itself.
        ((2, 0, 2, 2), (2, 3, 0)),
        ((2, 2, 2, 2, 0, 2, 2), (2, 6, 1)),
        ((2, 0, 2, 2, 2, 0, 2), (2, 5, 0)),
        # A second one in four does.
        ((2, 0, 2, 0, 2, 2), (2, 2, 0)),
        ((0, 0, 0, 2), (0, 0, 0)),
    ],
)
def test_good_weeks_in_a_row_bear_one_missed_week_in_four(counts, expected):
    assert told(*counts) == expected


def test_the_weeks_before_the_first_session_are_not_missed():
    assert told(2, 2) == (2, 2, 1)


def test_a_long_run_is_counted_for_half_a_year():
    assert told(*(2 for _ in range(40)))[1] == 26
