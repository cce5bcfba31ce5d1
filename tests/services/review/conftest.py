"""Reviews over the solved fixtures."""

from __future__ import annotations

import pytest

from negotiator_trainer.services.review.service import Reviews
from tests.services.review.solved import Solved


@pytest.fixture
def tables():
    return Solved()


@pytest.fixture
def reviews(database, trainer, tables, clock):
    return Reviews(database, trainer.practice, tables, now=clock)


@pytest.fixture
def reviews_anew(database, anew, tables, clock):
    """Reviews as after a restart."""
    return lambda: Reviews(database, anew().practice, tables, now=clock)


@pytest.fixture
def doors(trainer):
    """Play the two doors to the end and conclude; returns the attempt's id."""

    def play(*moves, variant="nights", end=True):
        attempt = trainer.start("two-doors", "tenant", seed=5, variant=variant)
        for move in moves:
            trainer.play(attempt, move)
        if end:
            trainer.conclude(attempt, None)
        return attempt

    return play
