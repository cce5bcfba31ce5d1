"""A made-up history is as whole as one that was played."""

from datetime import timedelta

import pytest

from bench.history import LAST, History
from negotiator_trainer.store.database import Database


@pytest.fixture
def database(tmp_path):
    opened = Database.open(tmp_path / "profile.db", now=lambda: LAST)
    yield opened
    opened.close()


def test_it_verifies(database):
    history = History(database, days=100)
    history.play(30, turns=4)
    history.negotiate(5)
    found = database.verify()
    assert found.ok
    assert found.rows["attempt"] == 30
    assert found.rows["turn"] == 30 * 5
    assert found.rows["case_part"] == 10


def test_its_attempts_can_be_opened_and_lie_within_its_days(database):
    History(database, days=100).play(12, turns=3)
    with database.unit() as unit:
        attempts = [unit.attempts.get(number) for number in range(1, 13)]
        assert [len(unit.attempts.turns(attempt.id)) for attempt in attempts] == [4] * 12
        assert all(unit.attempts.results(attempt.id) for attempt in attempts)
    ends = [attempt.finished_at for attempt in attempts]
    assert LAST - timedelta(days=101) <= min(ends) <= max(ends) == LAST


def test_the_same_seed_gives_the_same_history(database, tmp_path):
    other = Database.open(tmp_path / "other.db", now=lambda: LAST)
    for each in (database, other):
        History(each, seed=3).play(5, turns=2)
    with database.unit() as mine, other.unit() as theirs:
        assert mine.attempts.summaries() == theirs.attempts.summaries()
    other.close()
