from fractions import Fraction
from itertools import product
from math import lcm

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.bargaining.solutions import solutions
from negotiator_trainer.genius.profile import Profile
from negotiator_trainer.genius.sweep import sweep


def profile(*tables, reservation=0.0):
    return Profile(
        name="p",
        tables=tuple(map(tuple, tables)),
        weights=tuple(max(table) for table in tables),
        reservation=reservation,
    )


def test_positions_count_the_last_issue_fastest():
    a, b = profile((0.0, 0.3), (0.1, 0.7, 0.2)), profile((0.5, 0.1), (0.1, 0.2, 0.5))
    found = sweep(a, b)
    assert found.packages == 6
    assert found.frontier.tolist() == [4, 1, 2]
    assert found.utilities.tolist() == [
        pytest.approx([1.0, 0.3]),
        pytest.approx([0.7, 0.7]),
        pytest.approx([0.2, 1.0]),
    ]


def test_noise_never_lifts_a_utility_above_one():
    tenths = profile(*[(0.1, 0.0)] * 7, (0.3, 0.0))
    assert sum(table[0] for table in tenths.tables) > 0.9999
    assert sweep(tenths, tenths).utilities.max() <= 1
    lifted = profile((1.0000000000000002,))
    assert sweep(lifted, lifted).utilities.tolist() == [[1.0, 1.0]]


def test_a_hand_worked_example_of_one_issue():
    # Utilities (1, 0.1), (0.8, 0.6), (0.5, 0.7), (0.2, 0.65), (0, 1); reservations 0.3 and 0.5.
    found = sweep(
        profile((1.0, 0.8, 0.5, 0.2, 0.0), reservation=0.3),
        profile((0.1, 0.6, 0.7, 0.65, 1.0), reservation=0.5),
    )
    assert found.zone == 2
    assert found.frontier.tolist() == [0, 1, 2, 4]
    # Gains (0.5, 0.1) and (0.2, 0.2): products 0.05 and 0.04.
    assert found.nash == 1
    # Of the ideal (0.5, 0.2): (1, 0.5) and (0.4, 1).
    assert found.kalai_smorodinsky == 1
    assert found.egalitarian == 2
    assert found.largest_joint_value == 1


def test_without_a_zone_there_is_a_frontier_and_no_solution():
    found = sweep(profile((1.0, 0.0), reservation=0.6), profile((0.0, 1.0), reservation=0.6))
    assert (found.zone, found.frontier.tolist()) == (0, [0, 1])
    assert [found.nash, found.kalai_smorodinsky, found.egalitarian] == [None] * 3
    assert found.largest_joint_value is None


def test_utilities_within_the_tolerance_of_the_reservation_value_are_in_the_zone():
    def size(short):
        return sweep(profile((0.4 - short,), reservation=0.4), profile((1.0,))).zone

    assert [size(0), size(5e-10), size(9.9e-10), size(2e-9)] == [1, 1, 1, 0]


def test_a_zone_at_the_edge_of_the_tolerance_still_has_its_solutions():
    # The second package is as good for the first party but for less than the tolerance, and
    # better for the second; only the first one is in the zone.
    for tenths in range(50):
        limit = 0.4 + tenths * 1e-10
        a = profile((limit - 0.95e-9, limit - 1.05e-9), reservation=limit)
        found = sweep(a, profile((0.5, 0.9)))
        assert (found.zone, found.nash is None) == (1, False)


def test_what_lies_within_the_tolerance_of_the_reservation_value_gains_nothing():
    a = profile((0.4 - 0.9e-9, 0.4 + 0.5e-9), reservation=0.4)
    found = sweep(a, profile((0.9, 0.5)))
    assert found.frontier.tolist() == [1, 0]
    assert found.nash == found.kalai_smorodinsky == found.egalitarian == 0


def test_noise_of_the_last_digit_neither_dominates_nor_makes_a_second_point():
    noisy = 0.1 + 0.2
    assert noisy != 0.3
    found = sweep(profile((noisy, 0.3, 0.3)), profile((0.5, 0.5, 0.7)))
    assert (found.frontier.tolist(), found.frontier_packages) == ([2], 1)
    found = sweep(profile((noisy, 0.3)), profile((0.5, 0.5)))
    assert (found.frontier.tolist(), found.frontier_packages) == ([0], 2)


def test_ties_go_to_the_first_package():
    mirrored = profile((0.6, 0.4)), profile((0.4, 0.6))
    found = sweep(*mirrored)
    assert found.nash == found.kalai_smorodinsky == found.egalitarian == 0
    assert found.largest_joint_value == 0
    same = sweep(profile((0.5, 0.5)), profile((0.5, 0.5)))
    assert (same.nash, same.frontier_packages) == (0, 2)


def test_of_equal_products_the_larger_smaller_gain_wins():
    assert sweep(profile((0.9, 0.6)), profile((0.2, 0.3))).nash == 1


def test_of_equal_smaller_gains_the_larger_larger_gain_wins():
    found = sweep(profile((0.8, 0.5, 1.0, 0.0)), profile((0.5, 0.9, 0.0, 1.0)))
    assert (found.kalai_smorodinsky, found.egalitarian) == (1, 1)


def test_of_equal_sums_the_larger_smaller_gain_wins():
    assert sweep(profile((0.9, 0.6)), profile((0.1, 0.4))).largest_joint_value == 1


def test_where_one_side_can_gain_nothing_the_other_side_still_gets_its_best():
    found = sweep(profile((0.5, 0.5, 0.5), reservation=0.5), profile((0.1, 0.9, 0.4)))
    assert found.nash == found.kalai_smorodinsky == found.egalitarian == 1


def test_tiny_gains_are_told_apart():
    a = profile((0.5 + 3e-6, 0.5 + 2e-6, 0.5 + 1e-6), reservation=0.5)
    b = profile((0.5 + 1e-6, 0.5 + 2e-6, 0.5 + 3e-6), reservation=0.5)
    assert sweep(a, b).nash == 1


@st.composite
def negotiations(draw):
    """Two profiles in whole numbers: weights, evaluations, reservation in twentieths."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    sides = []
    for _ in range(2):
        weights = draw(
            st.lists(st.integers(0, 4), min_size=len(sizes), max_size=len(sizes)).filter(any)
        )
        tables = [draw(st.lists(st.integers(0, 5), min_size=n, max_size=n)) for n in sizes]
        sides.append((weights, tables, draw(st.integers(0, 20))))
    return sides


def exactly(weights, tables):
    """Utilities of all packages as fractions, in lexicographic order."""
    shares = [
        [Fraction(weight * worth, sum(weights) * (max(table) or 1)) for worth in table]
        for weight, table in zip(weights, tables, strict=True)
    ]
    return [sum(package) for package in product(*shares)], shares


@given(negotiations())
def test_the_sweep_agrees_with_exact_arithmetic_over_every_package(sides):
    profiles, columns, reservations = [], [], []
    for weights, tables, twentieths in sides:
        worths, shares = exactly(weights, tables)
        columns.append(worths)
        reservations.append(Fraction(twentieths, 20))
        profiles.append(
            profile(
                *([float(one) for one in table] for table in shares), reservation=twentieths / 20
            )
        )
    unit = lcm(*(one.denominator for one in [*columns[0], *columns[1], *reservations]))
    points = [(int(a * unit), int(b * unit)) for a, b in zip(*columns, strict=True)]
    limits = tuple(int(one * unit) for one in reservations)

    exact = solutions(points, limits)
    found = sweep(*profiles)

    assert found.zone == sum(a >= limits[0] and b >= limits[1] for a, b in points)
    assert found.frontier_packages == len(exact.frontier)
    assert [points[at] for at in found.frontier] == list(
        dict.fromkeys(points[at] for at in exact.frontier)
    )
    assert [points[at] for at in found.frontier] == [
        (round(a * unit), round(b * unit)) for a, b in found.utilities.tolist()
    ]
    assert found.nash == exact.nash
    assert found.kalai_smorodinsky == exact.kalai_smorodinsky
    assert found.egalitarian == exact.egalitarian
    assert found.largest_joint_value == exact.largest_joint_value
