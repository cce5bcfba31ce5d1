from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.bargaining.frontier import frontier
from negotiator_trainer.bargaining.party import Party
from negotiator_trainer.bargaining.preference import Preference, changed
from negotiator_trainer.bargaining.solutions import (
    egalitarian,
    kalai_smorodinsky,
    largest_joint_value,
    nash,
    solutions,
)
from negotiator_trainer.bargaining.zone import zone

ALL = (nash, kalai_smorodinsky, egalitarian, largest_joint_value)
POINTS = st.lists(st.tuples(st.integers(-9, 15), st.integers(-9, 15)), max_size=40)
DISAGREEMENT = st.tuples(st.integers(-9, 9), st.integers(-9, 9))


def rational(points, disagreement):
    return [
        at
        for at, (mine, theirs) in enumerate(points)
        if mine >= disagreement[0] and theirs >= disagreement[1]
    ]


@pytest.mark.parametrize("solve", ALL)
@given(points=POINTS, disagreement=DISAGREEMENT)
def test_a_solution_is_in_the_zone_and_efficient(solve, points, disagreement):
    found = solve(points, disagreement)
    inside = rational(points, disagreement)
    assert (found is None) == (not inside)
    assert found is None or (found in inside and found in frontier(points))


@given(POINTS, DISAGREEMENT)
def test_each_solution_maximises_what_it_says(points, disagreement):
    inside = rational(points, disagreement)
    if not inside:
        return
    gains = [(points[at][0] - disagreement[0], points[at][1] - disagreement[1]) for at in inside]
    ideal = [max(gain[side] for gain in gains) for side in (0, 1)]

    def gain(solve):
        return gains[inside.index(solve(points, disagreement))]

    def normalised(pair):
        return min(pair[side] / ideal[side] if ideal[side] else 1.0 for side in (0, 1))

    def product(pair):
        return pair[0] * pair[1]

    assert product(gain(nash)) == max(map(product, gains))
    assert min(gain(egalitarian)) == max(map(min, gains))
    assert sum(gain(largest_joint_value)) == max(map(sum, gains))
    assert normalised(gain(kalai_smorodinsky)) == pytest.approx(max(map(normalised, gains)))


@given(POINTS, DISAGREEMENT)
def test_solving_everything_at_once_gives_the_same_answers(points, disagreement):
    array = np.array(points, dtype=np.int64).reshape(-1, 2)
    together = solutions(points, disagreement)
    assert together == solutions(array, disagreement)
    assert together.frontier == tuple(frontier(points))
    assert together.nash == nash(points, disagreement)
    assert together.kalai_smorodinsky == kalai_smorodinsky(points, disagreement)
    assert together.egalitarian == egalitarian(points, disagreement)
    assert together.largest_joint_value == largest_joint_value(points, disagreement)


@given(POINTS, st.integers(1, 5), st.integers(1, 5), st.integers(-9, 9), st.integers(-9, 9))
def test_nash_and_kalai_smorodinsky_do_not_care_how_a_side_counts(points, a, b, c, d):
    scaled = [(a * mine + c, b * theirs + d) for mine, theirs in points]
    found = kalai_smorodinsky(points, (0, 0))
    assert kalai_smorodinsky(scaled, (c, d)) in {found} | _twins(points, found)
    best = nash(points, (0, 0))
    if best is not None:
        again = nash(scaled, (c, d))
        assert points[again][0] * points[again][1] == points[best][0] * points[best][1]


def _twins(points, found):
    """Return the points tied with `found` when both sides change places."""
    if found is None:
        return set()
    inside = rational(points, (0, 0))
    ideal = [max(points[at][side] for at in inside) for side in (0, 1)]

    def scaled(at):
        return sorted((points[at][0] * ideal[1], points[at][1] * ideal[0]))

    return {at for at in inside if scaled(at) == scaled(found)}


@given(POINTS, DISAGREEMENT)
def test_the_solutions_do_not_favour_a_side(points, disagreement):
    gains = [(mine - disagreement[0], theirs - disagreement[1]) for mine, theirs in points]
    turned = [(theirs, mine) for mine, theirs in gains]
    for solve in (nash, egalitarian, largest_joint_value):
        here, there = solve(gains, (0, 0)), solve(turned, (0, 0))
        assert here is there is None or sorted(gains[here]) == sorted(gains[there])
    here, there = kalai_smorodinsky(gains, (0, 0)), kalai_smorodinsky(turned, (0, 0))
    assert here is there is None or there in _twins(gains, here)


def test_the_solutions_differ_where_they_should():
    points = [(10, 0), (8, 3), (5, 5), (1, 15), (0, 20)]
    assert points[nash(points, (0, 0))] == (5, 5)
    assert points[egalitarian(points, (0, 0))] == (5, 5)
    assert points[largest_joint_value(points, (0, 0))] == (0, 20)
    points[2] = (6, 4)
    assert points[egalitarian(points, (0, 0))] == (6, 4)
    assert points[kalai_smorodinsky(points, (0, 0))] == (6, 4)
    points.append((4, 7))
    assert points[kalai_smorodinsky(points, (0, 0))] == (4, 7)


def test_nobody_who_loses_by_a_deal_is_asked_to_sign_it():
    points = [(100, -1), (2, 2), (-1, 100)]
    assert [solve(points, (0, 0)) for solve in ALL] == [1, 1, 1, 1]


@pytest.mark.parametrize("solve", ALL)
def test_without_a_zone_there_is_no_solution(solve):
    assert solve([], (0, 0)) is None
    assert solve([(5, -1), (-1, 5)], (0, 0)) is None


@pytest.mark.parametrize("solve", ALL)
def test_where_one_side_cannot_gain_the_other_gets_what_there_is(solve):
    assert solve([(0, 1), (0, 7), (0, 3)], (0, 0)) == 1
    assert solve([(0, 0)], (0, 0)) == 0


@pytest.mark.parametrize("solve", ALL)
def test_equal_points_go_to_the_first(solve):
    assert solve([(0, 0), (4, 4), (4, 4)], (0, 0)) == 1


@pytest.mark.parametrize("solve", ALL)
def test_mirrored_points_go_to_the_first(solve):
    assert solve([(3, 5), (5, 3)], (0, 0)) == 0
    assert solve([(5, 3), (3, 5)], (0, 0)) == 0


def test_products_of_nought_leave_the_joint_gain_to_decide():
    assert nash([(9, 0), (0, 12)], (0, 0)) == 1


def test_the_nash_package_of_the_car_is_the_trade_and_not_the_haggle(used_car):
    mine, theirs = used_car.against("month_end")
    packages = zone(used_car.space, mine, theirs)
    points = used_car.points(packages, "month_end")
    best = nash(points, (1_850, 15_700))
    assert packages[best] == used_car.deal("16600", "fitted", "active", "by30", "36m")
    assert (points[best][0] - 1_850, points[best][1] - 15_700) == (1_634, 1_630)


def test_a_buyer_who_could_do_without_moves_the_nash_package(used_car):
    tables = list(used_car.mine.preference.tables)
    tables[2], tables[4] = (-400, 0), (0, -120, -420)
    buyer = Party(Preference(tuple(tables)), 2_250)
    colm = used_car.variants["month_end"]
    packages = zone(used_car.space, buyer, colm)
    points = [(colm.value(package), buyer.value(package)) for package in packages]
    best = packages[nash(points, (colm.reservation, buyer.reservation))]
    assert best == used_car.deal("16100", "fitted", "active", "by30", "36m")


@pytest.mark.parametrize(
    ("case", "variant", "reservation", "tabled", "attainable"),
    [
        ("clinic", "mornings", 50, 26, 54),
        ("clinic", "mornings", 45, 31, 59),
        ("clinic", "live_clause", 50, 13, 43),
        ("clinic", "in_writing", 63, None, None),
        ("clinic", "in_writing", 50, 21, 23),
        ("quarter", "board", 62, 35, 40),
        ("quarter", "freeze", 60, 37, 48),
        ("quarter", "burned", 86, 37, 37),
        ("quarter", "burned", 74, 49, 49),
        ("quarter", "burned", 92, 28, 28),
    ],
)
def test_the_best_joint_surplus(request, case, variant, reservation, tabled, attainable):
    negotiation = request.getfixturevalue(case)
    found = []
    for open_issues in (frozenset(), None):
        points = negotiation.points(negotiation.space.packages(open_issues), variant)
        best = largest_joint_value(points, (36, reservation))
        found.append(None if best is None else sum(points[best]) - 36 - reservation)
    assert found == [tabled, attainable]


def test_the_latent_idea_creates_in_two_variants_and_destroys_in_one(quarter):
    found = {}
    for variant in quarter.variants:
        points = quarter.points(quarter.space.packages(), variant)
        joint = {
            partner: max(
                sum(point)
                for point, package in zip(points, quarter.space.packages(), strict=True)
                if package[6] == partner
            )
            for partner in (0, 1)
        }
        found[variant] = joint[1] - joint[0]
    assert found == {"board": 5, "freeze": 11, "burned": -1}


def test_pulling_the_date_forward_makes_two_quarters_cost_more(quarter):
    board = quarter.variants["board"].preference
    moved = changed(board, [(2, 1, -4)])
    package = quarter.deal("linked", "15", "two", "now", "one", "fortnightly", "keep")
    assert moved.value(package) == board.value(package) - 4
