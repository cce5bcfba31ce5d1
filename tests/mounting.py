"""Real file systems for tests of what happens when a disk is full or read-only."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest


@contextmanager
def mounted(*arguments, at):
    """Mount something at a folder for a while; skip the test where that is not permitted."""
    at.mkdir(exist_ok=True)
    if os.name == "nt" or shutil.which("mount") is None:
        pytest.skip("there is no mount command")
    done = subprocess.run(["mount", *arguments, at], check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"mounting is not permitted: {done.stderr.strip()}")
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", at], check=True)
