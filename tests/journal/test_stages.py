"""How far a case is."""

from __future__ import annotations

import pytest

from negotiator_trainer.journal.case import Outcome, Review
from negotiator_trainer.journal.stages import stage_of


@pytest.mark.parametrize(
    ("size", "outcome", "review", "went_in", "stage"),
    [
        ("full", Outcome(), Review(), False, "preparing"),
        ("full", Outcome(), Review(learned="x"), False, "preparing"),
        ("full", Outcome(), Review(), True, "went_in"),
        ("full", Outcome(terms="open"), Review(learned="x"), True, "went_in"),
        ("short", Outcome(agreed=False), Review(), True, "outcome"),
        ("short", Outcome(agreed=True), Review(), False, "outcome"),
        ("full", Outcome(agreed=False), Review(why="x"), True, "reviewed"),
        ("log", Outcome(), Review(), False, "outcome"),
        ("log", Outcome(), Review(why="x"), False, "reviewed"),
    ],
)
def test_how_far_a_case_is_follows_from_what_is_written(size, outcome, review, went_in, stage):
    assert stage_of(size, outcome, review, went_in=went_in) == stage
