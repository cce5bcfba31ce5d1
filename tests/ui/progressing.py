"""Progress as it is read from a made-up history, for the tests of its page."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from bench.history import LAST, History, Part
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.trainer import Trainer
from negotiator_trainer.store.database import Database

SCENARIOS = Path(__file__).parents[1] / "fixtures" / "scenarios"
PARTS = (
    Part("toy-sale", "buyer", ("deal", "walk"), 100),
    Part("two-doors", "tenant", ("deal", "walk"), 50),
)


@cache
def progress(count, *, cases=0, span="all"):
    """The view of a profile with so many attempts and real cases."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder) / "profile.db", now=lambda: LAST)
        try:
            fill(database, count, cases=cases)
            return Trainer(database, Library([SCENARIOS]), now=lambda: LAST).progress.page(span)
        finally:
            database.close()


def fill(database, count, *, cases=0):
    """Write so many attempts and real cases over a bit more than a year."""
    history = History(database, days=400, parts=PARTS)
    history.play(count, turns=3)
    history.negotiate(cases)


def chart_of(card):
    """The chart of a card, drawn whether it is in sight or not."""
    card.draw()
    return card.chart
