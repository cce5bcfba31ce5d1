"""What has been paid for at each moment of the start of the program itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ONLOOKER = Path(__file__).with_name("onlooker.py")


def start(path):
    done = subprocess.run(
        [sys.executable, ONLOOKER],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "NEGOTIATOR_TRAINER_DATABASE": str(path)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return {seen["when"]: seen for seen in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def starts(tmp_path_factory):
    """Two starts of one profile: the first makes it, the second finds it."""
    folder = tmp_path_factory.mktemp("start")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        return [start(folder / "data" / "profile.db") for _ in range(2)]


@pytest.fixture(params=[0, 1], ids=["first start", "second start"])
def seen(starts, request):
    """What was seen at each moment of one of them."""
    return starts[request.param]


def test_the_window_is_painted_before_anything_costly_is_imported(seen):
    assert seen["painted"]["costly"] == []


def test_the_home_page_is_filled_without_the_database_layer(seen):
    filled = seen["filled"]
    assert filled["costly"] == []
    assert filled["title"] == "Practice"
    assert "Scenarios" in filled["words"]


def test_once_the_database_is_open_charts_and_migrations_are_still_not_there(seen):
    settled = set(seen["settled"]["costly"])
    assert not settled & {"pyqtgraph", "numpy", "alembic"}
    assert "sqlmodel" in settled


def test_the_collector_of_garbage_rests_only_until_the_page_is_there(seen):
    assert not seen["painted"]["collects"]
    assert seen["settled"]["collects"]


def test_what_was_imported_is_never_searched_for_garbage(seen):
    assert seen["settled"]["spared"] > 50_000


def test_the_source_of_what_is_imported_is_not_kept(seen):
    assert "sqlmodel" in seen["settled"]["costly"]
    assert seen["settled"]["sources"] == []
