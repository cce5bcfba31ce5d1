"""When a drill comes back: by whole days, the same every time, mastered and given up by rule."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.services.drills import schedule
from negotiator_trainer.services.drills.schedule import AGAIN, EASY, GOOD, HARD

DAY = date(2026, 3, 2)


def practised(ratings, *, day=DAY):
    """Answer on each day on which it comes; each schedule with the day it was made on."""
    now = schedule.first(day, number=1)
    for rating in ratings:
        day = max(day, now.due_on)
        now = schedule.after(now, rating, day)
        yield day, now


def gaps(ratings):
    return [(now.due_on - day).days for day, now in practised(ratings)]


@pytest.mark.parametrize(
    ("loss", "seconds", "rating"),
    [
        (0, 15, EASY), (2, 3, EASY), (2, 15.1, GOOD), (0, 600, GOOD), (2.1, 3, GOOD),
        (5, 90, GOOD), (5.1, 3, HARD), (10, 90, HARD), (10.1, 3, AGAIN), (60, 90, AGAIN),
    ],
)  # fmt: skip
def test_a_rating_follows_from_what_was_lost_and_speed_only_from_a_strong_answer(
    loss, seconds, rating
):
    assert schedule.rating_of(loss, seconds) == rating


def test_a_new_drill_comes_at_once():
    assert schedule.first(DAY, number=1).due_on == DAY


def test_right_answers_stretch_the_time_and_after_three_weeks_it_is_mastered():
    states = [now.state for _, now in practised([AGAIN, GOOD, GOOD, GOOD, GOOD])]
    assert gaps([AGAIN, GOOD, GOOD, GOOD, GOOD]) == [1, 2, 6, 17, 44]
    assert states == ["due", "due", "due", "due", "mastered"]


def test_a_wrong_answer_ends_mastery_and_counts_as_a_lapse():
    *_, (_, mastered), (_, after) = practised([GOOD, GOOD, GOOD, AGAIN])
    assert (mastered.state, after.state, after.lapses) == ("mastered", "due", 1)


def test_hardly_right_is_not_mastered_however_far_away():
    *_, (day, last) = practised([EASY, EASY, HARD])
    assert (last.due_on - day).days >= schedule.MASTERED_DAYS
    assert last.state == "due"


def test_the_fourth_lapse_sends_to_the_whole_scene():
    states = [now.state for _, now in practised([AGAIN, AGAIN, GOOD, AGAIN, HARD, AGAIN])]
    assert states == ["due", "due", "due", "due", "due", "leech"]


def test_brought_back_it_comes_at_once_without_lapses_and_goes_on_where_it_was():
    *_, (_, leech) = practised([AGAIN] * 4)
    back = schedule.anew(leech, DAY)
    assert (back.state, back.lapses, back.due_on) == ("due", 0, DAY)
    assert schedule.after(back, AGAIN, DAY).state == "due"
    assert back.card == leech.card


def test_set_aside_it_keeps_where_it_was():
    now = schedule.after(schedule.first(DAY, number=1), AGAIN, DAY)
    assert replace(schedule.aside(now), state="due") == now


def test_the_four_buttons_say_when_it_comes():
    *_, (day, now) = practised([GOOD, GOOD])
    expected = tuple((schedule.after(now, r, day).due_on - day).days for r in (1, 2, 3, 4))
    assert schedule.days_until(now, day) == expected
    assert list(expected) == sorted(expected)


@pytest.mark.parametrize("card", ["", "{}", "[]", '{"card_id": 1, "state": 9}', "null"])
def test_a_card_that_cannot_be_read_begins_anew(card):
    broken = replace(schedule.first(DAY, number=1), card=card)
    fresh = schedule.after(schedule.first(DAY, number=1), GOOD, DAY)
    assert schedule.after(broken, GOOD, DAY).due_on == fresh.due_on


@given(st.lists(st.integers(1, 4), min_size=1, max_size=12), st.integers(0, 900))
def test_it_comes_back_after_at_least_a_day_and_at_most_a_year_and_always_the_same(ratings, off):
    day = DAY + timedelta(days=off)
    once, twice = (list(practised(ratings, day=day)) for _ in range(2))
    assert once == twice
    for made, now in once:
        assert 1 <= (now.due_on - made).days <= 365
    assert gaps(ratings) == [(now.due_on - made).days for made, now in once]


def test_the_scheduler_is_not_loaded_before_something_is_scheduled():
    code = (
        "import sys\n"
        "import negotiator_trainer.services.drills.service, negotiator_trainer.services.trainer\n"
        "assert 'fsrs' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
