"""`drill` in a real terminal and without one, over a profile with a costly attempt in it."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from tests.games import FIXTURES

pty = pytest.importorskip("pty", reason="this system has no terminals of this kind")

COMMAND = [sys.executable, "-m", "negotiator_trainer"]
MOVES = ("say yd01", "say yd05", "say yd07", "accept")


def opened(path):
    return open_trainer(
        str(path), environ={}, library=Library([FIXTURES / "scenarios"]),
        now=lambda: datetime.now(UTC),
    )  # fmt: skip


@pytest.fixture
def database(tmp_path):
    return tmp_path / "profile.db"


@pytest.fixture
def attempt(database):
    trainer = opened(database)
    made = trainer.start("toy-sale", "buyer", seed=1, variant="moving_out")
    for move in MOVES:
        trainer.play(made, move)
    trainer.conclude(made, None)
    trainer.close()
    return made


@pytest.fixture
def drill(database, attempt):
    trainer = opened(database)
    made = trainer.drills.add(attempt, 4, loss=23, now=datetime.now(UTC).astimezone())
    trainer.close()
    return made


def run(database, *arguments):
    return subprocess.run(
        [*COMMAND, "--database", str(database), *arguments],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip


class Terminal:
    """A command in a terminal of its own."""

    def __init__(self, *arguments):
        self._here, there = pty.openpty()
        self.process = subprocess.Popen(
            [*COMMAND, *arguments], stdin=there, stdout=there, stderr=there, close_fds=True,
            env={**os.environ, "TERM": "dumb", "COLUMNS": "100"},
        )  # fmt: skip
        os.close(there)
        self.said = ""

    def until(self, words, *, seconds=60):
        """Read until something was said."""
        end = time.monotonic() + seconds
        while words not in self.said:
            assert time.monotonic() < end, self.said
            if select.select([self._here], [], [], 0.2)[0]:
                try:
                    self.said += os.read(self._here, 4096).decode(errors="replace")
                except OSError:
                    assert words in self.said, self.said
        before, _, self.said = self.said.partition(words)
        return before

    def type(self, line):
        os.write(self._here, f"{line}\n".encode())

    def end(self):
        code = self.process.wait(timeout=60)
        os.close(self._here)
        return code


def kept(database, drill):
    trainer = opened(database)
    with trainer.database.unit() as unit:
        found = unit.drills.get(drill.id), unit.drills.answers(drill.id)
    trainer.close()
    return found


def test_a_drill_is_answered_rated_and_undone_in_the_terminal(database, drill):
    terminal = Terminal("--database", str(database), "drill")
    terminal.until("1 of 1")
    terminal.until("Ruth: Then let us talk about all of it at once.")
    terminal.until("They offer €200, serviced first.")
    terminal.until("> ")
    terminal.type("a")
    terminal.until("Accept what is on the table?")
    terminal.type("y")
    terminal.until("Cost a lot. Not yet: something else was 23 points better.")
    terminal.until("Rated again: it comes back in 1 day.")
    terminal.until("u undo")
    terminal.type("u")
    terminal.until("> ")
    terminal.type("offer price=100 service=none")
    terminal.until("Strong. That is it: nothing was better.")
    terminal.until("u undo")
    terminal.type("3")
    terminal.until("Rated good: it comes back in 2 days.")
    terminal.until("The next one comes on ")
    assert terminal.end() == 0
    after, answers = kept(database, drill)
    assert [(each.move, each.rating) for each in answers] == [("offer price=100 service=none", 3)]
    assert after.schedule.lapses == 0


def test_without_a_terminal_nothing_is_asked(database, drill):
    done = run(database, "drill")
    assert done.returncode != 0
    assert "There is no terminal to drill in" in done.stderr
    assert kept(database, drill)[1] == ()


def test_the_list_says_when_each_comes_back(database, drill):
    told = run(database, "drill", "--list").stdout
    assert f"toy-sale as buyer, turn 4: close, cost 23 (due, {drill.schedule.due_on})" in told
    (row,) = json.loads(run(database, "drill", "--list", "--json").stdout)
    assert row == {
        "id": drill.id, "scenario": "toy-sale", "role": "buyer", "attempt": drill.attempt,
        "turn": 4, "skill": "close", "loss": 23.0, "state": "due",
        "due": drill.schedule.due_on.isoformat(), "lapses": 0, "answers": 0,
    }  # fmt: skip


def test_an_empty_list_says_what_makes_a_drill(database):
    assert "more than 5 points" in run(database, "drill", "--list").stdout
    assert json.loads(run(database, "drill", "--json").stdout) == []


def test_a_play_in_the_terminal_leaves_its_drills(database, tmp_path):
    (tmp_path / "moves.txt").write_text("\n".join(MOVES))
    done = run(
        database, "play", str(FIXTURES / "scenarios" / "toy-sale"), "--role", "buyer",
        "--variant", "moving_out", "--seed", "1", "--moves", str(tmp_path / "moves.txt"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(run(database, "drill", "--json").stdout)
    assert (row["turn"], row["skill"]) == (4, "close")
