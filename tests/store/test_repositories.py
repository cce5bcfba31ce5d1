"""Sheets, estimates, notes, answers and scenarios."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DamagedAttempt, DamagedStore
from negotiator_trainer.store.records import Answers, Note


def test_a_sheet_comes_back_equal_and_its_history_is_kept(database, play, clock):
    attempt = play.begin(database)
    first, second, at = play.sheet(), play.sheet(walkaway=950_000), [clock(), clock(), clock()]
    with database.unit() as unit:
        assert unit.sheets.get(attempt) is None
        unit.sheets.save(attempt, first, at[0])
        unit.sheets.save(attempt, first, at[1])
        unit.sheets.save(attempt, second, at[2])
    with database.unit() as unit:
        assert unit.sheets.get(attempt) == second
        assert unit.sheets.history(attempt) == ((at[0], first), (at[2], second))


def test_an_empty_sheet_is_a_sheet(database, play, clock):
    attempt = play.begin(database)
    with database.unit() as unit:
        unit.sheets.save(attempt, Sheet(), clock())
        assert unit.sheets.get(attempt) == Sheet()


def test_estimates_come_back_in_the_order_in_which_they_were_made(database, play):
    attempt = play.begin(database)
    estimates = (
        play.estimate(),
        play.estimate(stage="edit", turn=1, low=-5, high=2**62, truth=None, score=None),
        play.estimate(stage="closing", low=None, high=None, panel=(0, 50, 100), justified=[1, 2]),
    )
    with database.unit() as unit:
        for estimate in estimates:
            unit.estimates.add(attempt, estimate)
    with database.unit() as unit:
        assert unit.estimates.list(attempt) == estimates


def test_notes_are_added_and_replaced(database, play, clock):
    attempt, other = play.begin(database), play.begin(database)
    notes = tuple(Note(turn=n, text=f"note {n} «é»", at=clock()) for n in range(3))
    with database.unit() as unit:
        for note in notes:
            unit.notes.add(attempt, note)
        unit.notes.add(other, notes[0])
        assert unit.notes.list(attempt) == notes
    with database.unit() as unit:
        unit.notes.replace(attempt, notes[1:])
    with database.unit() as unit:
        assert unit.notes.list(attempt) == notes[1:]
        assert unit.notes.list(other) == notes[:1]
        unit.notes.replace(attempt, ())
        unit.notes.add(attempt, notes[2])
    with database.unit() as unit:
        assert unit.notes.list(attempt) == notes[2:]
    assert database.verify().ok


def test_answers_are_saved_once_and_can_be_changed(database, play, clock):
    attempt = play.begin(database)
    first = Answers(least=[10, 20], moment_turn=None, rating=None, at=clock())
    with database.unit() as unit:
        assert unit.answers.get(attempt) is None
        unit.answers.save(attempt, first)
        assert unit.answers.get(attempt) == first
    second = play.answers()
    with database.unit() as unit:
        unit.answers.save(attempt, second)
    with database.unit() as unit:
        assert unit.answers.get(attempt) == second
    assert database.verify().ok


def test_a_scenario_is_kept_once_by_its_digest(database):
    files = {"scenario.yaml": b"id: toy\n", "script.buyer.yarn": b"\x00\xff", "empty": b""}
    with database.unit() as unit:
        assert not unit.scenarios.has("d1")
        unit.scenarios.keep("d1", files)
        unit.scenarios.keep("d1", {"scenario.yaml": b"another"})
        unit.scenarios.keep("d2", {"scenario.yaml": b"another"})
    with database.unit() as unit:
        assert unit.scenarios.files("d1") == files
        assert unit.scenarios.files("d2") == {"scenario.yaml": b"another"}
    assert database.verify().ok


def test_a_scenario_that_was_never_kept_is_a_sentence(database):
    with pytest.raises(StoreError, match="is not in your history"), database.unit() as unit:
        unit.scenarios.files("d1")


def test_nothing_can_be_kept_for_an_attempt_that_is_not_there(database, play, clock):
    actions = [
        lambda unit: unit.sheets.save(9, play.sheet(), clock()),
        lambda unit: unit.estimates.add(9, play.estimate()),
        lambda unit: unit.notes.add(9, Note(turn=0, text="", at=clock())),
        lambda unit: unit.notes.list(9),
        lambda unit: unit.answers.save(9, play.answers()),
        lambda unit: unit.attempts.discard(9),
    ]
    for action in actions:
        with pytest.raises(StoreError, match="Attempt 9 is not in"), database.unit() as unit:
            action(unit)


@pytest.mark.parametrize(
    ("statement", "read"),
    [
        ("UPDATE note SET text = 'x'", lambda unit: unit.notes.list(1)),
        ("UPDATE note SET position = 4", lambda unit: unit.notes.list(1)),
        ("UPDATE sheet SET at = 'x'", lambda unit: unit.sheets.get(1)),
        ("UPDATE estimate SET score = 1", lambda unit: unit.estimates.list(1)),
        ("UPDATE answers SET least = '0'", lambda unit: unit.answers.get(1)),
        ("UPDATE result SET report = '{}'", lambda unit: unit.attempts.results(1)),
        ("UPDATE result SET measures = '{'", lambda unit: unit.attempts.summaries()),
    ],
)
def test_damaged_words_are_never_read_as_if_they_were_right(path, clock, play, statement, read):
    database = Database.open(path, now=clock)
    play.whole(database)
    database.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    database = Database.open(path, now=clock)
    with pytest.raises(DamagedAttempt, match="Attempt 1 is damaged"), database.unit() as unit:
        read(unit)
    database.close()


def test_a_damaged_scenario_is_never_read_as_if_it_was_right(path, clock, play):
    database = Database.open(path, now=clock)
    play.whole(database)
    database.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE scenario_file SET body = x'01' WHERE name = 'a/b'")
    database = Database.open(path, now=clock)
    with pytest.raises(DamagedStore, match="text of the scenario"), database.unit() as unit:
        unit.scenarios.files("c0ffee")
    database.close()
