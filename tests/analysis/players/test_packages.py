from dataclasses import replace

import pytest

from negotiator_trainer.analysis.players.packages import (
    LIKED,
    MOVED,
    NAMED,
    at_level,
    best_for_me,
    between,
    distance,
    halfway,
    issue_weights,
    spread,
)
from tests.analysis.seats import seat

THEIRS = (6, 0, 0)  # 60, plain, collected


def test_the_best_package_for_me_is_my_own_best():
    assert best_for_me(seat()) == (0, 1, 0)


def test_halfway_is_the_middle_of_my_best_and_their_last():
    assert halfway(seat()) == (0, 1, 0)
    assert halfway(seat("say a2")) in {(3, 0, 0), (3, 1, 0)}


def test_between_two_packages_lies_the_one_closest_to_their_middle():
    assert between(seat(), (2, 0, 0), (6, 0, 0)) == (4, 0, 0)


def test_a_package_at_a_level_is_worth_it_and_close_to_what_they_asked_for():
    here = seat("say a2")
    chosen = at_level(here, level=50)
    assert here.own.value(chosen) >= 50
    assert chosen == (5, 0, 0)
    assert at_level(here, level=1000) == best_for_me(here)


def test_a_spread_is_of_equal_worth_and_differs_in_what_it_trades():
    here = seat("say a2")
    wanted = spread(here, level=50, most=3)
    assert set(wanted) == {(5, 0, 0), (6, 1, 0)}
    assert all(here.own.value(p) >= 50 for p in wanted)
    assert spread(here, level=1000, most=3) == ()


def test_a_spread_puts_what_should_cost_them_least_first_and_what_was_tried_last():
    here = seat("say a2")
    cheap, dear = spread(here, level=50, most=3)
    assert distance(here, cheap) <= distance(here, dear)
    assert spread(replace(here, mine=(cheap,)), level=50, most=3) == (dear, cheap)


def test_before_they_asked_for_anything_nothing_is_far_from_it():
    assert distance(seat(), (0, 1, 0)) == 0


def test_a_small_step_is_nearer_than_a_large_one():
    here = seat("say a2")
    assert distance(here, THEIRS) == 0
    assert 0 < distance(here, (5, 0, 0)) < distance(here, (4, 0, 0))


def test_until_it_hears_otherwise_an_issue_matters_to_them_as_it_matters_to_me():
    price, finish, extra = issue_weights(seat())
    assert price > extra >= finish > 0


def test_what_they_name_counts_for_more_and_what_they_moved_on_for_less():
    here = seat()
    plain = issue_weights(here)
    named = issue_weights(replace(here, priorities=frozenset({1})))
    assert named == (plain[0], plain[1] * NAMED, plain[2])
    moved = issue_weights(replace(here, asked=((10, 0, 0), (8, 0, 0), (6, 0, 0))))
    assert moved == pytest.approx((plain[0] * MOVED**2, plain[1], plain[2]))


def test_an_issue_that_has_only_just_come_up_is_no_demand_of_theirs():
    here = seat("say a2")
    assert distance(here, (6, 0, 1)) == 0
    asked_for = replace(here, asked=((6, 0, 1),))
    assert distance(asked_for, (6, 0, 0)) > 0


def test_the_package_of_mine_that_they_liked_best_draws_the_next_ones_nearer():
    here = seat("say a2")
    liking = replace(here, liked=(6, 1, 0))
    gain = distance(liking, (6, 0, 0)) - distance(here, (6, 0, 0))
    assert gain == pytest.approx(LIKED * issue_weights(here)[1])
    assert distance(liking, (6, 1, 0)) == distance(here, (6, 1, 0))
