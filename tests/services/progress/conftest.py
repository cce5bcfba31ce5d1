"""Profiles with a made-up history, and the service that reads them."""

from __future__ import annotations

import pytest

from bench.history import LAST, History, Part
from negotiator_trainer.services.trainer import Trainer

PARTS = (
    Part("toy-sale", "buyer", ("deal", "rain"), 100),
    Part("two-doors", "tenant", ("deal", "gone_since"), 50),
)


@pytest.fixture
def history(database):
    return History(database, days=400, parts=PARTS)


@pytest.fixture
def figures(database, library):
    """The progress of a profile on the day on which the made-up history ends."""
    return Trainer(database, library, now=lambda: LAST).progress
