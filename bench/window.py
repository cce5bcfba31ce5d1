"""P1, P2, P3, and P9 as the window feels it: starting, memory, turns, solving meanwhile."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.display import display
from bench.games import ROOT
from bench.timing import ROUNDS, Row, median, percentile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LAYERS = ("sqlmodel",)
_CHARTS = (*_LAYERS, "pyqtgraph", "yaml")
_EVERYTHING = (*_CHARTS, "numpy", "alembic")
_STARTS = {
    "ours": ("shell",),
    "bare": ("bare",),
    "eager": ("bare", *_EVERYTHING),
    "layers": ("bare", *_LAYERS),
    "charts": ("bare", *_CHARTS),
}
_TURNS = 200
_FRAME = 1_000 / 60
_SERVED = 50.0

Told = dict[str, list[float]]


def rows() -> list[Row]:
    """Measure, each beside its floor."""
    with tempfile.TemporaryDirectory() as folder, display() as (kind, environ):
        print(f"the window is shown on {kind}", file=sys.stderr)
        home = _environment(environ, Path(folder))
        _run(("profile", home["NEGOTIATOR_TRAINER_DATABASE"]), home)
        starts = _starts(home)
        table = _run(("table", str(Path(folder) / "table.db"), str(_TURNS)), home)
        played = [
            _run(("table", str(Path(folder) / f"{number}.db"), "1"), home)["megabytes"][0]
            for number in range(3)
        ]
        gaps = _run(("gap", folder), home)
    return [
        *_start_rows(starts),
        *_memory_rows(starts, played),
        *_turn_rows(table),
        _gap_row(gaps),
    ]


def _environment(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Folders of its own, and compiled modules as an installed program has them."""
    made = {name: each for name, each in environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        made[f"XDG_{name}_HOME"] = str(folder / name.lower())
    made["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    made["NEGOTIATOR_TRAINER_DATABASE"] = str(folder / "profile.db")
    return made


def _starts(environ: Mapping[str, str]) -> dict[str, Told]:
    """Start everything in turn; the first round, which compiles, does not count."""
    found: dict[str, Told] = {name: {} for name in _STARTS}
    for number in range(ROUNDS + 1):
        for name, command in _STARTS.items():
            for what, values in _run(command, environ).items():
                if number:
                    found[name].setdefault(what, []).extend(values)
    return found


def _run(command: Sequence[str], environ: Mapping[str, str]) -> Told:
    """Run a child; times of the clock become milliseconds since its start."""
    began = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(
        [sys.executable, "-m", f"bench.children.{command[0]}", *command[1:]],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environ,
        cwd=ROOT,
        timeout=900,
    )
    told: Told = {}
    for line in done.stdout.splitlines():
        for what, value in json.loads(line).items():
            if value is not None:
                at = what in {"painted", "filled", "opened"}
                told.setdefault(what, []).append(1_000 * (value - began) if at else value)
    return told


def _start_rows(starts: Mapping[str, Told]) -> list[Row]:
    ours = {what: median(values) for what, values in starts["ours"].items()}
    bare, eager = (median(starts[name]["painted"]) for name in ("bare", "eager"))
    first, filled = "P1a start to first paint", "P1b start to home page filled"
    return [
        _row(first, ours["painted"], bare, "bare window", "ms", 1.8),
        _row(filled, ours["filled"], bare, "bare window", "ms", 2.2),
        _row(filled, ours["filled"], eager, "everything imported first", "ms", None),
        _row("P1 start to database open", ours["opened"], eager, "same", "ms", None),
    ]


def _memory_rows(starts: Mapping[str, Told], played: Sequence[float]) -> list[Row]:
    if "megabytes" not in starts["ours"]:
        return []
    ours, layers, charts = (median(starts[n]["megabytes"]) for n in ("ours", "layers", "charts"))
    after, open_ = "P2 memory (PSS) after start", "P2 memory with a debrief open"
    return [
        _row(after, ours, layers, "window, SQLModel", "MB", 1.2),
        _row(open_, median(played), charts, "the same, pyqtgraph, YAML", "MB", 1.2),
    ]


def _gap_row(gaps: Told) -> Row:
    """The longest time for which the window was not served, beside the same at rest."""
    worst, rest = max(gaps["solving"]), max(gaps["rest"])
    return Row(
        measure=f"P9 window not served while solving, worst of {len(gaps['solving'])}",
        ours=worst, peer=rest, peer_name="at rest", unit="ms", goal="≤ 50 ms",
        met=worst <= _SERVED,
    )  # fmt: skip


def _turn_rows(table: Told) -> list[Row]:
    pending, answered = ([1_000 * each for each in table[what]] for what in ("pending", "answered"))
    count = len(pending)
    found = []
    for measure, samples, most, goal in (
        ("P3 key to own line, pending", pending, _FRAME, "≤ a frame, 16.7 ms"),
        ("P3 key to their line, committed", answered, 50.0, "≤ 50 ms"),
    ):
        worst = percentile(samples, 0.99)
        found.append(
            Row(
                measure=f"{measure}, p99 of {count}", ours=worst, peer=_FRAME,
                peer_name="a frame", unit="ms", goal=goal, met=worst <= most,
            )
        )  # fmt: skip
    return found


def _row(measure: str, ours: float, floor: float, name: str, unit: str, most: float | None) -> Row:
    return Row(
        measure=measure, ours=ours, peer=floor, peer_name=name, unit=unit,
        goal="–" if most is None else f"≤ {most} × it",
        met=None if most is None else ours <= most * floor,
    )  # fmt: skip
