"""The home page's row: there at once, always in step, and nobody is kept out by reading it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from negotiator_trainer.store.database import Database
from negotiator_trainer.store.home import read_home
from negotiator_trainer.store.home_records import Best, HomeRow

READ = (
    "import sys, json, pathlib\n"
    "from negotiator_trainer.store.home import read_home\n"
    "row = read_home(pathlib.Path(sys.argv[1]))\n"
    "heavy = [m for m in ('sqlmodel', 'sqlalchemy', 'pydantic', 'alembic') if m in sys.modules]\n"
    "print(json.dumps([heavy, row and [a.turns_made for a in row.unfinished]]))"
)


def read_elsewhere(path):
    done = subprocess.run(
        [sys.executable, "-c", READ, path], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


def test_a_new_profile_has_nothing_on_its_home_page(path, clock):
    Database.open(path, now=clock).close()
    assert read_home(path) == HomeRow(unfinished=(), best={})


def test_the_row_has_unfinished_attempts_and_best_results(path, clock, play):
    database = Database.open(path, now=clock)
    play.whole(database, overall=60)
    best = play.whole(database, overall=71.25)
    play.whole(database, overall=10, verdict="agreement trap", scenario="clinic-dashboard")
    older = play.begin(database, turns=4)
    newer = play.begin(database, turns=0, scenario="quarter-outcome", role="team", mode="practice")
    with database.unit() as unit:
        saved = unit.attempts.get(older).changed_at
    database.close()
    row = read_home(path)
    assert [(a.id, a.scenario, a.role, a.mode, a.turns_made) for a in row.unfinished] == [
        (newer, "quarter-outcome", "team", "practice", 0),
        (older, "used-car", "buyer", "live", 4),
    ]
    assert row.unfinished[1].changed_at == saved
    assert row.best["used-car"] == Best(plays=2, overall=71.25, verdict="held", attempt=best)
    assert row.best["clinic-dashboard"].plays == 1


def test_reading_it_needs_the_standard_library_only(path, clock, play):
    database = Database.open(path, now=clock)
    play.begin(database, turns=2)
    database.close()
    assert read_elsewhere(path) == [[], [2]]


def test_it_is_read_after_a_crash_and_leaves_the_profile_free(path, clock, play):
    code = (
        "import os, sys, pathlib\n"
        "sys.path.insert(0, sys.argv[2])\n"
        "from conftest import Clock, Play\n"
        "from negotiator_trainer.store.database import Database\n"
        "play = Play(Clock())\n"
        "play.begin(Database.open(pathlib.Path(sys.argv[1]), now=play.clock), turns=3)\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code, path, os.path.dirname(__file__)], check=False)  # noqa: PTH120
    assert path.with_name("profile.db-wal").stat().st_size > 0
    assert [a.turns_made for a in read_home(path).unfinished] == [3]
    database = Database.open(path, now=clock)
    with database.unit() as unit:
        assert len(unit.attempts.turns(1)) == 4
    database.close()


def test_while_another_process_has_the_profile_the_page_waits(database, play):
    play.begin(database)
    assert read_elsewhere(database.path) == [[], None]
    # And the owner goes on undisturbed.
    play.begin(database)
    assert database.verify().ok


def test_reading_a_closed_profile_changes_no_byte(path, clock, play):
    database = Database.open(path, now=clock)
    play.begin(database)
    database.close()
    before = {entry: entry.read_bytes() for entry in path.parent.iterdir()}
    assert read_home(path) is not None
    assert {entry: entry.read_bytes() for entry in path.parent.iterdir()} == before


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE home SET unfinished = \'[[1,"used-car","buyer","live",99,"x"]]\'',
        "UPDATE home SET best = 'nonsense'",
        "UPDATE home SET hash = ''",
        "DELETE FROM home",
        "DROP TABLE home",
        "PRAGMA user_version = 131072",
        "PRAGMA application_id = 1",
    ],
)
def test_a_row_that_cannot_be_trusted_is_not_shown(path, clock, play, statement):
    database = Database.open(path, now=clock)
    play.begin(database)
    database.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    assert read_home(path) is None


@pytest.mark.parametrize("body", [b"", b"S", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_left_to_the_opening(path, body):
    path.parent.mkdir()
    path.write_bytes(body)
    assert read_home(path) is None
    assert read_home(path.with_name("missing.db")) is None
    assert path.read_bytes() == body
    assert not path.with_name("missing.db").exists()


def test_more_unfinished_attempts_than_the_page_shows_keep_the_newest(path, clock, play):
    database = Database.open(path, now=clock)
    attempts = [play.begin(database, turns=0) for _ in range(23)]
    database.close()
    assert [a.id for a in read_home(path).unfinished] == attempts[:2:-1]


class Journey(RuleBasedStateMachine):
    """Whatever happens in whatever order, the row says what the tables say."""

    @initialize(players=st.none())
    def start(self, players):
        self.database = None

    def open(self):
        folder = Journey.factory.mktemp("journey")
        self.play = Journey.players()
        self.database = Database.open(folder / "p.db", now=self.play.clock)
        self.live, self.done, self.aside = [], [], []

    @rule(scenario=st.sampled_from(["a", "b"]), mode=st.sampled_from(["live", "practice"]))
    def begin(self, scenario, mode):
        if self.database is None:
            self.open()
        self.live.append(self.play.begin(self.database, turns=1, scenario=scenario, mode=mode))

    @precondition(lambda self: self.database and self.live)
    @rule(data=st.data())
    def go_on(self, data):
        attempt = data.draw(st.sampled_from(self.live))
        with self.database.unit() as unit:
            made = unit.attempts.get(attempt).turns_made
            unit.attempts.append(attempt, self.play.turn(made + 1))

    @precondition(lambda self: self.database and self.live)
    @rule(data=st.data(), overall=st.integers(0, 100))
    def finish(self, data, overall):
        attempt = data.draw(st.sampled_from(self.live))
        self.live.remove(attempt)
        self.done.append(attempt)
        with self.database.unit() as unit:
            result = self.play.result(overall)
            unit.attempts.finish(attempt, "deal", self.play.clock(), result)

    @precondition(lambda self: self.database and self.live + self.done)
    @rule(data=st.data())
    def discard_or_restore(self, data):
        attempt = data.draw(st.sampled_from(self.live + self.done))
        with self.database.unit() as unit:
            if unit.attempts.get(attempt).discarded:
                unit.attempts.restore(attempt)
            else:
                unit.attempts.discard(attempt)

    @invariant()
    def the_row_is_in_step(self):
        if getattr(self, "database", None) is None:
            return
        with self.database.unit() as unit:
            unfinished = unit.attempts.unfinished()
            best = unit.attempts.best_by_scenario()
        self.database.close()
        row = read_home(self.database.path)
        self.database = Database.open(self.database.path, now=self.play.clock)
        assert [(a.id, a.turns_made, a.changed_at) for a in row.unfinished] == [
            (a.id, a.turns_made, a.changed_at) for a in unfinished
        ]
        assert row.best == best
        assert self.database.verify().ok

    def teardown(self):
        if getattr(self, "database", None) is not None:
            self.database.close()


def test_the_row_is_in_step_whatever_happens(tmp_path_factory, players):
    Journey.factory, Journey.players = tmp_path_factory, staticmethod(players)
    Journey.TestCase.settings = settings(max_examples=8, stateful_step_count=12)
    Journey.TestCase().runTest()
