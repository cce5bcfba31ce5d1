"""A profile in a folder of its own, the fixture scenarios, and a clock that only goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from negotiator_trainer.services.library import Library
from negotiator_trainer.services.trainer import Trainer
from negotiator_trainer.store.database import Database
from tests.games import FIXTURES


class Clock:
    """Gives a time, and a minute later the next time."""

    def __init__(self):
        self.at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    def __call__(self):
        self.at += timedelta(minutes=1)
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def library():
    return Library([FIXTURES / "scenarios"])


@pytest.fixture
def database(tmp_path, clock):
    opened = Database.open(tmp_path / "data" / "profile.db", now=clock)
    yield opened
    opened.close()


@pytest.fixture
def trainer(database, library, clock):
    return Trainer(database, library, now=clock, seed=lambda: 11)


@pytest.fixture
def anew(database, clock):
    """Make another trainer on the same profile, as after a restart."""
    return lambda: Trainer(database, Library([FIXTURES / "scenarios"]), now=clock)


@pytest.fixture
def played(trainer):
    """Play a scripted attempt of the toy sale and conclude it; returns its id."""

    def play(*moves, variant="moving_out", sheet=None, guess=None, seed=4, end=True):
        attempt = trainer.start("toy-sale", "buyer", seed=seed, variant=variant)
        if sheet is not None:
            trainer.save_sheet(attempt, sheet)
        for move in moves:
            trainer.play(attempt, move)
        if end:
            trainer.conclude(attempt, guess)
        return attempt

    return play
