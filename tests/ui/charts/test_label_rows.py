from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.ui import fonts
from negotiator_trainer.ui.charts.label_rows import place_labels


def placed(said, xs, *, width=600.0):
    return place_labels(said, xs, low=0, high=100, width=width, font=fonts.body_font())


def test_labels_with_room_stand_over_their_marks(qapp):
    found = placed(["a", "b"], [20, 80])
    assert [each.lane for each in found] == [0, 0]
    assert all(abs(each.anchor - 0.5) < 0.01 for each in found)


def test_labels_without_room_go_higher(qapp):
    assert sorted(each.lane for each in placed(["my walkaway £42k"] * 3, [50, 51, 52])) == [0, 1, 2]


def test_labels_at_the_ends_stay_inside(qapp):
    first, last = placed(["my walkaway £42k"] * 2, [0, 100])
    assert first.anchor < 0.1
    assert last.anchor > 0.9


@given(st.lists(st.floats(0, 100), min_size=1, max_size=6))
def test_anchors_are_parts_of_the_label(xs):
    found = placed(["my target £39k"] * len(xs), xs)
    assert all(0 <= each.anchor <= 1 for each in found)


def test_an_axis_without_length_does_not_fail(qapp):
    assert place_labels(["a"], [5], low=5, high=5, width=100, font=fonts.body_font())
