"""Runs two things in turn and compares their medians."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table.

    Attributes:
        measure: Such as ``P4 plays with text, choices a second``.
        ours: In `unit`.
        peer: The best peer or floor from the same run; None where none could be run.
        peer_name: What it is, and why there is no figure of it.
        unit: Of both.
        goal: In words.
        met: Whether the goal is met; None where it cannot be said.
    """

    measure: str
    ours: float
    peer: float | None
    peer_name: str
    unit: str
    goal: str
    met: bool | None


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def median(samples: Sequence[float]) -> float:
    """The median."""
    return statistics.median(samples)


def percentile(samples: Sequence[float], share: float) -> float:
    """The sample below which this share of all lies."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def show(rows: Sequence[Row]) -> None:
    """Print the table."""
    heads = ("measure", "ours", "peer", "ratio", "goal", "verdict")
    lines = [heads]
    for row in rows:
        ratio = "–" if not row.peer else f"{row.ours / row.peer:.2f}"
        missing = row.peer_name and f"– ({row.peer_name})"
        found = f"{row.peer or 0:,.4g} {row.unit} ({row.peer_name})"
        peer = (missing or "–") if row.peer is None else found
        verdict = {True: "met", False: "not met", None: "–"}[row.met]
        lines.append((row.measure, f"{row.ours:,.4g} {row.unit}", peer, ratio, row.goal, verdict))
    widths = [max(len(line[i]) for line in lines) for i in range(len(heads))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))
