"""Drills: one a turn, answered and put elsewhere in one transaction, never silently changed."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.drill_records import DrillAnswer, NewDrill, Schedule
from negotiator_trainer.store.failures import DamagedAttempt

DAY = date(2026, 3, 1)


def schedule(*, days=0, state="due", lapses=0):
    return Schedule(
        state=state, card=f'{{"days": {days}}}', due_on=DAY + timedelta(days=days), lapses=lapses
    )


@pytest.fixture
def add(database, play):
    """A function: keep a drill of a whole attempt; returns its id."""

    def drill(attempt=None, turn=2, *, loss=12.5, **how):
        attempt = play.whole(database) if attempt is None else attempt
        new = NewDrill(
            attempt=attempt, turn=turn, skill="ask", loss=loss, schedule=schedule(**how),
            made_at=play.clock(),
        )  # fmt: skip
        with database.unit() as unit:
            return unit.drills.add(new).id

    return drill


def answer(play, *, rating=3, **changes):
    values = {"move": "say q03", "loss": 1.5, "seconds": 20.0, "at": play.clock()}
    return DrillAnswer(**{**values, "rating": rating, **changes})


def get(database, drill):
    with database.unit() as unit:
        return unit.drills.get(drill)


def due(database, on=DAY, **how):
    with database.unit() as unit:
        return [drill.id for drill in unit.drills.due(on, **how)]


def test_a_drill_is_kept_and_survives_closing(database, path, play, clock, add):
    drill = add()
    kept = get(database, drill)
    assert (kept.turn, kept.skill, kept.loss) == (2, "ask", 12.5)
    assert (kept.scenario, kept.role) == ("used-car", "buyer")
    assert (kept.schedule, kept.answers) == (schedule(), 0)
    database.close()
    again = Database.open(path, now=clock)
    assert get(again, drill) == kept
    assert again.verify().ok
    again.close()


def test_a_turn_has_one_drill_and_the_first_one_stays(database, play, add):
    attempt = play.whole(database)
    first = add(attempt, loss=12.5)
    with database.unit() as unit:
        unit.drills.put(first, schedule(state="set_aside"), at=play.clock())
    assert add(attempt, loss=30) == first
    assert (get(database, first).state, get(database, first).loss) == ("set_aside", 12.5)
    assert database.verify().ok


def test_a_drill_needs_an_attempt(add):
    with pytest.raises(StoreError, match="Attempt 9 is not in your history"):
        add(9)


def test_what_is_due_comes_by_day_and_of_one_day_the_costliest_first(database, play, add):
    attempt = play.whole(database)
    small, large = add(attempt, 1, loss=6), add(attempt, 2, loss=20)
    late, tomorrow = add(attempt, 3, days=-2), add(play.whole(database), days=1)
    assert due(database) == [late, large, small]
    assert due(database, limit=2) == [late, large]
    assert due(database, on=DAY + timedelta(days=1)) == [late, large, small, tomorrow]
    assert due(database, on=DAY + timedelta(days=1), attempt=attempt) == [late, large, small]


def test_what_was_set_aside_or_sent_to_the_scene_is_not_due_and_what_is_mastered_is(database, add):
    for state in ("set_aside", "leech"):
        add(state=state)
    mastered = add(state="mastered")
    assert due(database) == [mastered]
    with database.unit() as unit:
        assert [d.state for d in unit.drills.list(states=("leech", "mastered"))] == [
            "leech", "mastered",
        ]  # fmt: skip


def test_an_attempt_that_was_put_aside_takes_its_drills_along(database, play, add):
    attempt = play.whole(database)
    drill = add(attempt)
    with database.unit() as unit:
        unit.attempts.discard(attempt)
    assert due(database) == []
    with database.unit() as unit:
        assert unit.drills.list() == ()
        unit.attempts.restore(attempt)
    assert due(database) == [drill]


def test_an_answer_and_its_day_are_kept_together_or_not_at_all(database, play, add):
    drill = add()
    given = answer(play, rating=1)
    with database.unit() as unit:
        unit.drills.answer(drill, given, schedule(days=1, lapses=1))
    with pytest.raises(ZeroDivisionError), database.unit() as unit:  # noqa: PT012 - as one block
        unit.drills.answer(drill, answer(play), schedule(days=9))
        raise ZeroDivisionError
    kept = get(database, drill)
    assert (kept.schedule, kept.answers) == (schedule(days=1, lapses=1), 1)
    with database.unit() as unit:
        assert unit.drills.answers(drill) == (given,)
    assert database.verify().ok


def test_the_last_answer_can_be_rated_otherwise_and_taken_back(database, play, add):
    drill = add()
    first, second = answer(play), answer(play, move="accept")
    with database.unit() as unit:
        unit.drills.answer(drill, first, schedule(days=2))
        unit.drills.answer(drill, second, schedule(days=10))
        unit.drills.rate(drill, 1, schedule(days=1, lapses=1), at=play.clock())
    with database.unit() as unit:
        assert [each.rating for each in unit.drills.answers(drill)] == [3, 1]
    with database.unit() as unit:
        unit.drills.take_back(drill, schedule(days=2), at=play.clock())
    with database.unit() as unit:
        assert unit.drills.answers(drill) == (first,)
    assert get(database, drill).schedule == schedule(days=2)
    assert database.verify().ok


def test_nothing_can_be_taken_back_before_an_answer(database, play, add):
    drill = add()
    with pytest.raises(StoreError, match="not answered"), database.unit() as unit:
        unit.drills.take_back(drill, schedule(), at=play.clock())


def test_answers_are_counted_within_a_time(database, play, add):
    drill = add()
    times = [datetime(2026, 3, day, 22, 30, tzinfo=UTC) for day in (1, 2, 2, 3)]
    with database.unit() as unit:
        for at in times:
            unit.drills.answer(drill, answer(play, at=at), schedule())
        since = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
        assert unit.drills.answered(since=since, until=since + timedelta(days=1)) == 2


def test_a_drill_that_is_gone_says_so(database):
    with pytest.raises(StoreError, match="Drill 4 is not there any more"):
        get(database, 4)


@pytest.mark.parametrize(
    "change",
    ["UPDATE drill SET due_at = '2030'", "UPDATE drill_answer SET loss = 0.0",
     "DELETE FROM drill_answer WHERE position = 0"],
)  # fmt: skip
def test_a_change_behind_the_programs_back_is_refused(database, path, play, clock, add, change):
    drill = add()
    with database.unit() as unit:
        unit.drills.answer(drill, answer(play), schedule(days=2))
        unit.drills.answer(drill, answer(play), schedule(days=5))
    database.close()
    raw = sqlite3.connect(path)
    raw.execute(change)
    raw.commit()
    raw.close()
    again = Database.open(path, now=clock)
    with pytest.raises(DamagedAttempt, match="is damaged on the disk"), again.unit() as unit:
        unit.drills.answers(drill)
    assert not again.verify().ok
    again.close()
