"""The window is killed while somebody plays: what was shown as done is there, and goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from negotiator_trainer.store.home import read_home

PERSON = Path(__file__).with_name("kill_person.py")
ROOT = PERSON.parents[2]
KILLS = 5
MOST_WORDS = 16
"""Lines that a life tells before it is ended: a negotiation or two, on a busy machine too."""
LONGEST_TURN = 0.06

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL"),
    # A quarter of a minute on a machine of its own.
    pytest.mark.timeout(180),
]


def live_and_die(database, chance):
    """Let somebody play for a while and kill them at some moment; return all their words."""
    child = subprocess.Popen(
        [sys.executable, PERSON, database, database.parent / "preferences.ini"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    said = [child.stdout.readline() for _ in range(chance.randint(1, MOST_WORDS))]
    time.sleep(chance.random() * LONGEST_TURN)
    child.send_signal(signal.SIGKILL)
    rest, trouble = child.communicate()
    assert trouble.decode() == ""
    assert child.returncode == -signal.SIGKILL
    return [json.loads(line) for line in [*said, *rest.splitlines()]]


def look(database, acknowledged, concluded):
    """Compare what is on the disk with what was seen; return the unfinished attempt."""
    home = read_home(database)
    trainer = open_trainer(
        str(database), environ={}, library=Library(), now=lambda: datetime.now(tz=UTC)
    )
    try:
        assert trainer.database.verify().ok
        for attempt, turns in acknowledged.items():
            with trainer.database.unit() as unit:
                kept = [turn.position for turn in unit.attempts.turns(attempt)]
            assert kept == list(range(len(kept)))
            assert trainer.attempt(attempt).turns_made == kept[-1] >= max(turns)
            # Replayed from the log, and compared with the digest of every turn.
            transcript = trainer.table(attempt).transcript
            for turn, words in turns.items():
                assert [line.words for line in transcript if line.turn == turn] == words
        assert all(trainer.concluded(attempt) for attempt in concluded)
        unfinished = [(each.attempt, each.turn) for each in trainer.home().unfinished]
        assert [(each.id, each.turns_made) for each in home.unfinished] == unfinished
        return unfinished
    finally:
        trainer.close()


def test_five_windows_die_and_nothing_that_was_shown_as_done_is_lost(tmp_path):
    database, chance = tmp_path / "profile.db", Random(20264)
    acknowledged, concluded, waiting, resumed = {}, set(), [], 0
    # One life more than deaths that are looked into: the last one shows that it goes on.
    for _ in range(KILLS + 1):
        said = live_and_die(database, chance)
        assert said
        if waiting:
            assert (said[0]["resumed"], said[0]["turn"]) in waiting
            resumed += 1
        for each in said:
            if "words" in each:
                acknowledged.setdefault(each["attempt"], {})[each["turn"]] = each["words"]
            elif "concluded" in each:
                concluded.add(each["concluded"])
        waiting = look(database, acknowledged, concluded)
        assert len(waiting) <= 1
    assert resumed >= KILLS // 2
    assert sum(map(len, acknowledged.values())) > 2 * KILLS
