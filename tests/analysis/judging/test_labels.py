from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.analysis.judging.labels import attempt_accuracy, label_of, turn_accuracy


@pytest.mark.parametrize(
    ("loss", "label"),
    [
        (0, "strong"), (2, "strong"), (2.01, "fine"), (5, "fine"), (5.01, "cost_little"),
        (10, "cost_little"), (10.01, "cost_lot"), (100, "cost_lot"),
    ],
)  # fmt: skip
def test_a_label_follows_from_the_loss(loss, label):
    assert label_of(loss) == label


@pytest.mark.parametrize("loss", [0, 4, 60])
def test_a_turning_point_is_one_whatever_it_cost(loss):
    assert label_of(loss, turned=True) == "turning_point"


@pytest.mark.parametrize("turned", [False, True])
def test_what_nothing_had_announced_costs_a_little_at_most(turned):
    assert label_of(60, turned=turned, unannounced=True) == "cost_little"
    assert label_of(4, turned=turned, unannounced=True) == "fine"


@pytest.mark.parametrize(
    ("loss", "accuracy"), [(0, 100), (2, 91.4), (5, 79.8), (10, 63.6), (20, 40.1), (100, 1)]
)
def test_a_turns_accuracy_is_on_the_published_curve(loss, accuracy):
    assert turn_accuracy(loss) == pytest.approx(accuracy, abs=0.1)


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_larger_loss_is_never_more_accurate(one, other):
    small, large = sorted((one, other))
    assert 1 <= turn_accuracy(large) <= turn_accuracy(small) <= 100


def test_an_attempts_accuracy_is_between_its_two_means():
    # arithmetic 76, harmonic 400/13
    assert attempt_accuracy([100, 100, 100, 4], decisions=4) == pytest.approx(
        (76 + 4 / (3 / 100 + 1 / 4)) / 2
    )


def test_one_disaster_is_not_hidden_among_good_turns():
    good = [95.0] * 9
    assert attempt_accuracy([*good, 1.0], decisions=10) < attempt_accuracy(good, decisions=9) / 1.5


@pytest.mark.parametrize("decisions", [0, 1, 3])
def test_with_fewer_than_four_decisions_there_is_no_accuracy(decisions):
    assert attempt_accuracy([90.0] * decisions, decisions=decisions) is None


def test_where_every_decision_was_assisted_there_is_no_accuracy():
    assert attempt_accuracy([], decisions=6) is None


def test_the_curve_never_leaves_its_range():
    assert turn_accuracy(inf) == 1
