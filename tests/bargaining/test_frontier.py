from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.bargaining.frontier import evaluate, frontier
from negotiator_trainer.bargaining.issue import Issue
from negotiator_trainer.bargaining.preference import Preference
from negotiator_trainer.bargaining.solutions import solutions
from negotiator_trainer.bargaining.space import Space

POINTS = st.lists(st.tuples(st.integers(-12, 12), st.integers(-12, 12)), max_size=60)


def brute_force(points):
    def dominated(point):
        return any(
            other != point and other[0] >= point[0] and other[1] >= point[1] for other in points
        )

    return [at for at, point in enumerate(points) if not dominated(point)]


@given(POINTS)
def test_the_frontier_is_what_nothing_dominates(points):
    assert sorted(frontier(points)) == brute_force(points)


@given(POINTS)
def test_a_list_and_an_array_have_the_same_frontier(points):
    assert frontier(np.array(points, dtype=np.int64).reshape(-1, 2)) == frontier(points)


@given(POINTS)
def test_the_frontier_runs_from_my_best_to_theirs(points):
    line = [points[at] for at in frontier(points)]
    assert line == sorted(line, key=lambda point: (-point[0], point[1]))


def test_a_point_that_is_only_weakly_efficient_is_left_out():
    assert frontier([(5, 5), (5, 3), (4, 5), (0, 5), (6, 0)]) == [4, 0]


def test_equal_points_are_all_kept_in_their_own_order():
    assert frontier([(1, 1), (5, 5), (9, 0), (5, 5)]) == [2, 1, 3]
    assert frontier([(2, 2)] * 3) == [0, 1, 2]


def test_no_points_have_no_frontier_and_one_is_its_own():
    assert frontier([]) == []
    assert frontier(np.empty((0, 2), dtype=np.int64)) == []
    assert frontier([(0, 0)]) == [0]


@pytest.mark.parametrize("kind", [np.int16, np.int64, np.uint8])
def test_arrays_of_any_integer_kind_will_do(kind):
    assert frontier(np.array([(100, 1), (1, 100), (50, 50), (50, 49)], dtype=kind)) == [0, 2, 1]


def test_values_too_large_for_one_combined_key_are_sorted_all_the_same():
    far = 2**40
    points = [(far, -far), (-far, far), (0, 0), (0, -1), (0, 0)]
    assert frontier(np.array(points)) == frontier(points) == [0, 2, 4, 1]


def test_a_long_list_is_swept_like_a_short_one():
    points = [(at % 211, (at * 7) % 199) for at in range(30_000)]
    best = {}
    for mine, theirs in points:
        best[mine] = max(best.get(mine, -1), theirs)
    kept = {points[at] for at in frontier(points)}
    expected = {
        (mine, theirs)
        for mine, theirs in best.items()
        if all(theirs > best[more] for more in best if more > mine)
    }
    assert kept == expected
    assert len(frontier(points)) == sum(point in expected for point in points)


def test_four_million_packages_are_solved_within_two_seconds():
    counts = (5, 5, 5, 5, 5, 5, 5, 5, 10)
    issues = tuple(
        Issue(id=f"i{at}", options=tuple(map(str, range(n)))) for at, n in enumerate(counts)
    )
    space = Space(issues)
    mine = Preference(
        tuple(tuple(37 * a * b % 101 for b in range(n)) for a, n in enumerate(counts))
    )
    theirs = Preference(
        tuple(tuple(53 * (a + 2) * b % 97 for b in range(n)) for a, n in enumerate(counts))
    )
    start = time.process_time()
    points = np.column_stack((evaluate(space, mine), evaluate(space, theirs)))
    found = solutions(points, (200, 200))
    spent = time.process_time() - start
    assert len(points) == 3_906_250
    assert found.nash in found.frontier
    assert spent <= 2
