"""The window is killed while a scenario is solved: the process that solves goes with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import is_gone

PERSON = Path(__file__).with_name("kill_person.py")
ROOT = PERSON.parents[2]
PROC = Path("/proc")

pytestmark = pytest.mark.skipif(not PROC.is_dir(), reason="children are listed in /proc")


def solvers(parent):
    """The ids of the processes that solve for a window."""
    listed = (PROC / str(parent) / "task" / str(parent) / "children").read_text(encoding="ascii")
    found = []
    for pid in map(int, listed.split()):
        words = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
        if b"negotiator_trainer.services.solving" in words:
            found.append(pid)
    return found


def test_the_process_that_solves_dies_with_the_window(tmp_path):
    database = tmp_path / "profile.db"
    child = subprocess.Popen(
        [sys.executable, PERSON, database, tmp_path / "preferences.ini"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert child.stdout.readline()  # a turn was made: it plays
        found = solvers(child.pid)
        assert len(found) == 1
    finally:
        child.send_signal(signal.SIGKILL)
        child.communicate()
    assert is_gone(found[0])
