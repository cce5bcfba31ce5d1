"""Keeps labels apart along a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def spread(wanted: Sequence[float], *, gap: float, low: float, high: float) -> list[float]:
    """Move positions as little as keeps neighbours `gap` apart, within `low` and `high`.

    Args:
        wanted: Where each label would like its middle to be, in any order.
        gap: Smallest distance between two middles; shrinks when there is no room.
        low: Smallest position.
        high: Largest position.

    Returns:
        Positions in the order of `wanted`.
    """
    if not wanted:
        return []
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    gap = min(gap, (high - low) / max(len(wanted) - 1, 1))
    placed = [0.0] * len(wanted)
    floor = low
    for index in order:
        placed[index] = min(max(wanted[index], floor), high)
        floor = placed[index] + gap
    ceiling = high
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - gap
    return placed


def lanes(spans: Sequence[tuple[float, float]], *, gap: float) -> list[int]:
    """Return a lane for each span, from 0, so that no two in a lane touch.

    Args:
        spans: Left and right edge of each label.
        gap: Smallest distance between two labels of a lane.
    """
    taken: list[list[tuple[float, float]]] = []
    found = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda each: spans[each]):
        left, right = spans[index]
        for lane, others in enumerate(taken):
            if all(left >= end + gap or right + gap <= start for start, end in others):
                others.append((left, right))
                found[index] = lane
                break
        else:
            taken.append([(left, right)])
            found[index] = len(taken) - 1
    return found
