from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.bargaining.issue import Issue
from negotiator_trainer.bargaining.party import Party
from negotiator_trainer.bargaining.preference import Preference
from negotiator_trainer.bargaining.space import Space
from negotiator_trainer.bargaining.zone import limit, price_bounds, zone


@pytest.mark.parametrize(
    ("variant", "reservation", "rest", "expected"),
    [
        ("month_end", None, ("fitted", "active", "week1", "none"), (18_150, 16_540, 1_610)),
        ("month_end", None, ("fitted", "active", "by30", "none"), (18_000, 15_940, 2_060)),
        ("month_end", None, ("fitted", "active", "week1", "36m"), (18_384, 15_570, 2_814)),
        ("month_end", None, ("fitted", "active", "by30", "36m"), (18_234, 14_970, 3_264)),
        ("month_end", None, ("none", "active", "week1", "none"), (17_300, 16_220, 1_080)),
        ("month_end", None, ("fitted", "none", "week1", "none"), (15_150, 16_020, -870)),
        ("month_end", 16_000, ("fitted", "active", "week1", "none"), (18_150, 16_840, 1_310)),
        ("second_buyer", None, ("fitted", "active", "week1", "none"), (18_150, 17_940, 210)),
        ("second_buyer", None, ("fitted", "active", "week1", "36m"), (18_384, 16_970, 1_414)),
        ("second_buyer", None, ("fitted", "active", "by30", "36m"), (18_234, 16_970, 1_264)),
        ("second_buyer", 17_300, ("fitted", "active", "week1", "none"), (18_150, 18_140, 10)),
        ("second_buyer", 17_300, ("fitted", "active", "week1", "36m"), (18_384, 17_170, 1_214)),
        ("second_buyer", 17_400, ("fitted", "active", "week1", "none"), (18_150, 18_240, -90)),
        ("promised", None, ("fitted", "active", "week1", "none"), (18_150, 18_740, -590)),
        ("promised", None, ("fitted", "active", "week1", "36m"), (18_384, 17_770, 614)),
        ("promised", 18_200, ("fitted", "active", "week1", "36m"), (18_384, 18_070, 314)),
    ],
)
def test_the_widths_of_the_car(used_car, variant, reservation, rest, expected):
    mine, theirs = used_car.against(variant, reservation)
    bounds = price_bounds(
        used_car.space, mine, theirs, position=0, reference=used_car.deal("17000", *rest)
    )
    assert (bounds.mine, bounds.theirs, bounds.width) == expected
    assert (bounds.low, bounds.high) == (expected[1], expected[0])
    assert not bounds.mine_wants_more


@pytest.mark.parametrize(
    ("variant", "lowest"), [("month_end", 15_700), ("second_buyer", 17_100), ("promised", 17_900)]
)
def test_the_lowest_price_as_advertised_is_what_the_estimate_asks_for(used_car, variant, lowest):
    as_advertised = used_car.deal("15000", "none", "none", "week1", "none")
    them = used_car.variants[variant]
    assert limit(used_car.space, them, position=0, reference=as_advertised) == lowest


def test_seen_from_the_other_chair_mine_and_theirs_change_places(used_car):
    mine, theirs = used_car.against("month_end")
    package = used_car.deal("17000", "fitted", "active", "week1", "none")
    bounds = price_bounds(used_car.space, theirs, mine, position=0, reference=package)
    assert (bounds.mine, bounds.theirs, bounds.width) == (16_540, 18_150, 1_610)
    assert bounds.mine_wants_more


TEN = Space((Issue(id="n", options=("0", "10", "20"), numbers=(0, 10, 20)),))


def bound(worths, reservation):
    return limit(TEN, Party(Preference((worths,)), reservation), position=0, reference=(0,))


def test_a_limit_may_lie_between_two_steps():
    assert bound((0, 3, 9), 5) == Fraction(40, 3)
    assert bound((9, 3, 0), 5) == Fraction(20, 3)


def test_a_limit_may_lie_beyond_the_range():
    assert bound((0, 5, 6), -5) == -10
    assert bound((0, 5, 6), 8) == 40
    assert bound((6, 5, 0), 8) == -20


def test_where_worths_run_level_a_limit_is_the_first_number_that_will_do():
    assert bound((0, 5, 5), 5) == 10
    assert bound((5, 5, 8), 5) == 0
    assert bound((5, 5, 8), 2) == 0
    assert bound((8, 5, 5), 5) == 20


def test_there_is_no_limit_where_no_number_would_do():
    assert bound((0, 5, 5), 6) is None


@pytest.mark.parametrize("worths", [(3, 3, 3), (0, 5, 2), (0, 5, 0), (5, 0, 6)])
def test_there_is_no_limit_without_a_direction(worths):
    assert bound(worths, 1) is None


@pytest.mark.parametrize(
    ("mine", "theirs"), [((0, 1, 2), (0, 5, 9)), ((0, 1, 2), (4, 4, 4)), ((4, 4, 4), (2, 1, 0))]
)
def test_there_are_no_bounds_where_the_sides_do_not_pull_apart(mine, theirs):
    parties = Party(Preference((mine,)), 1), Party(Preference((theirs,)), 1)
    assert price_bounds(TEN, *parties, position=0, reference=(0,)) is None


def test_there_are_no_bounds_where_one_side_would_never_agree():
    parties = Party(Preference(((0, 5, 5),)), 6), Party(Preference(((2, 1, 0),)), 1)
    assert price_bounds(TEN, *parties, position=0, reference=(0,)) is None


def test_bounds_are_asked_of_numbers_only(clinic):
    mine, theirs = clinic.against("mornings")
    with pytest.raises(ValueError, match="deliver is not a number"):
        price_bounds(clinic.space, mine, theirs, position=0, reference=(0,) * 6)


@given(
    st.lists(st.integers(1, 9), min_size=2, max_size=6),
    st.lists(st.integers(1, 9), min_size=2, max_size=6),
    st.integers(-60, 60),
    st.integers(-60, 60),
)
def test_the_numbers_in_the_zone_are_those_between_the_bounds(ups, downs, low, high):
    length = min(len(ups), len(downs))
    numbers = tuple(range(0, 7 * length, 7))
    space = Space((Issue(id="n", options=tuple(map(str, numbers)), numbers=numbers),))
    seller = Party(Preference((tuple(sum(ups[:at]) for at in range(length)),)), low)
    buyer = Party(Preference((tuple(-sum(downs[:at]) for at in range(length)),)), high)
    bounds = price_bounds(space, seller, buyer, position=0, reference=(0,))
    inside = tuple((at,) for at, n in enumerate(numbers) if bounds.low <= n <= bounds.high)
    assert zone(space, seller, buyer) == inside
