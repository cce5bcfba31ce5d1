"""Attempts, their turns and their results."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.engine.outcome import Effect, Offered, from_record, to_record
from negotiator_trainer.errors import StoreError
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DamagedAttempt
from negotiator_trainer.store.records import Attempt, TurnRecord


def alter(path, statement, *values):
    """Change the closed file behind the program's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement, values)


def test_an_attempt_comes_back_as_it_began(database, play):
    new = play.new(seed=2**62)
    with database.unit() as unit:
        attempt = unit.attempts.create(new)
    with database.unit() as unit:
        assert unit.attempts.get(attempt.id) == attempt
    for name in new.__dataclass_fields__:
        assert getattr(attempt, name) == getattr(new, name)
    assert isinstance(attempt, Attempt)
    assert (attempt.turns_made, attempt.finished_at, attempt.discarded) == (0, None, False)


def test_turns_come_back_in_order_after_closing(path, clock, play):
    database = Database.open(path, now=clock)
    with database.unit() as unit:
        attempt = unit.attempts.create(play.new()).id
    turns = [play.turn(position) for position in range(12)]
    for turn in turns:
        with database.unit() as unit:
            unit.attempts.append(attempt, turn)
    database.close()
    database = Database.open(path, now=clock)
    with database.unit() as unit:
        assert unit.attempts.turns(attempt) == tuple(turns)
        assert unit.attempts.get(attempt).turns_made == 11
        assert unit.attempts.get(attempt).changed_at == turns[-1].at
    database.close()


def test_what_the_engine_records_comes_back_as_the_same_events(database, play, clock):
    events = (Effect("trust", 50, 55, "a question"), Offered("them", ((1, 2), (3, 4)), "offers"))
    turn = TurnRecord(
        position=0,
        move="",
        lines=(),
        events=tuple(to_record(event) for event in events),
        digest="d",
        at=clock(),
    )
    with database.unit() as unit:
        attempt = unit.attempts.create(play.new()).id
        unit.attempts.append(attempt, turn)
        (found,) = unit.attempts.turns(attempt)
    assert tuple(from_record(record) for record in found.events) == events


def test_the_same_turn_again_is_no_error_and_no_second_turn(database, play):
    with database.unit() as unit:
        attempt = unit.attempts.create(play.new()).id
        opening, first = play.turn(0), play.turn(1)
        unit.attempts.append(attempt, opening)
        unit.attempts.append(attempt, first)
    with database.unit() as unit:
        unit.attempts.append(attempt, first)
    with database.unit() as unit:
        assert unit.attempts.turns(attempt) == (opening, first)


@pytest.mark.parametrize("position", [0, 1, 3, -1])
def test_a_turn_out_of_order_is_a_bug_and_changes_nothing(database, play, position):
    attempt = play.begin(database, turns=1)
    other = play.turn(position, words="something else")
    with pytest.raises(ValueError, match="no room"), database.unit() as unit:
        unit.attempts.append(attempt, other)
    with database.unit() as unit:
        assert len(unit.attempts.turns(attempt)) == 2


def test_a_finished_attempt_takes_no_more_turns(database, play):
    attempt = play.whole(database)
    with pytest.raises(ValueError, match="no room"), database.unit() as unit:
        unit.attempts.append(attempt, play.turn(4))


def test_nothing_of_a_transaction_that_fails_is_kept(database, play):
    attempt = play.begin(database, turns=2)

    def fail():
        with database.unit() as unit:
            unit.attempts.append(attempt, play.turn(3))
            unit.attempts.create(play.new())
            raise KeyError("a bug")

    with pytest.raises(KeyError):
        fail()
    with database.unit() as unit:
        assert len(unit.attempts.turns(attempt)) == 3
        assert [a.id for a in unit.attempts.unfinished()] == [attempt]
    assert database.verify().ok


def test_unfinished_attempts_come_newest_first_without_discarded_ones(database, play):
    first, second, third = (play.begin(database, turns=0) for _ in range(3))
    play.whole(database)
    with database.unit() as unit:
        unit.attempts.discard(second)
        assert [a.id for a in unit.attempts.unfinished()] == [third, first]
        assert unit.attempts.get(second).discarded
    with database.unit() as unit:
        unit.attempts.restore(second)
        assert [a.id for a in unit.attempts.unfinished()] == [third, second, first]


def test_a_result_comes_back_with_all_its_figures(database, play, clock):
    attempt = play.begin(database)
    result, at = play.result(), clock()
    with database.unit() as unit:
        unit.attempts.finish(attempt, "deal", at, result)
    with database.unit() as unit:
        assert unit.attempts.results(attempt) == (result,)
        found = unit.attempts.get(attempt)
    assert (found.ending, found.finished_at) == ("deal", at)
    assert (found.verdict, found.overall) == ("held", 71.5)


def test_finishing_twice_the_same_way_is_no_error_and_otherwise_a_bug(database, play, clock):
    attempt = play.begin(database)
    result, at = play.result(), clock()
    for _ in range(2):
        with database.unit() as unit:
            unit.attempts.finish(attempt, "deal", at, result)
    with database.unit() as unit:
        assert len(unit.attempts.results(attempt)) == 1
    with pytest.raises(ValueError, match="has ended as deal"), database.unit() as unit:
        unit.attempts.finish(attempt, "walked", at, result)


def test_scoring_anew_adds_a_result_and_keeps_the_first(database, play):
    attempt = play.whole(database, overall=60)
    second = play.result(overall=64.25)
    with database.unit() as unit:
        unit.attempts.rescore(attempt, second)
        assert [r.overall for r in unit.attempts.results(attempt)] == [60.0, 64.25]
        (summary,) = unit.attempts.summaries()
    assert (summary.overall, summary.measures) == (64.25, second.measures)


def test_an_unfinished_attempt_cannot_be_scored_anew(database, play):
    attempt = play.begin(database)
    with pytest.raises(ValueError, match="not finished"), database.unit() as unit:
        unit.attempts.rescore(attempt, play.result())


def test_a_figure_that_is_no_number_is_not_written(database, play, clock):
    attempt = play.begin(database)
    result = play.result()
    result.measures["claimed"] = float("nan")
    with pytest.raises(ValueError, match="JSON"), database.unit() as unit:
        unit.attempts.finish(attempt, "deal", clock(), result)


def test_an_unknown_attempt_is_a_sentence(database):
    with pytest.raises(StoreError, match="Attempt 99 is not in your history"):  # noqa: SIM117
        with database.unit() as unit:
            unit.attempts.turns(99)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE turn SET lines = replace(lines, 'morning', 'evening') WHERE position = 1",
        "UPDATE turn SET digest = 'x' WHERE position = 3",
        "UPDATE turn SET position = 9 WHERE position = 3",
        "DELETE FROM turn WHERE position = 3",
        "DELETE FROM turn WHERE position = 1",
        "DELETE FROM turn",
        "UPDATE attempt SET turns_made = 2",
        "UPDATE attempt SET variant = 'tough'",
    ],
)
def test_a_damaged_attempt_is_refused_and_named(path, clock, play, statement):
    database = Database.open(path, now=clock)
    attempt = play.begin(database)
    database.close()
    alter(path, statement)
    database = Database.open(path, now=clock)
    with pytest.raises(DamagedAttempt, match=f"Attempt {attempt} is damaged"):  # noqa: SIM117
        with database.unit() as unit:
            unit.attempts.turns(attempt)
    assert attempt in database.verify().damaged_attempts
    database.close()


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@settings(max_examples=20)
@given(words=st.lists(texts, max_size=4))
def test_any_words_come_back(tmp_path_factory, players, words):
    play = players()
    database = Database.open(tmp_path_factory.mktemp("p") / "p.db", now=play.clock)
    with database.unit() as unit:
        attempt = unit.attempts.create(play.new()).id
        turns = [play.turn(position, word) for position, word in enumerate(words)]
        for turn in turns:
            unit.attempts.append(attempt, turn)
    with database.unit() as unit:
        assert unit.attempts.turns(attempt) == tuple(turns)
    assert database.verify().ok
    database.close()


def test_words_that_no_database_can_keep_are_made_harmless(database, play):
    with database.unit() as unit:
        attempt = unit.attempts.create(play.new()).id
        unit.attempts.append(attempt, play.turn(0, words="a\0b \ud800"))
    with database.unit() as unit:
        assert unit.attempts.turns(attempt)[0].lines[0]["text"] == "a\0b ?"
    assert database.verify().ok
