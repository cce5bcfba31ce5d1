"""The running median, and how many of many dots can be told apart."""

from __future__ import annotations

from math import isqrt
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 5
"""Values below which there is no median to draw."""
_MOST_ENDS = 200
_CELL = 3.0
"""Pixels within which two dots lie on each other."""


def window(count: int) -> int:
    """How many values a median runs over: five, and with many the odd number near their root.

    So a line through thousands is as calm as one through twenty.
    """
    return max(FEWEST, isqrt(count) // 2 * 2 + 1)


def median_line(
    xs: Sequence[float], values: Sequence[float]
) -> tuple[list[float], list[float], int]:
    """Return the running median as a line of at most two hundred points.

    Args:
        xs: Where the values stand, ascending.
        values: All that are shown; each point of the line is the median of `window` of them.

    Returns:
        The places, the medians, and over how many values each median runs; empty lists for
        fewer than five values.
    """
    count, over = len(values), window(len(values))
    if count < FEWEST:
        return [], [], over
    ends = list(range(over, count + 1, max(1, (count - over) // _MOST_ENDS)))
    if ends[-1] != count:
        ends.append(count)
    return [xs[end - 1] for end in ends], [median(values[end - over : end]) for end in ends], over


def apart(
    xs: Sequence[float], ys: Sequence[float], *, scale: tuple[float, float]
) -> tuple[list[float], list[float]]:
    """Return the dots that can be told apart: the first of those that lie on each other.

    Args:
        xs: Where they stand.
        ys: Their heights.
        scale: Pixels for one unit of x, and of y.
    """
    if not xs:
        return [], []
    across, up = np.asarray(xs), np.asarray(ys)
    columns = np.floor((across - across.min()) * scale[0] / _CELL).astype(np.int64)
    rows = np.floor((up - up.min()) * scale[1] / _CELL).astype(np.int64)
    _, kept = np.unique(columns * (int(rows.max()) + 1) + rows, return_index=True)
    kept.sort()
    return across[kept].tolist(), up[kept].tolist()
