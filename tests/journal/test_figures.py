"""What a review comes to in figures."""

from __future__ import annotations

import pytest

from negotiator_trainer.journal.case import CheckedAssumption, Outcome, Review
from negotiator_trainer.journal.figures import review_figures
from negotiator_trainer.scoring.sheet import Guess


def figures(guess=None, outcome=None, **review):
    return review_figures(guess or Guess(), outcome or Outcome(), Review(**review))


def test_an_empty_review_says_nothing():
    found = figures()
    assert (found.relationship, found.deal_again, found.interval, found.by_time) == (None,) * 4
    assert (found.confirmed, found.refuted, found.untested) == (0, 0, 0)


@pytest.mark.parametrize(
    ("rated", "mean", "again"),
    [
        ((60, 70, 80, 10), 70.0, 10),
        ((60, None, 80, None), 70.0, None),
        ((None, None, None, 90), None, 90),
        ((50,), 50.0, None),
    ],
)
def test_the_relationship_is_the_mean_of_trust_calm_and_face(rated, mean, again):
    found = figures(relationship=rated)
    assert (found.relationship, found.deal_again) == (mean, again)


def test_assumptions_are_counted_by_what_became_of_them():
    kinds = ("confirmed", "refuted", "confirmed", "untested")
    found = figures(assumptions=tuple(CheckedAssumption("x", kind) for kind in kinds))
    assert (found.confirmed, found.refuted, found.untested) == (2, 1, 1)


@pytest.mark.parametrize(
    ("guess", "limit", "score"),
    [
        (Guess(40, 50), 45, 10.0),
        (Guess(50, 40), 40, 10.0),
        # Two units outside cost ten times two.
        (Guess(40, 50), 52, 30.0),
        (Guess(40, 50), 38, 30.0),
        (Guess(40, 50), None, None),
        (Guess(low=40), 45, None),
        (Guess(panel=(1, 2)), 45, None),
    ],
)
def test_a_range_scores_its_width_and_ten_times_what_it_missed_by(guess, limit, score):
    assert figures(guess, Outcome(limit=limit)).interval == score


def test_time_is_what_it_brought_less_what_it_cost():
    assert figures(lost_to_delay=500).by_time == -500
    assert figures(lost_to_delay=500, gained_by_time=700).by_time == 200
    assert figures(gained_by_time=0).by_time == 0
