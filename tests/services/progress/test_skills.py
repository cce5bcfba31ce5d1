from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.services.progress.skills import SKILLS, skill_views, trend
from negotiator_trainer.store.figure_records import SkillFigure

START = datetime(2026, 3, 1, tzinfo=UTC)


def figures(skill, *scores):
    return [
        SkillFigure(skill, number, START + timedelta(days=number), "toy-sale", 2, score, (1, 2))
        for number, score in enumerate(scores, start=1)
    ]


def by_id(*found):
    return {view.id: view for view in skill_views([figure for each in found for figure in each])}


def test_there_are_nine_in_the_order_of_a_negotiation():
    views = skill_views([])
    assert [view.id for view in views] == list(SKILLS)
    assert len(views) == 9
    assert {view.words for view in views} == {"not enough yet: 0 of 5"}


def test_under_five_attempts_there_is_no_figure():
    ask = by_id(figures("ask", 10, 20, 30, 40))["ask"]
    assert (ask.attempts, ask.median, ask.trend) == (4, None, "")
    assert ask.words == "not enough yet: 4 of 5"


def test_from_five_there_is_a_median_and_a_trend():
    ask = by_id(figures("ask", 10, 20, 30, 40, 90))["ask"]
    assert (ask.attempts, ask.median, ask.trend, ask.words) == (5, 30, "up", "rising")
    assert ask.scores == (10, 20, 30, 40, 90)


@pytest.mark.parametrize(
    ("scores", "way"),
    [
        ((90, 70, 60, 40, 10), "down"),
        ((50, 50, 50, 50, 50), "level"),
        ((50, 10, 90, 20, 60), "level"),
        ((50, 51, 52, 53, 54, 0), "level"),
        ((50, 51, 52, 53, 54, 55, 56, 57, 58, 0), "up"),
        ((), "level"),
        ((5,), "level"),
    ],
)
def test_one_odd_attempt_makes_no_trend(scores, way):
    assert trend(scores) == way


@given(st.lists(st.integers(0, 100), max_size=30))
def test_a_trend_turns_round_with_its_series(scores):
    other = {"up": "down", "down": "up", "level": "level"}
    assert trend(scores[::-1]) == other[trend(scores)]


@given(st.lists(st.integers(0, 100), max_size=30), st.integers(2, 9), st.integers(-50, 50))
def test_only_the_order_of_the_scores_counts(scores, factor, shift):
    assert trend([score * factor + shift for score in scores]) == trend(scores)


def test_the_weakest_of_those_with_a_figure_is_marked():
    views = by_id(figures("ask", *[60] * 5), figures("trade", *[40] * 5), figures("open", 0, 0))
    assert [view.id for view in views.values() if view.weakest] == ["trade"]


def test_a_single_skill_is_not_the_weakest():
    assert not any(view.weakest for view in by_id(figures("ask", *[60] * 5)).values())


def test_a_skill_that_this_version_does_not_know_is_left_out():
    assert set(by_id(figures("juggling", *[60] * 5))) == set(SKILLS)
