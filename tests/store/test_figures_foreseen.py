"""What was foreseen and what came."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import col, select

from negotiator_trainer.journal.case import Outcome
from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.store.case_records import NewCase
from negotiator_trainer.store.failures import DamagedAttempt
from negotiator_trainer.store.tables import EstimateRow


@pytest.fixture
def foreseen(database):
    """A function: ask in a transaction of its own."""

    def ask(name, **more):
        with database.unit() as unit:
            return getattr(unit.foreseen, name)(**{"most": 100, **more})

    return ask


@pytest.fixture
def estimated(database, play):
    """A function: a finished attempt with closing estimates of these ranges."""

    def make(*ranges, **more):
        attempt = play.whole(database, **more)
        with database.unit() as unit:
            for low, high, truth in ranges:
                estimate = play.estimate(stage="closing", low=low, high=high, truth=truth)
                unit.estimates.add(attempt, estimate)
        return attempt

    return make


@pytest.fixture
def case(database, clock):
    """A function: a case with these parts, of which so many were written before going in."""

    def make(*parts, before=1, entered=True, trashed=False):
        new = NewCase(
            template="salary", size="full", title="Talk with Maris", unit="€", created_at=clock()
        )
        with database.unit() as unit:
            made = unit.cases.create(new).id
        for number, part in enumerate((*parts, None)):
            clock.at += timedelta(hours=1)
            with database.unit() as unit:
                if number == before and entered:
                    unit.cases.go_in(made, clock())
                if part is not None:
                    kind = "sheet" if isinstance(part, Sheet) else "outcome"
                    unit.cases.save(made, kind, part.to_json(), clock())
        if trashed:
            with database.unit() as unit:
                unit.cases.trash(made, clock())
        return made

    return make


def test_only_closing_ranges_of_live_attempts_are_put_to_the_test(foreseen, estimated, play):
    one = estimated((90, 110, 100))
    estimated((90, 110, 100), mode="practice")
    two = estimated((5, 6, 7), role="seller", scenario="clinic-dashboard")
    found = foreseen("ranges")
    assert [(e.attempt, e.scenario, e.role, e.low, e.high, e.truth) for e in found] == [
        (two, "clinic-dashboard", "seller", 5, 6, 7),
        (one, "used-car", "buyer", 90, 110, 100),
    ]
    assert [each.attempt for each in foreseen("ranges", most=1)] == [two]
    assert [each.attempt for each in foreseen("ranges", since=found[0].when)] == [two]


def test_a_panel_is_no_range(foreseen, database, play):
    attempt = play.whole(database)
    with database.unit() as unit:
        panel = play.estimate(stage="closing", low=None, high=None, panel=(20, 80), truth=[0, 1])
        unit.estimates.add(attempt, panel)
    assert foreseen("ranges") == ()


def test_a_truth_that_cannot_be_read_names_its_attempt(foreseen, estimated, database):
    attempt = estimated((90, 110, 100))
    with database.unit() as unit:
        closing = col(EstimateRow.stage) == "closing"
        row = unit._work.db.exec(select(EstimateRow).where(closing)).one()
        row.truth = "[1"
        unit._work.db.add(row)
    with pytest.raises(DamagedAttempt, match=f"Attempt {attempt}"):
        foreseen("ranges")


def forecast(database, play, chance, **more):
    """An attempt with this chance on its sheet before the first move."""
    with database.unit() as unit:
        attempt = unit.attempts.create(play.new()).id
        unit.sheets.save(attempt, replace(play.sheet(), agree_chance=chance), play.clock())
    for position in range(3):
        with database.unit() as unit:
            unit.attempts.append(attempt, play.turn(position))
    with database.unit() as unit:
        unit.attempts.finish(attempt, "deal", play.clock(), play.result(**more))
    return attempt


def test_a_forecast_meets_what_happened(foreseen, database, play):
    verdicts = ("held", "agreement_trap", "right_walk", "missed_deal", "none")
    ids = [forecast(database, play, 70, verdict=verdict) for verdict in verdicts]
    assert [(each.attempt, each.chance, each.agreed) for each in foreseen("forecasts")] == [
        (ids[3], 70, False),
        (ids[2], 70, False),
        (ids[1], 70, True),
        (ids[0], 70, True),
    ]
    assert len(foreseen("forecasts", most=2)) == 2


def test_a_sheet_without_a_chance_is_no_forecast(foreseen, database, play):
    forecast(database, play, None)
    play.whole(database)
    assert foreseen("forecasts") == ()


def test_what_is_written_after_the_first_move_comes_too_late(foreseen, database, play):
    attempt = forecast(database, play, 30)
    with database.unit() as unit:
        late = replace(play.sheet(), agree_chance=99)
        unit.sheets.save(attempt, late, play.clock())
    assert [each.chance for each in foreseen("forecasts")] == [30]


def test_words_that_look_like_the_key_are_no_forecast(foreseen, database, play):
    with database.unit() as unit:
        attempt = unit.attempts.create(play.new()).id
        tricky = Sheet(trigger='{"agree_chance":12}', exit_line='"agree_chance": 13')
        unit.sheets.save(attempt, tricky, play.clock())
        unit.attempts.append(attempt, play.turn(0))
        unit.attempts.finish(attempt, "deal", play.clock(), play.result())
    assert foreseen("forecasts") == ()


def test_the_frozen_sheet_of_a_case_counts(foreseen, case):
    before, after = (Sheet(agree_chance=c, guess=Guess(c, c + 9)) for c in (40, 90))
    outcome = Outcome(agreed=True, limit=45)
    made = case(Sheet(), before, after, Outcome(), outcome, before=2)
    (found,) = foreseen("cases")
    assert (found.case, found.title, found.unit) == (made, "Talk with Maris", "€")
    assert Sheet.from_json(found.sheet) == before
    assert Outcome.from_json(found.outcome) == outcome


def test_a_case_without_an_outcome_or_in_the_trash_does_not_count(foreseen, case):
    case(Sheet(agree_chance=40))
    case(Sheet(), Outcome(agreed=True), trashed=True)
    case(Sheet(), Outcome(agreed=True), entered=False)
    assert foreseen("cases") == ()


def test_the_newest_cases_come_first(foreseen, case):
    ids = [case(Sheet(), Outcome(agreed=False)) for _ in range(3)]
    found = foreseen("cases")
    assert [each.case for each in found] == ids[::-1]
    assert [each.case for each in foreseen("cases", most=1)] == ids[-1:]
    assert len(foreseen("cases", since=found[0].when + timedelta(seconds=1))) == 0
    assert len(foreseen("cases", since=found[0].when)) == 1


def test_a_case_that_was_entered_without_a_sheet_has_none(foreseen, case):
    case(Outcome(agreed=False), before=0)
    assert [each.sheet for each in foreseen("cases")] == [""]
