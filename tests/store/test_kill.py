"""Whatever moment the process dies at, every acknowledged turn is there, and no half one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PLAYER = Path(__file__).with_name("kill_player.py")
WRITER = Path(__file__).with_name("kill_writer.py")

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="children are forked"),
    # Fifteen seconds on a machine of its own.
    pytest.mark.timeout(300),
]


def kill(folder, *, seed, rounds, manner="patient"):
    done = subprocess.run(
        [sys.executable, PLAYER, folder, str(seed), str(rounds), manner],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert counts.pop("acknowledged") > rounds
    assert counts.pop("resumed") > rounds // 4
    return counts


NOTHING_WRONG = {"lost": 0, "half": 0, "damaged": 0, "home": 0, "many": 0, "errors": 0}


def test_two_hundred_deaths_lose_no_acknowledged_turn(tmp_path):
    assert kill(tmp_path, seed=20261, rounds=200) == NOTHING_WRONG


def test_a_player_who_acknowledges_before_the_commit_is_found_out(tmp_path):
    counts = kill(tmp_path, seed=20263, rounds=40, manner="hasty")
    assert counts["lost"] > 0
    assert {**counts, "lost": 0} == NOTHING_WRONG


def write_and_die(folder, *, seed, rounds):
    done = subprocess.run(
        [sys.executable, WRITER, folder, str(seed), str(rounds)],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert counts.pop("acknowledged") > rounds
    assert counts.pop("deleted") > 0
    return counts


WHOLE = {"lost": 0, "half": 0, "damaged": 0, "back": 0, "errors": 0}


def test_forty_deaths_lose_no_acknowledged_word_of_the_journal(tmp_path):
    assert write_and_die(tmp_path, seed=20264, rounds=40) == WHOLE


@pytest.mark.long
@pytest.mark.timeout(600)
def test_five_hundred_deaths_lose_no_acknowledged_word_of_the_journal(tmp_path):
    assert write_and_die(tmp_path, seed=20265, rounds=500) == WHOLE


@pytest.mark.long
@pytest.mark.timeout(600)
def test_two_thousand_deaths_lose_no_acknowledged_turn(tmp_path):
    assert kill(tmp_path, seed=20262, rounds=2000) == NOTHING_WRONG
