"""The running median, and dots that can be told apart."""

from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.ui.charts.running import apart, median_line, window

VALUES = st.lists(st.floats(0, 100), max_size=120)


@pytest.mark.parametrize(
    ("count", "over"), [(0, 5), (5, 5), (35, 5), (49, 7), (100, 11), (1_000, 31), (10_000, 101)]
)
def test_a_median_runs_over_five_and_over_more_where_there_are_many(count, over):
    assert window(count) == over


@given(VALUES)
def test_a_line_is_of_medians_of_the_values_before_and_ends_at_the_newest(values):
    xs = list(range(len(values)))
    places, middles, over = median_line(xs, values)
    if len(values) < 5:
        assert places == middles == []
        return
    assert places[-1] == xs[-1]
    for place, middle in zip(places, middles, strict=True):
        assert middle == sorted(values[place + 1 - over : place + 1])[over // 2]
    assert all(earlier < later for earlier, later in pairwise(places))


def test_a_line_through_thousands_has_few_points_and_rests_on_all():
    values = [float(n % 100) for n in range(30_000)]
    places, middles, over = median_line(range(30_000), values)
    assert len(places) <= 250
    assert all(middle == median(values[end + 1 - over : end + 1])
               for end, middle in zip(places, middles, strict=True))  # fmt: skip


def test_dots_on_each_other_are_one():
    xs, ys = apart([0, 0.1, 10, 20], [5, 5, 5, 90], scale=(1, 1))
    assert (xs, ys) == ([0, 10, 20], [5, 5, 90])
    assert apart([], [], scale=(1, 1)) == ([], [])


@given(st.lists(st.tuples(st.floats(0, 1_000), st.floats(0, 100)), min_size=1, max_size=200))
def test_every_dot_that_is_left_out_lies_on_one_that_is_drawn(dots):
    xs, ys = [x for x, _ in dots], [y for _, y in dots]
    kept = list(zip(*apart(xs, ys, scale=(2, 3)), strict=True))
    assert set(kept) <= set(dots)
    for x, y in dots:
        assert any(abs(x - a) * 2 <= 3 and abs(y - b) * 3 <= 3 for a, b in kept)
