"""P11: the progress page of 100, 1,000 and 10,000 attempts, in the real window."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.display import display
from bench.games import ROOT
from bench.history import LAST, TURNS, History
from bench.timing import ROUNDS, Row, median
from negotiator_trainer.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZES = (100, 1_000, 10_000)
CASES = 40
_MOST = 200.0


def rows() -> list[Row]:
    """Measure each size; the goal is for the largest, the growth is beside it."""
    found = {}
    with tempfile.TemporaryDirectory() as folder, display() as (kind, environ):
        print(f"the window is shown on {kind}", file=sys.stderr)
        for size in SIZES:
            print(f"writing {size:,} attempts of {TURNS} turns …", file=sys.stderr)
            place = Path(folder) / str(size) / "profile.db"
            place.parent.mkdir()
            write(place, size)
            found[size] = _measured(place, environ)
    return [row for size in SIZES for row in _rows(size, found)]


def write(place: Path, attempts: int) -> None:
    """Write a profile."""
    database = Database.open(place, now=lambda: LAST)
    history = History(database)
    history.play(attempts)
    history.negotiate(CASES)
    database.close()


def _measured(place: Path, environ: Mapping[str, str]) -> dict[str, list[float]]:
    own = {f"XDG_{name}_HOME": str(place.parent / name.lower())
           for name in ("DATA", "CONFIG", "CACHE", "STATE")}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "bench.children.progress", str(place), str(ROUNDS)],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**environ, **own},
        cwd=ROOT,
        timeout=900,
    )
    told: dict[str, list[float]] = {}
    for line in done.stdout.splitlines():
        for what, value in json.loads(line).items():
            told.setdefault(what, []).append(value)
    return told


def _rows(size: int, found: Mapping[int, Mapping[str, list[float]]]) -> list[Row]:
    told = found[size]
    drawn = int(told["drawn"][0])
    whole = f"P11 {size:,} attempts"
    opened = _row(f"{whole}, page opened", told["opened"], size=size)
    every = _row(f"{whole}, all {drawn:,} live ones drawn", told["every"], size=size)
    first = Row(
        measure=f"{whole}, page opened first, pyqtgraph's import included",
        ours=1_000 * told["first"][0], peer=None, peer_name="", unit="ms", goal="–", met=None,
    )  # fmt: skip
    if size == SIZES[0]:
        return [first, opened, every]
    smaller = SIZES[SIZES.index(size) - 1]
    growth = median(told["every"]) / median(found[smaller]["every"])
    times = drawn / found[smaller]["drawn"][0]
    grown = Row(
        measure=f"P11 all drawn, {size:,} beside {smaller:,} attempts", ours=growth, peer=times,
        peer_name="rows drawn", unit="×", goal="≤ rows drawn", met=growth <= times,
    )  # fmt: skip
    return [first, opened, every, grown]


def _row(measure: str, seconds: list[float], *, size: int) -> Row:
    took = 1_000 * median(seconds)
    largest = size == SIZES[-1]
    return Row(
        measure=measure, ours=took, peer=None, peer_name="", unit="ms",
        goal=f"≤ {_MOST:.0f} ms" if largest else "–", met=took <= _MOST if largest else None,
    )  # fmt: skip
