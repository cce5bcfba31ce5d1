"""A profile in which something was really played, a case written, a drill made."""

from __future__ import annotations

from datetime import date

import pytest

from negotiator_trainer.services.library import Library
from negotiator_trainer.services.trainer import Trainer
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.drill_records import NewDrill, Schedule
from tests.games import FIXTURES
from tests.store.conftest import Clock, Play

CANARY = "zwitscherquark"
SCRIPT = "<script>alert('&')</script>"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "profile.db"


@pytest.fixture
def library():
    return Library([FIXTURES / "scenarios"])


@pytest.fixture
def trainer(path, clock, library):
    opened = Trainer(Database.open(path, now=clock), library, now=clock)
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path, clock, library):
    database = Database.open(tmp_path / "other" / "profile.db", now=clock)
    opened = Trainer(database, library, now=clock)
    yield opened
    opened.close()


@pytest.fixture
def full(trainer, clock):
    """Return the trainer after one attempt to its end, one begun, two cases and a drill."""
    attempt = trainer.start("toy-sale", "buyer", seed=1)
    trainer.note(attempt, f"{CANARY} {SCRIPT}")
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    trainer.start("toy-sale", "buyer", seed=2)
    play = Play(clock)
    play.whole_case(trainer.database, title=f"{CANARY} {SCRIPT}")
    trashed = play.case(trainer.database, title="Thrown away")
    schedule = Schedule(state="due", card='{"a": 1}', due_on=date(2026, 3, 2), lapses=0)
    with trainer.database.unit() as unit:
        unit.cases.trash(trashed, clock())
        unit.drills.add(
            NewDrill(attempt=attempt, turn=1, skill="ask", loss=9.0, schedule=schedule,
                     made_at=clock())
        )  # fmt: skip
    return trainer
