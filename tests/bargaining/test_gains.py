from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.bargaining.frontier import frontier
from negotiator_trainer.bargaining.gains import (
    Headroom,
    better_for_both,
    created,
    gain_at_no_cost,
    sweet_spot,
    tripp_sondak,
)
from negotiator_trainer.bargaining.zone import zone

POINT = st.tuples(st.integers(-9, 15), st.integers(-9, 15))
POINTS = st.lists(POINT, max_size=40)


@given(POINTS, POINT)
def test_the_gain_at_no_cost_is_the_best_that_leaves_the_other_no_worse_off(points, deal):
    for_me = [mine - deal[0] for mine, theirs in points if theirs >= deal[1]]
    for_them = [theirs - deal[1] for mine, theirs in points if mine >= deal[0]]
    assert gain_at_no_cost(points, deal) == (max([0, *for_me]), max([0, *for_them]))


@given(POINTS, POINT)
def test_an_array_of_points_is_measured_like_a_list(points, deal):
    array = np.array(points, dtype=np.int64).reshape(-1, 2)
    assert Headroom.of(array) == Headroom.of(points)
    assert better_for_both(array, deal) == better_for_both(points, deal)
    assert tripp_sondak(array, deal) == tripp_sondak(points, deal)
    assert sweet_spot(array) == sweet_spot(points)


@given(POINTS, POINT)
def test_what_was_created_lies_between_nought_and_one(points, deal):
    share = created(points, deal)
    assert share is None or 0 <= share <= 1


@given(POINTS.filter(bool), st.data())
def test_exactly_the_efficient_deals_of_a_zone_created_everything(points, data):
    at = data.draw(st.integers(0, len(points) - 1))
    share = created(points, points[at])
    if share is None:
        assert len(frontier(points)) == len(points)
    else:
        assert (share == 1) == (at in frontier(points))


@given(POINTS, POINT)
def test_nothing_was_left_exactly_where_no_point_was_better(points, deal):
    assert (better_for_both(points, deal) == 0) == (gain_at_no_cost(points, deal) == (0, 0))


@given(POINTS, POINT, st.integers(1, 4), st.integers(-20, 20))
def test_what_was_created_does_not_depend_on_how_a_side_counts(points, deal, scale, shift):
    recounted = [(scale * mine + shift, theirs) for mine, theirs in points]
    again = created(recounted, (scale * deal[0] + shift, deal[1]))
    assert again == pytest.approx(created(points, deal)) if again is not None else True


def test_a_worked_example():
    points = [(10, 0), (8, 6), (4, 8), (0, 10), (4, 4), (0, 0)]
    assert gain_at_no_cost(points, (4, 4)) == (4, 4)
    assert created(points, (4, 4)) == pytest.approx(1 - (0.4 + 0.4) / 2)
    assert created(points, (0, 0)) == 0
    assert created(points, (8, 6)) == 1
    assert better_for_both(points, (4, 4)) == 2
    assert tripp_sondak(points, (4, 4)) == pytest.approx(1 / 3)


def test_one_price_over_which_two_disagree_has_nothing_to_create():
    points = [(100 - price, price) for price in range(0, 101, 10)]
    assert created(points, points[3]) is None
    assert Headroom.of(points).distributive


def test_an_issue_worth_the_same_to_both_has_nothing_to_create():
    points = [(10 - price + tow, price - tow) for price in range(5) for tow in (0, 2)]
    assert created(points, points[0]) is None


@pytest.mark.parametrize("points", [[], [(4, 4)], [(4, 4), (4, 4)]])
def test_no_zone_and_a_zone_of_one_have_nothing_to_create(points):
    assert created(points, (4, 4)) is None
    assert created(points, (0, 0)) is None


def test_one_issue_on_which_both_agree_can_still_be_settled_badly():
    assert created([(0, 0), (5, 2)], (0, 0)) == 0
    assert created([(0, 0), (5, 2)], (5, 2)) == 1


def test_where_one_side_is_indifferent_only_the_other_can_miss_something():
    points = [(0, 7), (5, 7), (10, 7)]
    assert created(points, (5, 7)) == pytest.approx(1 - 0.5 / 2)
    assert created(points, (10, 7)) == 1


def test_a_deal_far_below_the_zone_counts_as_nothing_created():
    points = [(10, 10), (12, 10), (10, 12)]
    assert gain_at_no_cost(points, (-50, -50)) == (62, 62)
    assert created(points, (-50, -50)) == 0


def test_a_deal_above_everything_left_nothing():
    assert gain_at_no_cost([(1, 2), (2, 1)], (9, 9)) == (0, 0)
    assert gain_at_no_cost([], (0, 0)) == (0, 0)


def test_the_haggle_left_more_on_the_table_than_the_trade(used_car):
    mine, theirs = used_car.against("month_end")
    points = used_car.points(zone(used_car.space, mine, theirs), "month_end")
    yardstick = Headroom.of(points)
    haggle, trade = used_car.points(
        [
            used_car.deal("17000", "fitted", "active", "week1", "none"),
            used_car.deal("16600", "fitted", "active", "by30", "36m"),
        ],
        "month_end",
    )
    assert yardstick.created(trade) == 1
    assert (trade[0] - haggle[0], trade[1] - haggle[1]) == (484, 1_170)
    assert yardstick.gain(haggle) == (1_584, 1_570)
    assert yardstick.spans == (3_234, 3_200)
    assert yardstick.created(haggle) == pytest.approx(1 - (1_584 / 3_234 + 1_570 / 3_200) / 2)
    assert better_for_both(points, haggle) == 78


def test_the_efficiency_of_the_haggle_is_what_the_sheet_says(used_car):
    package = used_car.deal("17000", "fitted", "active", "week1", "none")
    deal = used_car.points([package], "month_end")[0]
    everything = used_car.points(used_car.space.packages(), "month_end")
    as_tabled = used_car.points(used_car.space.packages(frozenset()), "month_end")
    assert tripp_sondak(everything, deal) == pytest.approx(0.536, abs=0.0005)
    assert tripp_sondak(as_tabled, deal) == pytest.approx(0.943, abs=0.0005)


def test_even_four_packages_leave_something_to_create_if_one_of_them_is_worse(used_car):
    mine, theirs = used_car.against("second_buyer")
    packages = zone(used_car.space, mine, theirs, frozenset())
    points = used_car.points(packages, "second_buyer")
    by_the_30th = packages.index(used_car.deal("18000", "fitted", "active", "by30", "none"))
    found = [created(points, point) for point in points]
    assert found[by_the_30th] == pytest.approx(1 - (150 / 150 + 100 / 100) / 2)
    assert [share for at, share in enumerate(found) if at != by_the_30th] == [1, 1, 1]
    rest = [point for at, point in enumerate(points) if at != by_the_30th]
    assert created(rest, rest[0]) is None


def test_efficiency_is_full_where_nothing_can_be_compared():
    assert tripp_sondak([], (1, 1)) == 1
    assert tripp_sondak([(1, 1)], (1, 1)) == 1


def test_the_sweet_spot_leaves_each_side_a_quarter():
    points = [(10, 0), (9, 2), (8, 3), (5, 5), (3, 8), (2, 9), (0, 10), (4, 4)]
    assert [points[at] for at in sweet_spot(points)] == [(8, 3), (5, 5), (3, 8)]


def test_exactly_a_quarter_is_enough():
    assert sweet_spot([(4, 0), (3, 1), (0, 4)]) == [1]


def test_the_sweet_spot_may_be_empty_or_the_whole_zone():
    assert sweet_spot([]) == []
    assert sweet_spot([(9, 0), (0, 9)]) == []
    assert sweet_spot([(4, 4)]) == [0]


@pytest.mark.parametrize(
    ("variant", "fits"),
    [
        ("board", ("linked", "15", "one", "now", "one", "fortnightly", "keep")),
        ("freeze", ("linked", "15", "two", "none", "two", "fortnightly", "pause")),
        ("burned", ("linked", "10", "two", "after_mid", "none", "fortnightly", "keep")),
    ],
)
def test_a_deal_that_fits_is_in_the_sweet_spot_of_its_variant_and_in_no_other_zone(
    quarter, variant, fits
):
    deal = quarter.deal(*fits)
    for each in quarter.variants:
        packages = zone(quarter.space, *quarter.against(each))
        points = quarter.points(packages, each)
        sweet = {packages[at] for at in sweet_spot(points)}
        assert (deal in packages) == (deal in sweet) == (each == variant)
        if each == variant:
            assert created(points, quarter.points([deal], each)[0]) == 1
