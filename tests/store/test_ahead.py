"""What lies ahead stands in the home page's row, in step with every table that it tells of."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from negotiator_trainer.store.ahead import MOST_CASES, gather
from negotiator_trainer.store.ahead_records import (
    NOTHING_AHEAD,
    CaseAhead,
    DrillAhead,
    Example,
    read_ahead,
    write_ahead,
)
from negotiator_trainer.store.case_records import CaseChange, NewCase
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.drill_records import DrillAnswer, NewDrill, Schedule
from negotiator_trainer.store.home import read_home
from negotiator_trainer.store.skill_records import SkillUse

DAY = date(2026, 3, 5)


def ahead(database):
    """What the row says, after it was compared with the tables."""
    with database.unit() as unit:
        kept = unit.ahead()
        assert kept == gather(unit._work)
    return kept


def schedule(state="due", due_on=DAY):
    return Schedule(state=state, card="{}", due_on=due_on)


def drill(database, clock, attempt, turn, **how):
    with database.unit() as unit:
        new = NewDrill(
            attempt=attempt, turn=turn, skill="ask", loss=8.0, schedule=schedule(**how),
            made_at=clock(),
        )  # fmt: skip
        return unit.drills.add(new).id


def case(database, clock, title="Rent", **how):
    with database.unit() as unit:
        values = {"template": "lease", "size": "full", "title": title, "created_at": clock()}
        return unit.cases.create(NewCase(**values | how)).id


def uses(*scores, skill="ask", turns=(2, 1)):
    return [SkillUse(skill=skill, count=len(turns), score=score, turns=turns) for score in scores]


def test_a_new_profile_has_nothing_ahead(database):
    assert ahead(database) == NOTHING_AHEAD


def test_a_skill_is_the_mean_over_its_last_uses_with_where_it_went_worst(database, play):
    attempts = [play.whole(database, scenario=f"s{number}") for number in range(6)]
    scores = (0.0, 90.0, 40.0, 80.0, 50.0, 70.0)
    for attempt, score in zip(attempts, scores, strict=True):
        with database.unit() as unit:
            unit.skills.save(attempt, uses(score))
    (skill,) = ahead(database).skills
    # The first of the six is too long ago.
    assert (skill.skill, skill.uses, skill.score) == ("ask", 10, 66.0)
    assert skill.examples == (
        Example(attempt=attempts[4], scenario="s4", turn=2),
        Example(attempt=attempts[2], scenario="s2", turn=2),
    )


def test_drills_that_come_back_stand_there_by_their_day(database, play, clock):
    attempt = play.whole(database)
    drill(database, clock, attempt, 1, due_on=DAY + timedelta(days=3))
    drill(database, clock, attempt, 2)
    gone = drill(database, clock, attempt, 3)
    with database.unit() as unit:
        unit.drills.put(gone, schedule("set_aside"), at=clock())
    assert ahead(database).drills == (
        DrillAhead(due_on=DAY, skill="ask"),
        DrillAhead(due_on=DAY + timedelta(days=3), skill="ask"),
    )
    with database.unit() as unit:
        unit.attempts.discard(attempt)
    assert ahead(database).drills == ()


def test_what_was_done_is_counted_by_the_hour(database, play, clock):
    clock.at = datetime.fromisoformat("2026-03-01T09:59:00+00:00")
    attempt = play.whole(database)
    clock.at = datetime.fromisoformat("2026-03-01T10:10:00+00:00")
    number = drill(database, clock, attempt, 2)
    for _ in range(2):
        with database.unit() as unit:
            answer = DrillAnswer(move="walk", loss=0.0, rating=3, seconds=9.0, at=clock())
            unit.drills.answer(number, answer, schedule())
    rent = case(database, clock, happens_on=DAY)
    with database.unit() as unit:
        unit.cases.go_in(rent, clock())
    with database.unit() as unit:
        unit.cases.save(rent, "outcome", "{}", clock())
        unit.cases.set_stage(rent, "outcome", clock())
    found = ahead(database)
    told = [(h.at.isoformat(), h.attempts, h.answers, h.cases) for h in found.hours]
    assert told == [
        ("2026-03-01T09:00:00+00:00", 1, 0, 0), ("2026-03-01T10:00:00+00:00", 0, 2, 2),
    ]  # fmt: skip
    assert len(found.answered) == 2
    assert list(found.played) == ["used-car"]


def test_cases_under_way_stand_there_until_they_are_over_or_gone(database, clock):
    rent = case(database, clock, happens_on=DAY)
    case(database, clock, "No day yet")
    case(database, clock, "Long ago", happens_on=date(2025, 3, 1))
    later = case(database, clock, "Rise", template="salary", happens_on=DAY + timedelta(days=1))
    known = CaseAhead(id=rent, title="Rent", template="lease", stage="preparing", happens_on=DAY)
    assert [each.id for each in ahead(database).cases] == [rent, later]
    assert ahead(database).cases[0] == known
    with database.unit() as unit:
        at = unit.cases.go_in(rent, clock()).went_in_at
        unit.cases.trash(later, clock())
    (told,) = ahead(database).cases
    assert (told.stage, told.went_in_at) == ("went_in", at)
    with database.unit() as unit:
        unit.cases.set_stage(rent, "reviewed", clock())
    assert ahead(database).cases == ()


def test_a_case_that_is_deleted_for_good_leaves_no_word_in_the_row(database, path, clock):
    gone = case(database, clock, "A secret", happens_on=DAY)
    assert "A secret" in write_ahead(ahead(database))
    with database.unit() as unit:
        unit.cases.expunge([gone])
    database.close()
    assert "secret" not in read_home(path).ahead


def test_not_today_is_kept_for_two_days_and_can_be_taken_back(database, clock):
    with database.unit() as unit:
        unit.declined.add("surprise|drill", clock())
    assert [what for what, _ in ahead(database).declined] == ["surprise|drill"]
    clock.at += timedelta(days=3)
    with database.unit() as unit:
        unit.declined.add("shorter|scenario:a", clock())
    with database.unit() as unit:
        assert [what for what, _ in unit.declined.list()] == ["shorter|scenario:a"]
        unit.declined.take_back()
    assert ahead(database).declined == ()
    with database.unit() as unit:
        unit.declined.take_back()
    assert database.verify().ok


def test_the_row_reads_back_what_was_written(database, path, play, clock):
    attempt = play.whole(database)
    with database.unit() as unit:
        unit.skills.save(attempt, uses(61.5))
        unit.declined.add("shorter|drill", clock())
    drill(database, clock, attempt, 2)
    case(database, clock, "Rent & <b>„Miete“</b>", happens_on=DAY)
    known = ahead(database)
    assert read_ahead(write_ahead(known)) == known
    database.close()
    assert read_ahead(read_home(path).ahead) == known


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"skills": [[1]]}', "nonsense"])
def test_what_cannot_be_read_is_nothing(text):
    assert read_ahead(text) == NOTHING_AHEAD


def test_a_profile_that_comes_from_an_older_version_is_told_at_its_first_use(database, path, play,
                                                                            clock):  # fmt: skip
    play.whole(database)
    raw = database._engine.raw_connection()
    raw.driver_connection.execute("UPDATE home SET ahead = NULL")
    raw.close()
    with database.unit() as unit:
        assert list(unit.ahead().played) == ["used-car"]
    database.close()
    assert list(read_ahead(read_home(path).ahead).played) == ["used-car"]
    again = Database.open(path, now=clock)
    assert again.verify().ok
    again.close()


def test_a_damaged_case_does_not_stop_what_else_is_written(database, path, play, clock):
    case(database, clock, happens_on=DAY)
    database.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE journal_case SET title = 'Tampered'")
    again = Database.open(path, now=clock)
    play.whole(again)
    with again.unit() as unit:
        assert list(unit.ahead().played) == ["used-car"]
    again.close()


def test_a_turn_leaves_it_as_it_is(database, play):
    attempt = play.begin(database)
    before = ahead(database)
    with database.unit() as unit:
        unit.attempts.append(attempt, play.turn(4))
        assert not unit._work.ahead_changed
        assert not unit._work.best_changed
    assert ahead(database) == before


def tells(database, change):
    """Whether a change of the cases makes the row tell it all anew."""
    with database.unit() as unit:
        change(unit.cases)
        anew = unit._work.ahead_changed
    ahead(database)
    return anew


@pytest.mark.parametrize("stage", ["preparing", "went_in", "reviewed"])
def test_what_the_row_does_not_show_of_a_case_leaves_it_as_it_is(database, clock, stage):
    rent = case(database, clock, happens_on=DAY)
    with database.unit() as unit:
        unit.cases.go_in(rent, clock())
        unit.cases.set_stage(rent, stage, clock())
    for change in (
        lambda cases: cases.save(rent, "sheet", "{}", clock()),
        lambda cases: cases.save(rent, "sheet", '{"walkaway": 1}', clock()),
        lambda cases: cases.save(rent, "links", "{}", clock()),
        lambda cases: cases.change(
            rent, CaseChange(tags=["home"], people=["Ms Okafor"], unit="€"), at=clock()
        ),
        lambda cases: cases.change(rent, CaseChange(title="Rent", happens_on=DAY), at=clock()),
        lambda cases: cases.put_words(rent, "Rent", "words"),
        lambda cases: cases.set_stage(rent, stage, clock()),
    ):
        assert not tells(database, change)


def test_what_the_row_shows_of_a_case_is_told_at_once(database, clock):
    rent = case(database, clock, happens_on=DAY)
    for change in (
        lambda cases: cases.change(rent, CaseChange(title="Rent of the flat"), at=clock()),
        lambda cases: cases.change(
            rent, CaseChange(happens_on=DAY + timedelta(days=2)), at=clock()
        ),
        lambda cases: cases.change(rent, CaseChange(happens_on=None), at=clock()),
        lambda cases: cases.change(rent, CaseChange(template="salary"), at=clock()),
        lambda cases: cases.go_in(rent, clock()),
        lambda cases: cases.save(rent, "outcome", "{}", clock()),
        lambda cases: cases.set_stage(rent, "outcome", clock()),
        lambda cases: cases.save(rent, "review", "{}", clock()),
        lambda cases: cases.trash(rent, clock()),
        lambda cases: cases.untrash(rent),
    ):
        assert tells(database, change)


def test_of_many_cases_under_way_the_one_that_was_written_in_comes_back(database, clock):
    many = [case(database, clock, f"Case {number}") for number in range(MOST_CASES + 3)]
    for number in many:
        clock.at += timedelta(minutes=1)
        with database.unit() as unit:
            unit.cases.go_in(number, clock())
    assert many[0] not in {each.id for each in ahead(database).cases}
    clock.at += timedelta(minutes=1)
    assert tells(database, lambda cases: cases.save(many[0], "sheet", "{}", clock()))
    assert many[0] in {each.id for each in ahead(database).cases}
    clock.at += timedelta(minutes=1)
    assert not tells(database, lambda cases: cases.save(many[0], "sheet", '{"a": 1}', clock()))


class Life(RuleBasedStateMachine):
    """Whatever is done in whatever order, the row tells what the tables tell."""

    attempts = Bundle("attempts")
    drills = Bundle("drills")
    cases = Bundle("cases")

    def __init__(self):
        super().__init__()
        self.play = Life.players()
        self.clock = self.play.clock
        folder = Life.factory.mktemp("life")
        self.database = Database.open(folder / "p.db", now=self.clock)

    @rule(target=attempts, mode=st.sampled_from(["live", "practice"]))
    def finish_an_attempt(self, mode):
        return self.play.whole(self.database, turns=0, mode=mode)

    @rule(attempt=attempts, score=st.integers(1, 100), name=st.sampled_from(["ask", "close"]))
    def review(self, attempt, score, name):
        with self.database.unit() as unit:
            unit.skills.save(attempt, uses(score, skill=name))

    @rule(attempt=attempts)
    def discard_or_restore(self, attempt):
        with self.database.unit() as unit:
            aside = unit.attempts.get(attempt).discarded
            (unit.attempts.restore if aside else unit.attempts.discard)(attempt)

    @rule(target=drills, attempt=attempts, turn=st.integers(1, 3), days=st.integers(0, 9))
    def make_a_drill(self, attempt, turn, days):
        return drill(self.database, self.clock, attempt, turn, due_on=DAY + timedelta(days=days))

    @rule(number=drills, state=st.sampled_from(["due", "leech", "mastered"]))
    def answer(self, number, state):
        given = DrillAnswer(move="walk", loss=1.0, rating=3, seconds=5.0, at=self.clock())
        with self.database.unit() as unit:
            unit.drills.answer(number, given, schedule(state, DAY + timedelta(days=4)))

    @rule(target=cases, days=st.none() | st.integers(-60, 60))
    def write_a_case(self, days):
        day = None if days is None else DAY + timedelta(days=days)
        return case(self.database, self.clock, happens_on=day)

    @rule(number=cases, what=st.sampled_from(["go_in", "take_back", "trash", "untrash", "outcome"]))
    def move_a_case(self, number, what):
        with self.database.unit() as unit:
            cases = unit.cases
            if what == "outcome":
                cases.save(number, "outcome", f'{{"n": {self.clock.at.second}}}', self.clock())
                cases.set_stage(number, "outcome", self.clock())
            elif what == "trash":
                cases.trash(number, self.clock())
            elif what == "go_in" and cases.get(number).stage == "preparing":
                cases.go_in(number, self.clock())
            elif what in {"take_back", "untrash"}:
                getattr(cases, what)(number)

    @rule(number=cases, part=st.sampled_from(["sheet", "links", "outcome", "review"]))
    def write_in_a_case(self, number, part):
        with self.database.unit() as unit:
            unit.cases.save(number, part, f'{{"n": {self.clock.at.second}}}', self.clock())

    @rule(number=cases, title=st.sampled_from(["Rent", "Flat"]), tag=st.sampled_from("ab"))
    def change_a_case(self, number, title, tag):
        with self.database.unit() as unit:
            unit.cases.change(number, CaseChange(title=title, tags=[tag]), at=self.clock())

    @rule(number=consumes(cases))
    def delete_a_case(self, number):
        with self.database.unit() as unit:
            unit.cases.expunge([number])

    @rule()
    def refuse_or_take_back(self):
        with self.database.unit() as unit:
            unit.declined.add("surprise|drill||3", self.clock())
        if self.clock.at.second % 2:
            with self.database.unit() as unit:
                unit.declined.take_back()

    @invariant()
    def the_row_is_in_step(self):
        ahead(self.database)

    def teardown(self):
        assert self.database.verify().ok
        path = self.database.path
        known = ahead(self.database)
        self.database.close()
        assert read_ahead(read_home(path).ahead) == known


def test_the_row_is_in_step_whatever_happens(tmp_path_factory, players):
    Life.factory, Life.players = tmp_path_factory, staticmethod(players)
    Life.TestCase.settings = settings(max_examples=6, stateful_step_count=15)
    Life.TestCase().runTest()
