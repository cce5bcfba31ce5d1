"""Figures over many attempts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import col, select

from negotiator_trainer.store.failures import DamagedAttempt
from negotiator_trainer.store.figure_records import PlayedFigures
from negotiator_trainer.store.records import Mark
from negotiator_trainer.store.skill_records import SkillUse
from negotiator_trainer.store.tables import (
    AttemptRow,
    DrillAnswerRow,
    DrillRow,
    ResultRow,
    SkillRow,
)

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
LATER = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture
def played(database, play):
    """Six finished attempts of two scenarios and roles, one practice, one discarded."""
    ids = [
        play.whole(database, overall=40),
        play.whole(database, overall=80, role="seller", verdict="missed_deal"),
        play.whole(database, overall=60),
        play.whole(database, overall=95, mode="practice"),
        play.whole(database, overall=70, scenario="clinic-dashboard"),
        play.whole(database, overall=99),
    ]
    play.begin(database)
    with database.unit() as unit:
        unit.attempts.discard(ids[5])
    return ids


@pytest.fixture
def figures(database):
    """A function: ask the figures something in a transaction of its own."""

    def ask(name, *args, **more):
        with database.unit() as unit:
            if name == "played":
                args = (unit.figures.overview().firsts, *args)
            return getattr(unit.figures, name)(*args, **more)

    return ask


@pytest.fixture
def selects(database):
    """Every SELECT that goes to the database."""
    found = []

    def count(_connection, _cursor, statement, *_rest):
        if statement.startswith("SELECT"):
            found.append(statement)

    event.listen(database._engine, "before_cursor_execute", count)
    yield found
    event.remove(database._engine, "before_cursor_execute", count)


def test_a_measure_of_the_live_attempts_comes_oldest_first_with_first_plays_marked(figures, played):
    found = figures("played")
    assert [(each.attempt, each.value, each.first) for each in found] == [
        (played[0], 40, True),
        (played[1], 80, True),
        (played[2], 60, False),
        (played[4], 70, True),
    ]
    assert [each.scenario for each in found][-1] == "clinic-dashboard"
    assert all(each.when.tzinfo is not None for each in found)
    assert sorted(found, key=lambda each: each.when) == list(found)


def test_another_measure_leaves_out_where_it_does_not_apply(figures, played):
    assert [each.value for each in figures("played", "zopa")] == [62.5] * 4
    assert len(figures("played", "created")) == 0
    assert len(figures("played", "no such measure")) == 0


def test_the_newest_scoring_counts(database, play, figures):
    attempt = play.whole(database, overall=40)
    again = replace(play.result(55), measures={"claimed": 11.0})
    with database.unit() as unit:
        unit.attempts.rescore(attempt, again)
    assert [each.value for each in figures("played")] == [55]
    assert [each.value for each in figures("played", "claimed")] == [11]
    assert len(figures("played", "zopa")) == 0


def test_a_time_limits_what_is_read_and_changes_no_first_play(figures, played):
    times = [each.when for each in figures("played")]
    found = figures("played", since=times[2])
    assert [(each.attempt, each.first) for each in found] == [(played[2], False), (played[4], True)]
    assert figures("played", "zopa", since=times[3])[0].attempt == played[4]
    assert figures("verdicts", since=times[2]) == {"held": 2}


def test_verdicts_are_counted(figures, played):
    assert figures("verdicts") == {"held": 3, "missed_deal": 1}


def test_a_fork_is_no_first_play_and_in_no_list(database, play, figures):
    fork = play.whole(database, overall=90, mode="practice")
    with database.unit() as unit:
        mark = Mark(kind="branch", turn=1, detail="some-uuid", at=play.clock())
        unit.marks.add(fork, mark)
    attempt = play.whole(database)
    assert [(each.attempt, each.first) for each in figures("played")] == [(attempt, True)]
    assert [each.attempt for each in figures("attempts")] == [attempt]
    assert figures("overview").listed == 1
    assert len(figures("sessions", since=LONG_AGO, until=LATER)) == 1


def test_after_practice_a_live_play_is_not_the_first(database, play, figures):
    play.whole(database, mode="practice")
    play.whole(database)
    assert [each.first for each in figures("played")] == [False]


def test_attempts_are_listed_newest_first_in_pages(figures, played):
    whole = figures("attempts")
    assert [each.attempt for each in whole] == [played[n] for n in (4, 3, 2, 1, 0)]
    assert figures("attempts", most=2) == whole[:2]
    assert figures("attempts", most=2, offset=2) == whole[2:4]
    assert figures("overview").listed == 5
    assert [each.live for each in whole] == [True, False, True, True, True]
    assert (whole[3].role, whole[3].verdict, whole[3].overall) == ("seller", "missed_deal", 80)


def test_the_attempts_of_a_verdict_are_live_ones(figures, played):
    assert [e.attempt for e in figures("attempts", verdict="held")] == [
        played[4],
        played[2],
        played[0],
    ]


def test_the_attempts_of_a_day_end_before_the_next(figures, played):
    times = sorted(each.when for each in figures("attempts"))
    assert [e.attempt for e in figures("attempts", since=times[1], until=times[3])] == [
        played[2],
        played[1],
    ]
    assert figures("sessions", since=times[1], until=times[3]) == tuple(times[1:3])


def test_a_scenario_has_its_best_its_last_and_its_endings(figures, played):
    car, clinic = sorted(figures("overview").scenarios, key=lambda each: -each.plays)
    assert (car.scenario, car.plays, car.best, car.last) == ("used-car", 3, 80, 60)
    assert car.endings == (("buyer", "deal"), ("seller", "deal"))
    assert (clinic.scenario, clinic.plays) == ("clinic-dashboard", 1)


def test_the_plays_of_a_scenario_begin_with_the_best(database, play, figures, played):
    assert [e.attempt for e in figures("plays", "used-car", most=9)] == [
        played[1],
        played[2],
        played[0],
    ]
    again = play.whole(database, overall=80)
    assert [e.attempt for e in figures("plays", "used-car", most=2)] == [played[1], again]
    assert figures("plays", "nothing", most=9) == ()


def test_columns_are_read_as_rows(figures, played):
    found = figures("played")
    assert found[-1] == found[len(found) - 1] == list(found)[-1]
    assert found[1:3] == list(found)[1:3]
    assert PlayedFigures.of(list(found)) == found
    assert PlayedFigures.of([]) == PlayedFigures()


def test_nothing_played_is_nothing_found(figures):
    assert len(figures("played")) == 0
    assert figures("overview") == ((), frozenset(), 0)
    assert figures("attempts") == ()
    assert figures("verdicts") == {}
    assert figures("skills", since=None, most=10) == ()
    assert figures("drilled", since=LONG_AGO, until=LATER) == ()


def add_skills(database, attempt, *skills, turns=(1, 2)):
    with database.unit() as unit:
        uses = [SkillUse(skill=name, count=2, score=score, turns=turns) for name, score in skills]
        unit.skills.save(attempt, uses)


def test_skills_are_those_of_the_newest_reviewed_attempts(database, figures, played):
    add_skills(database, played[0], ("ask", 40.0), ("trade", 50.0))
    add_skills(database, played[2], ("ask", 60.0), turns=(0, 4))
    add_skills(database, played[3], ("ask", 99.0))
    add_skills(database, played[5], ("ask", 99.0))
    found = figures("skills", since=None, most=10)
    assert [(e.skill, e.attempt, e.score, e.turns) for e in found] == [
        ("ask", played[0], 40, (1, 2)),
        ("trade", played[0], 50, (1, 2)),
        ("ask", played[2], 60, (0, 4)),
    ]
    assert {each.attempt for each in figures("skills", since=None, most=1)} == {played[2]}
    assert {e.attempt for e in figures("skills", since=found[-1].when, most=9)} == {played[2]}


def test_answers_to_drills_are_found_by_their_time(database, play, figures, played):
    at = play.clock().isoformat(timespec="microseconds")
    with database.unit() as unit:
        drill = DrillRow(
            uuid="d", attempt_id=played[0], turn=3, skill="ask", loss=8.0, state="due", card="{}",
            due_at=at, made_at=at, changed_at=at,
        )  # fmt: skip
        unit._work.db.add(drill)
        unit._work.db.flush()
        unit._work.db.add(
            DrillAnswerRow(
                drill_id=drill.id, position=0, move="say x", loss=0.0, rating=3, seconds=9.0, at=at
            )
        )
    (found,) = figures("drilled", since=LONG_AGO, until=LATER)
    assert (found.attempt, found.turn, found.scenario) == (played[0], 3, "used-car")
    assert figures("drilled", since=found.when + timedelta(seconds=1), until=LATER) == ()
    assert figures("drilled", since=LONG_AGO, until=found.when) == ()


def test_measures_that_cannot_be_read_name_their_attempt(database, figures, played):
    with database.unit() as unit:
        row = unit._work.db.exec(select(ResultRow).where(col(ResultRow.position) == 0)).first()
        row.measures = "{"
        unit._work.db.add(row)
    with pytest.raises(DamagedAttempt, match=f"Attempt {played[0]}"):
        figures("played", "zopa")
    assert len(figures("played")) == 4


@pytest.mark.parametrize("turns", ["[", '["x"]', "7"])
def test_turns_that_cannot_be_read_name_their_attempt(database, figures, played, turns):
    add_skills(database, played[0], ("ask", 40.0))
    with database.unit() as unit:
        unit._work.db.get(SkillRow, (played[0], 0)).turns = turns
    with pytest.raises(DamagedAttempt, match=f"Attempt {played[0]}"):
        figures("skills", since=None, most=9)


@pytest.mark.parametrize(
    ("ask", "args", "most"),
    [
        ("overview", (), 2),
        ("played", (), 3),
        ("played", ("zopa",), 3),
        ("verdicts", (), 1),
        ("attempts", (), 1),
    ],
)
def test_a_hundred_attempts_take_no_more_queries_than_five(
    database, figures, played, selects, ask, args, most
):
    with database.unit() as unit:
        rows = unit._work.db.exec(select(AttemptRow).where(col(AttemptRow.id) == played[0])).all()
        (first,) = rows
        values = first.model_dump(exclude={"id", "uuid"})
        for number in range(100):
            unit._work.db.add(AttemptRow(**values, uuid=f"copy {number}"))
    selects.clear()
    figures(ask, *args)
    assert len(selects) <= most
