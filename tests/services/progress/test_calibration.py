from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.services.progress.calibration import JudgedRange, band, calibration


def judged(low, high, truth, *, wants=1, real=False):
    return JudgedRange(low=low, high=high, truth=truth, wants=wants, real=real)


@pytest.mark.parametrize(
    ("count", "ends"), [(0, (0, 0)), (1, (0, 1)), (5, (2, 5)), (10, (5, 10)), (20, (12, 19))]
)
def test_the_band_is_that_of_the_binomial(count, ends):
    assert band(count) == ends


@pytest.mark.parametrize("count", [*range(1, 60), 250, 1_000])
def test_the_band_holds_at_least_95_per_cent_with_at_most_two_and_a_half_beyond_each_end(count):
    def chance(numbers):
        return sum(comb(count, k) * 8**k * 2 ** (count - k) for k in numbers) / 10**count

    low, high = band(count)
    assert chance(range(low, high + 1)) >= 0.95 - 1e-9
    assert chance(range(low)) <= 0.025 + 1e-9
    assert chance(range(high + 1, count + 1)) <= 0.025 + 1e-9


@given(st.integers(1, 200_000))
def test_the_band_surrounds_the_mean_whatever_the_number_of_trials(count):
    low, high = band(count)
    assert 0 <= low <= 0.8 * count <= high <= count


def test_ranges_are_counted_that_held_the_truth_at_their_ends_too():
    both = calibration([judged(1, 3, 3), judged(1, 3, 1), judged(1, 3, 4), judged(3, 1, 2)]).both
    assert (both.asked, both.held) == (4, 3)


def test_width_is_a_share_of_the_limit():
    both = calibration([judged(90, 110, 100), judged(900, 1_300, 1_000)]).both
    assert both.mean_width == pytest.approx(30)


def test_bias_is_signed_by_the_side_that_one_is_on():
    # A buyer who takes a seller's limit for lower than it is thinks them more generous.
    buyer = calibration([judged(80, 100, 100, wants=-1)]).both
    seller = calibration([judged(80, 100, 100, wants=1)]).both
    assert buyer.bias == pytest.approx(10)
    assert seller.bias == pytest.approx(-10)


def test_misses_to_both_sides_cancel_out():
    assert calibration([judged(80, 100, 100), judged(100, 120, 100)]).both.bias == pytest.approx(0)


def test_where_the_side_is_not_known_there_is_no_bias_but_the_rest():
    both = calibration([judged(80, 120, 100, wants=0)]).both
    assert (both.held, both.mean_width, both.bias) == (1, 40, None)


def test_a_limit_of_zero_has_no_shares():
    both = calibration([judged(-5, 5, 0)]).both
    assert (both.held, both.mean_width, both.bias) == (1, None, None)


def test_practice_and_real_cases_are_counted_together_and_apart():
    found = calibration([judged(1, 3, 2), judged(1, 3, 9), judged(1, 3, 9, real=True)])
    assert (found.both.asked, found.both.held) == (3, 1)
    assert (found.practice.asked, found.practice.held) == (2, 1)
    assert (found.real.asked, found.real.held) == (1, 0)


@pytest.mark.parametrize(("count", "says"), [(0, False), (9, False), (10, True)])
def test_nothing_is_said_of_fewer_than_ten(count, says):
    assert calibration([judged(1, 3, 2)] * count).both.says is says
