from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.bargaining.preference import Preference, changed, curve

COMBINED = Preference(
    ((0, 10), (0, 4), (0, 0)),
    base=100,
    together=((((0, frozenset({1})), (2, frozenset({1}))), 6),),
)


def test_a_package_is_worth_its_base_its_options_and_its_combinations():
    assert COMBINED.value((0, 0, 0)) == 100
    assert COMBINED.value((1, 1, 0)) == 114
    assert COMBINED.value((1, 1, 1)) == 120
    assert COMBINED.value((0, 1, 1)) == 104
    assert COMBINED.values([(0, 0, 0), (1, 1, 1)]) == [100, 120]


def test_a_package_of_another_length_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        COMBINED.value((0, 0))


def test_the_best_option_is_the_first_of_the_highest():
    preference = Preference(((3, 7, 7, 1),))
    assert preference.best_option(0) == 1
    assert preference.worth(0) == 6


def test_an_option_is_best_only_if_it_is_so_whatever_the_rest_is():
    depends = Preference(
        ((0, 1), (0, 0)), together=((((0, frozenset({0})), (1, frozenset({1}))), 5),)
    )
    assert depends.best_options(0) == frozenset()
    assert depends.best_options(1) == frozenset({1})
    assert COMBINED.best_options(0) == frozenset({1})
    assert Preference(((2, 2, 0),)).best_options(0) == frozenset({0, 1})


def test_weights_are_the_spans_where_nothing_is_combined():
    assert Preference(((0, 30), (5, 5), (10, 0, 2))).weights() == (0.75, 0.0, 0.25)


def test_a_combination_counts_for_each_issue_in_it():
    assert [COMBINED.mean_span(at) for at in range(3)] == [Fraction(13), 4, Fraction(3)]
    assert COMBINED.weights() == (13 / 20, 4 / 20, 3 / 20)


def test_somebody_who_cares_about_nothing_weighs_every_issue_alike():
    assert Preference(((1, 1), (0, 0, 0))).weights() == (0.5, 0.5)


def test_in_the_clinic_the_screen_matters_most_to_both(clinic):
    for preference in (clinic.mine.preference, clinic.variants["mornings"].preference):
        weights = preference.weights()
        assert sum(weights) == pytest.approx(1)
        assert weights.index(max(weights)) == 0
        assert weights[3] > 0


@given(
    st.lists(st.lists(st.integers(-50, 50), min_size=1, max_size=4), min_size=1, max_size=5),
    st.lists(st.integers(-20, 20), max_size=3),
    st.data(),
)
def test_weights_sum_to_one_and_are_never_negative(tables, extras, data):
    pair = st.integers(0, len(tables) - 1).flatmap(
        lambda at: st.tuples(
            st.just(at), st.frozensets(st.integers(0, len(tables[at]) - 1), min_size=1)
        )
    )
    together = tuple(
        (tuple(data.draw(st.lists(pair, min_size=1, max_size=2))), extra) for extra in extras
    )
    weights = Preference(tuple(map(tuple, tables)), together=together).weights()
    assert sum(weights) == pytest.approx(1)
    assert min(weights) >= 0


def test_an_event_changes_what_an_option_is_worth_and_nothing_else():
    after = changed(COMBINED, [(0, 1, -4), (0, 1, -1), (1, 0, 2)])
    assert after.tables == ((0, 5), (2, 4), (0, 0))
    assert (after.base, after.together) == (COMBINED.base, COMBINED.together)
    assert COMBINED.tables[0] == (0, 10)


@pytest.mark.parametrize(
    ("tables", "together", "why"),
    [
        (((),), (), "no values"),
        (((1,),), ((((0, frozenset({1})),), 5),), "no option number 1"),
        (((1,),), ((((1, frozenset({0})),), 5),), "no issue number 1"),
    ],
)
def test_a_preference_that_makes_no_sense_is_refused(tables, together, why):
    with pytest.raises(ValueError, match=why):
        Preference(tables, together=together)


def test_a_curve_runs_straight_between_its_points():
    assert curve({0: 0, 10: 100, 30: 0}, (0, 5, 10, 20, 30)) == (0, 50, 100, 50, 0)


def test_a_curve_is_rounded_half_away_from_zero():
    assert curve({0: 0, 4: 2}, (1, 2, 3)) == (1, 1, 2)
    assert curve({0: 0, 4: -2}, (1, 2, 3)) == (-1, -1, -2)
    assert curve({0: -1, 2: 0}, (1,)) == (-1,)


def test_a_curve_through_one_point_knows_that_number_only():
    assert curve({7: 3}, (7,)) == (3,)
    with pytest.raises(ValueError, match="8 lies outside"):
        curve({7: 3}, (8,))


@pytest.mark.parametrize("number", [-1, 11])
def test_a_number_outside_the_curve_is_refused(number):
    with pytest.raises(ValueError, match=f"{number} lies outside the curve, 0 to 10"):
        curve({0: 0, 10: 5}, (5, number))


def test_a_curve_without_points_is_refused():
    with pytest.raises(ValueError, match="at least one point"):
        curve({}, (1,))


@given(st.dictionaries(st.integers(-100, 100), st.integers(-1000, 1000), min_size=2))
def test_every_step_of_a_curve_is_rounded_once_from_the_exact_line(points):
    known = sorted(points)
    numbers = range(known[0], known[-1] + 1)
    for number, worth in zip(numbers, curve(points, numbers), strict=True):
        low = max(at for at in known if at <= number)
        high = min(at for at in known if at >= number)
        if low == high:
            assert worth == points[number]
            continue
        exact = Decimal(points[low]) + Decimal(points[high] - points[low]) * (
            number - low
        ) / Decimal(high - low)
        # Decimal's ROUND_HALF_UP rounds half away from zero.
        assert worth == int(round(exact, 12).quantize(Decimal(1), rounding=ROUND_HALF_UP))
