"""Drills over the solved fixtures, and a clock that tests set."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from negotiator_trainer.services.review.service import Reviews
from tests.services.review.solved import Solved

COSTLY = ("say yd01", "say yd05", "say yd07", "accept")
"""Whoever plays the small sale so accepts what is worse than waiting, in turn 4."""
RIGHT = "offer price=100 service=none"
WRONG = "accept"


class At:
    """A clock that stands."""

    def __init__(self):
        self.at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return At()


@pytest.fixture
def tables():
    return Solved()


@pytest.fixture
def reviews(database, trainer, tables, clock):
    return Reviews(database, trainer.practice, tables, now=clock)


@pytest.fixture
def reviewed(played, reviews):
    """A function: play an attempt of the toy sale and have it reviewed; returns its id."""

    def play(*moves, **how):
        attempt = played(*(moves or COSTLY), **how)
        reviews.page(attempt)
        return attempt

    return play


@pytest.fixture
def drill(trainer, reviewed):
    """The one drill of a costly attempt."""
    reviewed()
    (only,) = trainer.drills.every()
    return only
