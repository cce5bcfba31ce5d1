"""Which bytes and characters a scenario's files may contain."""

from __future__ import annotations

import re
from typing import Final

BOM: Final = "\ufeff"

_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters other than tab and line ends
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they turn the direction of writing round
    "\u200b\u2060\ufeff\u00ad"  # they have no width
    "\u2028\u2029"  # line ends that editors do not count
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"  # not characters at all
)


def forbidden(text: str) -> re.Match[str] | None:
    """Return the first control, bidirectional or invisible character of `text`."""
    return _FORBIDDEN.search(text)


def position(text: str, index: int) -> tuple[int, int]:
    """Return line and column, counted from 1, of a character of `text`."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
