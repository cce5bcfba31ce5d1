from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.bargaining.gains import best_missed_swap, compatible_issues
from negotiator_trainer.bargaining.issue import Issue
from negotiator_trainer.bargaining.party import Party
from negotiator_trainer.bargaining.preference import Preference
from negotiator_trainer.bargaining.space import Space
from negotiator_trainer.bargaining.zone import zone

NUMBERS = st.integers(-9, 9)


def space_of(*counts, not_together=()):
    return Space(
        tuple(
            Issue(id=f"i{at}", options=tuple(map(str, range(count))))
            for at, count in enumerate(counts)
        ),
        not_together,
    )


@st.composite
def tables(draw, counts):
    return tuple(tuple(draw(NUMBERS) for _ in range(count)) for count in counts)


@given(tables((3, 2, 3)), tables((3, 2, 3)), st.integers(-5, 9), st.integers(-5, 9), st.data())
def test_the_best_swap_is_the_best_of_all_changes_of_two_options(ours, other, low, high, data):
    space = space_of(3, 2, 3, not_together=(((0, frozenset({0})), (1, frozenset({1}))),))
    mine, theirs = Party(Preference(ours), low), Party(Preference(other), high)
    deal = data.draw(st.sampled_from(space.packages()))
    gains = {
        package: (
            mine.value(package) - mine.value(deal),
            theirs.value(package) - theirs.value(deal),
        )
        for package in zone(space, mine, theirs)
        if sum(a != b for a, b in zip(package, deal, strict=True)) <= 2
    }
    better = {package: pair for package, pair in gains.items() if min(pair) > 0}
    swap = best_missed_swap(space, mine, theirs, deal)
    assert swap == best_missed_swap(space, mine, theirs, deal, zone(space, mine, theirs))
    if not better:
        assert swap is None
        return
    assert (swap.gain_mine, swap.gain_theirs) == better[swap.package]
    assert swap.joint_gain == max(map(sum, better.values()))
    settled = list(deal)
    for position, old, new in swap.changes:
        assert deal[position] == old != new
        settled[position] = new
    assert tuple(settled) == swap.package


def test_the_haggle_over_the_car_missed_a_swap_of_the_date_against_the_plan(used_car):
    mine, theirs = used_car.against("month_end")
    haggle = used_car.deal("17000", "fitted", "active", "week1", "none")
    swap = best_missed_swap(used_car.space, mine, theirs, haggle)
    assert swap.package == used_car.deal("17000", "fitted", "active", "by30", "36m")
    assert swap.changes == ((3, 1, 0), (4, 0, 2))
    assert (swap.gain_mine, swap.gain_theirs) == (84, 1_570)


def test_while_the_plan_was_never_tabled_the_missed_swap_is_price_against_date(used_car):
    mine, theirs = used_car.against("month_end")
    haggle = used_car.deal("17000", "fitted", "active", "week1", "none")
    as_tabled = zone(used_car.space, mine, theirs, frozenset())
    swap = best_missed_swap(used_car.space, mine, theirs, haggle, as_tabled)
    assert swap.package == used_car.deal("16600", "fitted", "active", "by30", "none")
    assert (swap.gain_mine, swap.gain_theirs) == (250, 200)


def test_a_swap_that_could_not_have_been_agreed_is_not_held_against_anybody():
    space = space_of(2, 2)
    mine = Party(Preference(((0, 5), (0, 0))), 0)
    theirs = Party(Preference(((0, 5), (0, 0))), 0)
    assert best_missed_swap(space, mine, theirs, (0, 0)).package == (1, 0)
    assert best_missed_swap(space, mine, theirs, (0, 0), [(0, 0), (0, 1)]) is None
    excluded = space.excluding((((0, frozenset({1})),),))
    assert best_missed_swap(excluded, mine, theirs, (0, 0)) is None
    with_term = Party(mine.preference, 0, ((0, frozenset({0})),))
    assert best_missed_swap(space, with_term, theirs, (0, 0)) is None
    too_little = Party(mine.preference, 6)
    assert best_missed_swap(space, too_little, theirs, (0, 0)) is None


def test_better_for_one_alone_is_no_swap():
    space = space_of(2)
    mine, theirs = Party(Preference(((0, 5),)), 0), Party(Preference(((3, 3),)), 0)
    assert best_missed_swap(space, mine, theirs, (0,)) is None


def test_of_equal_swaps_the_fairer_then_the_smaller_is_taken():
    space = space_of(3, 2)
    mine = Party(Preference(((0, 9, 6), (0, 0))), 0)
    theirs = Party(Preference(((0, 1, 4), (0, 0))), 0)
    swap = best_missed_swap(space, mine, theirs, (0, 0))
    assert swap.package == (2, 0)
    assert swap.changes == ((0, 0, 2),)
    assert (swap.gain_mine, swap.gain_theirs, swap.joint_gain) == (6, 4, 10)


def test_an_efficient_deal_missed_nothing(used_car):
    mine, theirs = used_car.against("month_end")
    trade = used_car.deal("16600", "fitted", "active", "by30", "36m")
    assert best_missed_swap(used_car.space, mine, theirs, trade) is None


@pytest.mark.parametrize("variant", ["board", "freeze", "burned"])
def test_both_want_fortnightly_check_ins_in_every_variant(quarter, variant):
    mine, theirs = quarter.against(variant)
    assert (5, 1) in compatible_issues(quarter.space, mine, theirs)


def test_two_quarters_suit_both_only_after_a_missed_promise(quarter):
    shared = {
        variant: (2, 1) in compatible_issues(quarter.space, *quarter.against(variant))
        for variant in quarter.variants
    }
    assert shared == {"board": False, "freeze": False, "burned": True}


@pytest.mark.parametrize("variant", ["month_end", "second_buyer", "promised"])
def test_the_long_plan_is_the_one_thing_about_the_car_that_both_want(used_car, variant):
    assert compatible_issues(used_car.space, *used_car.against(variant)) == ((4, 2),)


def test_an_issue_to_which_one_side_is_indifferent_is_not_compatible():
    space = space_of(2, 2, 2)
    mine = Party(Preference(((0, 1), (0, 0), (0, 3))), 0)
    theirs = Party(Preference(((0, 0), (0, 0), (0, 2))), 0)
    assert compatible_issues(space, mine, theirs) == ((2, 1),)


def test_of_several_shared_best_options_the_first_is_named():
    space = space_of(3)
    mine, theirs = Party(Preference(((5, 5, 0),)), 0), Party(Preference(((0, 2, 2),)), 0)
    assert compatible_issues(space, mine, theirs) == ((0, 1),)
    tied = Party(Preference(((2, 2, 0),)), 0)
    assert compatible_issues(space, mine, tied) == ((0, 0),)


def test_a_best_option_that_depends_on_the_rest_is_not_shared():
    space = space_of(2, 2)
    depends = Preference(
        ((0, 1), (0, 0)), together=((((0, frozenset({0})), (1, frozenset({1}))), 5),)
    )
    mine, theirs = Party(depends, 0), Party(Preference(((0, 1), (0, 0))), 0)
    assert compatible_issues(space, mine, theirs) == ()
