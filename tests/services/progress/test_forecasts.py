from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.services.progress.forecasts import (
    ALWAYS_HALF,
    EDGES,
    JudgedForecast,
    brier,
    forecasts,
)

FORECAST = st.builds(JudgedForecast, chance=st.integers(0, 100), agreed=st.booleans())


def said(chance, agreed):
    return JudgedForecast(chance=chance, agreed=agreed)


def came(chance):
    return JudgedForecast(chance=chance, agreed=True)


def failed(chance, *, real=False):
    return JudgedForecast(chance=chance, agreed=False, real=real)


def test_saying_half_every_time_scores_a_quarter():
    assert brier([came(50), failed(50), failed(50)]) == ALWAYS_HALF


@pytest.mark.parametrize(
    ("chance", "agreed", "score"),
    [(100, True, 0), (0, False, 0), (100, False, 1), (70, True, 0.09)],
)
def test_the_score_is_the_squared_distance_from_what_happened(chance, agreed, score):
    assert brier([said(chance, agreed)]) == pytest.approx(score)


@given(st.lists(FORECAST, min_size=1, max_size=60), st.integers(0, 100))
def test_no_constant_does_better_than_the_share_that_agreed(found, constant):
    share = sum(each.agreed for each in found) / len(found)
    best = sum((share - each.agreed) ** 2 for each in found) / len(found)
    assert brier([said(constant, each.agreed) for each in found]) >= best - 1e-9


def test_under_ten_there_is_no_score():
    assert forecasts([came(60)] * 9).both.brier is None
    assert forecasts([came(60)] * 10).both.brier == pytest.approx(0.16)


def test_only_bins_with_ten_in_them_are_shown():
    found = [came(70)] * 7 + [failed(80)] * 3 + [came(20)] * 9
    (only,) = forecasts(found).both.bins
    assert (only.low, only.high, only.count) == (60, 80, 10)
    assert (only.said, only.came) == (pytest.approx(73), pytest.approx(70))


@given(st.lists(FORECAST, max_size=200))
def test_every_forecast_is_in_one_bin_at_most(found):
    bins = forecasts(found).both.bins
    assert sum(each.count for each in bins) <= len(found)
    assert all(each.low <= each.said <= each.high for each in bins)
    assert all((each.low, each.high) in pairwise(EDGES) for each in bins)


def test_a_chance_of_nothing_is_in_the_lowest_bin():
    (only,) = forecasts([failed(0)] * 10).both.bins
    assert (only.low, only.high, only.came) == (0, 20, 0)


def test_practice_and_real_cases_are_counted_together_and_apart():
    found = forecasts([came(60)] * 6 + [failed(60, real=True)] * 4)
    assert (found.both.asked, found.both.agreed) == (10, 6)
    assert (found.practice.asked, found.real.asked, found.real.agreed) == (6, 4, 0)
    assert found.both.says
    assert not found.practice.says
