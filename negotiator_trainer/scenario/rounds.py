"""Reads how many rounds a role has, without loading the scenario.

As with the header only the standard library is used: the home page shows “turn 6 of 11” before
YAML is imported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from negotiator_trainer.scenario.header import FILE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_KEY: Final = re.compile(r"( *)([A-Za-z0-9_]+):(?:\s+(.*))?")
_ROUNDS: Final = re.compile(r"([0-9]{1,4})\s*(?:#.*)?")


def read_rounds(path: Path, role: str) -> int:
    """Return the last round of a role in the scenario in the folder `path`.

    Returns:
        0 where it cannot be found: whoever opens the scenario is told why.
    """
    try:
        with (path / FILE).open(encoding="utf-8", errors="replace") as lines:
            return rounds_in(lines, role)
    except OSError:
        return 0


def rounds_in(lines: Iterable[str], role: str) -> int:
    """Return what stands under ``play:``, `role` and ``rounds:``; 0 where nothing does."""
    above: list[tuple[int, str]] = []
    for line in lines:
        found = _KEY.fullmatch(line.rstrip())
        if found is None:
            continue
        indent, key, value = len(found[1]), found[2], found[3] or ""
        above = [outer for outer in above if outer[0] < indent]
        number = _ROUNDS.fullmatch(value)
        if key == "rounds" and number and [name for _, name in above] == ["play", role]:
            return int(number[1])
        above.append((indent, key))
    return 0
