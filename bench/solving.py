"""P9: every shipped role solved cold in a process of its own, and reviewed from the table."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.timing import Row, median
from negotiator_trainer.services.library import Library

_ROUNDS = 3
_CHILD = Path(__file__).parent / "children" / "solve.py"


def rows() -> list[Row]:
    """Solve each role in turn; the largest is also walked, state by state, for a floor."""
    library = Library()
    ids = [entry.id for entry in library.entries()]
    roles = [(each, role) for each in ids for role in library.open(each).scenario.play]
    found: dict[tuple[str, str], list[dict[str, Any]]] = {key: [] for key in roles}
    for _ in range(_ROUNDS):
        for key in roles:
            found[key].append(_child("solve", *key))
    seconds = {key: median([each["seconds"] for each in found[key]]) for key in roles}
    largest = max(roles, key=lambda key: seconds[key])
    floor = _child("walk", *largest)
    table = [
        _row(f"P9 solve {scenario}, {role}: {found[scenario, role][0]['beliefs']:,} beliefs",
             seconds[scenario, role], goal=20, floor=None, name="")
        for scenario, role in roles
    ]  # fmt: skip
    review = median([each["review"] for each in found[largest]])
    return [
        *table,
        _row(
            "P9 the largest beside a plain walk of its states", seconds[largest], goal=20,
            floor=floor["seconds"], name=f"walk of {floor['states']:,} states",
        ),
        _row("P9 every turn judged from the kept table", review, goal=1, floor=None, name=""),
    ]  # fmt: skip


def _row(measure: str, ours: float, *, goal: float, floor: float | None, name: str) -> Row:
    return Row(
        measure=measure, ours=ours, peer=floor, peer_name=name, unit="s", goal=f"≤ {goal:g} s",
        met=ours <= goal,
    )  # fmt: skip


def _child(what: str, scenario: str, role: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(_CHILD), what, scenario, role],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
