"""What a measured process says of itself; imports nothing that costs."""

from __future__ import annotations

import time
from pathlib import Path

SETTLED_MS = 1_500
"""After this long nothing is being imported, opened or drawn any more."""

_ROLLUP = Path("/proc/self/smaps_rollup")


def tell(**values: float | None) -> None:
    """Print a line of JSON."""
    # Not `json`: some of what is measured does without it.
    said = ", ".join(f'"{k}": {"null" if v is None else v}' for k, v in values.items())
    print(f"{{{said}}}", flush=True)


def clock() -> float:
    """Seconds on a clock that all processes share."""
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def megabytes() -> float | None:
    """The process's share of memory (PSS) in MB; None where the system does not tell."""
    try:
        lines = _ROLLUP.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next(int(line.split()[1]) / 1_000 for line in lines if line.startswith("Pss:"))
