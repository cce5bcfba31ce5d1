import itertools

from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.ui.widgets.placing import lanes, spread

places = st.lists(st.floats(0, 500), min_size=1, max_size=8)


@given(places)
def test_spread_labels_stay_inside_and_apart(wanted):
    placed = spread(wanted, gap=20, low=0, high=500)
    assert all(0 <= each <= 500 for each in placed)
    ordered = sorted(placed)
    assert all(b - a >= 20 - 1e-6 for a, b in itertools.pairwise(ordered))


@given(places)
def test_spreading_keeps_the_order(wanted):
    placed = spread(wanted, gap=20, low=0, high=500)
    order = sorted(range(len(wanted)), key=lambda each: wanted[each])
    assert [placed[each] for each in order] == sorted(placed)


def test_labels_far_apart_stay_where_they_are():
    assert spread([10, 200, 90], gap=20, low=0, high=500) == [10, 200, 90]


def test_with_too_little_room_labels_share_it():
    assert spread([50, 50, 50], gap=100, low=0, high=100) == [0, 50, 100]


def test_nothing_to_spread():
    assert spread([], gap=20, low=0, high=100) == []


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(1, 80)), max_size=8))
def test_labels_of_a_lane_do_not_touch(pairs):
    spans = [(left, left + width) for left, width in pairs]
    found = lanes(spans, gap=5)
    for lane in set(found):
        row = sorted(span for span, mine in zip(spans, found, strict=True) if mine == lane)
        assert all(b[0] >= a[1] + 5 - 1e-9 for a, b in itertools.pairwise(row))


def test_labels_with_room_share_one_lane():
    assert lanes([(0, 10), (20, 30), (40, 50)], gap=5) == [0, 0, 0]
