"""Attempts at a glance."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from negotiator_trainer.store.home_records import Best


@pytest.fixture
def played(database, play):
    """Six finished attempts of two scenarios and roles, one practice, one discarded."""
    ids = [
        play.whole(database, overall=40),
        play.whole(database, overall=80, role="seller"),
        play.whole(database, overall=60),
        play.whole(database, overall=95, mode="practice"),
        play.whole(database, overall=70, scenario="clinic-dashboard"),
        play.whole(database, overall=99),
    ]
    play.begin(database)
    with database.unit() as unit:
        unit.attempts.discard(ids[5])
    return ids


def test_finished_attempts_come_in_either_order_and_number_their_plays(database, played):
    with database.unit() as unit:
        newest = unit.attempts.summaries()
        oldest = unit.attempts.summaries(newest_first=False)
    assert newest == oldest[::-1]
    assert [(s.id, s.role, s.play, s.mode) for s in oldest] == [
        (played[0], "buyer", 1, "live"),
        (played[1], "seller", 1, "live"),
        (played[2], "buyer", 2, "live"),
        (played[3], "buyer", 3, "practice"),
        (played[4], "buyer", 1, "live"),
    ]
    assert oldest[0].measures == {
        "claimed": 40.0,
        "created": None,
        "zopa": 62.5,
        "relationship": 80.0,
    }
    assert oldest[0].finished_at > oldest[0].started_at


def test_only_what_is_drawn_is_asked_for(database, played):
    with database.unit() as unit:
        assert [s.id for s in unit.attempts.summaries("clinic-dashboard")] == [played[4]]
        assert [s.id for s in unit.attempts.summaries("used-car", limit=2)] == [
            played[3],
            played[2],
        ]
        # A limit does not change which play it was.
        assert unit.attempts.summaries("used-car", limit=2)[1].play == 2
        assert unit.attempts.summaries("nothing") == ()


def test_a_thousand_summaries_are_one_query(database, played):
    statements = []

    def count(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    event.listen(database._engine, "before_cursor_execute", count)
    with database.unit() as unit:
        assert len(unit.attempts.summaries()) == 5
    assert len([s for s in statements if s.startswith("SELECT")]) == 1


def test_the_best_of_a_scenario_is_never_a_practice_and_ties_go_to_the_first(
    database, play, played
):
    with database.unit() as unit:
        best = unit.attempts.best_by_scenario()
    assert best == {
        "clinic-dashboard": Best(plays=1, overall=70.0, verdict="held", attempt=played[4]),
        "used-car": Best(plays=4, overall=80.0, verdict="held", attempt=played[1]),
    }
    play.whole(database, overall=80)
    with database.unit() as unit:
        assert unit.attempts.best_by_scenario()["used-car"].attempt == played[1]
        unit.attempts.restore(played[5])
        assert unit.attempts.best_by_scenario()["used-car"].attempt == played[5]


def test_a_scenario_that_was_only_practised_has_plays_and_no_best(database, play):
    play.whole(database, mode="practice")
    with database.unit() as unit:
        best = unit.attempts.best_by_scenario()
    assert best == {"used-car": Best(plays=1, overall=None, verdict=None, attempt=None)}
