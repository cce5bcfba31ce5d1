"""Any sequence of what can be done with drills, against a plain model of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.drill_records import DrillAnswer, NewDrill, Schedule
from tests.store.conftest import Clock, Play

DAY = date(2026, 3, 1)
TURNS = st.integers(1, 4)
SCHEDULES = st.builds(
    lambda state, days, lapses: Schedule(
        state=state, card=f'{{"d":{days}}}', due_on=DAY + timedelta(days=days), lapses=lapses
    ),
    st.sampled_from(["due", "leech", "set_aside", "mastered"]), st.integers(-3, 30),
    st.integers(0, 5),
)  # fmt: skip
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


class DrillsModel(RuleBasedStateMachine):
    """Two attempts, their drills in a dictionary, and the store beside it."""

    def __init__(self):
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "profile.db"
        self.clock = Clock()
        self.database = Database.open(self.path, now=self.clock)
        play = Play(self.clock)
        self.attempts = [play.begin(self.database, turns=1) for _ in range(2)]
        self.known = {}
        self.aside = set()

    def teardown(self):
        assert self.database.verify().ok
        self.database.close()
        self.folder.cleanup()

    def pick(self, number):
        return sorted(self.known)[number % len(self.known)]

    @rule(which=st.integers(0, 1), turn=TURNS, loss=st.floats(0, 90), schedule=SCHEDULES)
    def add(self, which, turn, loss, schedule):
        attempt = self.attempts[which]
        new = NewDrill(
            attempt=attempt, turn=turn, skill="ask", loss=loss, schedule=schedule, made_at=AT
        )  # fmt: skip
        with self.database.unit() as unit:
            made = unit.drills.add(new)
        same = [i for i, d in self.known.items() if (d["attempt"], d["turn"]) == (attempt, turn)]
        if same:
            assert made.id == same[0]
        else:
            self.known[made.id] = {
                "attempt": attempt, "turn": turn, "loss": loss, "schedule": schedule,
                "answers": [],
            }  # fmt: skip

    @precondition(lambda self: self.known)
    @rule(number=st.integers(0, 7), rating=st.integers(1, 4), schedule=SCHEDULES)
    def answer(self, number, rating, schedule):
        drill = self.pick(number)
        given = DrillAnswer(move="accept", loss=3.5, rating=rating, seconds=12, at=AT)
        with self.database.unit() as unit:
            unit.drills.answer(drill, given, schedule)
        self.known[drill]["answers"].append(given)
        self.known[drill]["schedule"] = schedule

    @precondition(lambda self: self.known)
    @rule(number=st.integers(0, 7), rating=st.integers(1, 4), schedule=SCHEDULES)
    def rate(self, number, rating, schedule):
        drill = self.pick(number)
        if not self.refused(drill, lambda unit: unit.drills.rate(drill, rating, schedule, at=AT)):
            answers = self.known[drill]["answers"]
            answers[-1] = replace(answers[-1], rating=rating)
            self.known[drill]["schedule"] = schedule

    @precondition(lambda self: self.known)
    @rule(number=st.integers(0, 7), schedule=SCHEDULES)
    def take_back(self, number, schedule):
        drill = self.pick(number)
        if not self.refused(drill, lambda unit: unit.drills.take_back(drill, schedule, at=AT)):
            self.known[drill]["answers"].pop()
            self.known[drill]["schedule"] = schedule

    def refused(self, drill, change):
        """Change the last answer; refused, and nothing of it kept, where there is none."""
        try:
            with self.database.unit() as unit:
                change(unit)
        except StoreError:
            assert not self.known[drill]["answers"]
            return True
        return False

    @precondition(lambda self: self.known)
    @rule(number=st.integers(0, 7), schedule=SCHEDULES)
    def put(self, number, schedule):
        drill = self.pick(number)
        with self.database.unit() as unit:
            unit.drills.put(drill, schedule, at=AT)
        self.known[drill]["schedule"] = schedule

    @rule(which=st.integers(0, 1))
    def put_the_attempt_aside_or_back(self, which):
        attempt = self.attempts[which]
        with self.database.unit() as unit:
            if attempt in self.aside:
                unit.attempts.restore(attempt)
            else:
                unit.attempts.discard(attempt)
        self.aside ^= {attempt}

    @rule()
    def open_anew(self):
        self.database.close()
        self.database = Database.open(self.path, now=self.clock)

    @invariant()
    def the_store_says_the_same(self):
        with self.database.unit() as unit:
            for number, drill in self.known.items():
                found = unit.drills.get(number)
                assert found.schedule == drill["schedule"]
                assert (found.attempt, found.turn, found.loss) == (
                    drill["attempt"], drill["turn"], drill["loss"],
                )  # fmt: skip
                assert list(unit.drills.answers(number)) == drill["answers"]
                assert found.answers == len(drill["answers"])
            due = unit.drills.due(DAY)
            every = sum(len(drill["answers"]) for drill in self.known.values())
            assert unit.drills.answered(since=AT, until=AT + timedelta(days=1)) == every
        assert [drill.id for drill in due] == self.expected()

    def expected(self):
        coming = [
            (d["schedule"].due_on, -d["loss"], number)
            for number, d in self.known.items()
            if d["attempt"] not in self.aside
            and d["schedule"].state in {"due", "mastered"}
            and d["schedule"].due_on <= DAY
        ]
        return [number for _, _, number in sorted(coming)]


DrillsModel.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
TestDrillsModel = DrillsModel.TestCase
