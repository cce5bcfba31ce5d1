"""A clock that stands until it is told to go, and profiles with something in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from negotiator_trainer.journal.case import (
    CheckedAssumption,
    IssueTree,
    Link,
    Links,
    Outcome,
    Review,
    TreeIssue,
    TreeOption,
)
from negotiator_trainer.scoring.sheet import Guess, Sheet, WrittenAlternative
from negotiator_trainer.store.case_records import NewCase
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.records import (
    Answers,
    EstimateRecord,
    Mark,
    NewAttempt,
    Note,
    Result,
    TurnRecord,
)


class Clock:
    """Gives a time, and a second later the next time."""

    def __init__(self):
        self.at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    def __call__(self):
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "profile.db"


@pytest.fixture
def database(path, clock):
    opened = Database.open(path, now=clock)
    yield opened
    opened.close()


@pytest.fixture
def play(clock):
    return Play(clock)


@pytest.fixture(scope="session")
def players():
    """Make a player for each example of a property."""
    return lambda: Play(Clock())


class Play:
    """Fills a profile the way that playing does."""

    def __init__(self, clock):
        self.clock = clock

    def new(self, scenario="used-car", **changes):
        values = {
            "scenario": scenario,
            "role": "buyer",
            "variant": "relaxed",
            "seed": 7,
            "content": "c0ffee",
            "engine_version": 1,
            "scorer_version": 1,
            "mode": "live",
            "started_at": self.clock(),
        }
        return NewAttempt(**{**values, **changes})

    def turn(self, position, words="Good morning – grüezi"):
        return TurnRecord(
            position=position,
            move=f"say q{position:02}" if position else "",
            lines=({"kind": "said", "id": f"l{position}", "speaker": "Rita", "text": words},),
            events=({"kind": "effect", "measure": "trust", "before": 50, "after": 55},),
            digest=f"{position:016x}",
            at=self.clock(),
        )

    def result(self, overall=71.5, verdict="held"):
        return Result(
            verdict=verdict,
            overall=overall,
            value=1_050_000,
            reservation=990_000,
            measures={"claimed": 40.0, "created": None, "zopa": 62.5, "relationship": 80.0},
            report={"turns": [{"turn": 1, "why": "asked first"}], "gate": {"value": True}},
            scorer_version=1,
            scored_at=self.clock(),
        )

    def begin(self, database, *, turns=3, **changes):
        """Begin an attempt, make so many turns and return its id."""
        with database.unit() as unit:
            attempt = unit.attempts.create(self.new(**changes)).id
        for position in range(turns + 1):
            with database.unit() as unit:
                unit.attempts.append(attempt, self.turn(position))
        return attempt

    def whole(self, database, *, overall=71.5, verdict="held", **changes):
        """Play an attempt to its end with all that belongs to it and return its id."""
        attempt = self.begin(database, **changes)
        with database.unit() as unit:
            unit.scenarios.keep("c0ffee", {"scenario.yaml": b"id: used-car\n", "a/b": b"\xff\x00"})
            unit.sheets.save(attempt, self.sheet(), self.clock())
            unit.estimates.add(attempt, self.estimate())
            unit.notes.add(attempt, Note(turn=2, text="She needs the money", at=self.clock()))
            unit.attempts.finish(attempt, "deal", self.clock(), self.result(overall, verdict))
            unit.answers.save(attempt, self.answers())
            unit.marks.add(attempt, self.mark())
        return attempt

    def fill(self, database):
        """Three attempts of three scenarios, the last unfinished, and three cases."""
        self.whole(database)
        self.whole(
            database, overall=55, verdict="missed deal", scenario="clinic-dashboard", turns=12
        )
        self.begin(database, scenario="quarter-outcome", turns=5)
        self.whole_case(database)
        self.case(database, title="Flat deposit", tags=("home", "lease"), people=())
        self.case(database, title="Quarrel about the kiosk", unit="", size="short")

    def new_case(self, **changes):
        values = {
            "template": "supplier",
            "size": "full",
            "title": "Supplier renewal – Kalev OÜ",
            "unit": "€",
            "tags": ("supplier",),
            "people": ("Kalev Mägi",),
            "happens_on": date(2026, 4, 14),
            "created_at": self.clock(),
        }
        return NewCase(**{**values, **changes})

    def case(self, database, *, words="They need cash before the crew is idle", **changes):
        """Begin a case with a sheet and return its id."""
        with database.unit() as unit:
            case = unit.cases.create(self.new_case(**changes))
            unit.cases.save(case.id, "sheet", self.sheet().to_json(), self.clock())
            unit.cases.put_words(case.id, case.title, words)
        return case.id

    def whole_case(self, database, **changes):
        """Take a case from its sheet to its review and return its id."""
        case = self.case(database, **changes)
        attempt = Links((Link("0d6f3c1e-aaaa-4bbb-8ccc-1234567890ab", "rehearsal", "calm"),))
        with database.unit() as unit:
            unit.cases.save(case, "issues", self.tree().to_json(), self.clock())
            unit.cases.go_in(case, self.clock())
            unit.cases.save(case, "sheet", self.sheet(walkaway=980_000).to_json(), self.clock())
            outcome = Outcome(agreed=True, terms="Two years", value=1_010_000, limit=950_000)
            unit.cases.save(case, "outcome", outcome.to_json(), self.clock())
            unit.cases.set_stage(case, "outcome", self.clock())
            unit.cases.save(case, "review", self.review().to_json(), self.clock())
            unit.cases.set_stage(case, "reviewed", self.clock())
            unit.cases.save(case, "links", attempt.to_json(), self.clock())
        return case

    def tree(self):
        options = (TreeOption("in 10 days", 100), TreeOption("in 60 days", 0))
        return IssueTree((TreeIssue("a1", "Payment", 60, options), TreeIssue("b2", "Start", 40)))

    def review(self):
        checked = CheckedAssumption("They are short of cash", "confirmed", "said so at once")
        return Review(relationship=(60, 70, None, 80), assumptions=(checked,), learned="Ask first")

    def sheet(self, walkaway=990_000):
        return Sheet(
            alternatives=(WrittenAlternative("Keep the old one", 80, 950_000),),
            walkaway=walkaway,
            trigger="second refusal",
            first_offer={"price": "9000"},
            guess=Guess(low=900_000, high=1_000_000),
        )

    def mark(self, **changes):
        return Mark(**{"kind": "hint", "turn": 2, "detail": "1", "at": self.clock(), **changes})

    def estimate(self, **changes):
        values = {
            "stage": "prepared",
            "turn": 0,
            "low": 900_000,
            "high": 1_000_000,
            "justified": {"low": 910_000},
            "truth": 950_000,
            "score": 0.5,
            "at": self.clock(),
        }
        return EstimateRecord(**{**values, **changes})

    def answers(self):
        return Answers(least=940_000, moment_turn=2, rating={"fair": 4}, at=self.clock())
