"""The Pareto frontier of a set of packages, each seen as a pair of values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from negotiator_trainer.bargaining.grid import Grid

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from negotiator_trainer.bargaining.preference import Preference
    from negotiator_trainer.bargaining.space import Space

    Points: TypeAlias = Sequence[tuple[int, int]] | NDArray[np.int64]

# Above this many points, turning a list into an array costs less than sorting it.
_LARGE = 20_000


def evaluate(
    space: Space, preference: Preference, tabled: frozenset[int] | None = None
) -> NDArray[np.int64]:
    """Return what every package of `space` is worth, in the order of `Space.packages`.

    Args:
        space: The packages; millions of them are fine.
        preference: Whose values.
        tabled: Positions of the latent issues that have been brought up; None for all.
    """
    return Grid.of(space, tabled).values(preference)


def frontier(points: Points) -> list[int]:
    """Return the positions of the strictly Pareto-efficient points.

    A point is left out where another is at least as good for both sides and better for one, so
    a point that is only weakly efficient is not on the frontier. Points of equal value do not
    dominate one another: all of them are kept, because they are different deals.

    Args:
        points: Pairs (mine, theirs): a sequence, or an integer array of shape (n, 2). An array
            of four million points takes well under a second.

    Returns:
        Positions along the frontier, from my best to theirs; equal points in their own order.
    """
    if not isinstance(points, Sequence) or len(points) > _LARGE:
        return _frontier_of_array(points)
    order = sorted(range(len(points)), key=lambda at: (-points[at][0], -points[at][1]))
    kept: list[int] = []
    for at in order:
        if not kept or points[at][1] > points[kept[-1]][1] or points[at] == points[kept[-1]]:
            kept.append(at)
    return kept


def _frontier_of_array(points: Points) -> list[int]:
    import numpy as np  # noqa: PLC0415

    if not len(points):
        return []
    points = np.asarray(points, dtype=np.int64)
    order = _best_first(points)
    mine, theirs = points[order, 0], points[order, 1]
    best = np.maximum.accumulate(theirs)
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = theirs[1:] > best[:-1]
    # Every point is compared with the last efficient one before it: equal points are kept.
    leader = np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    kept = order[(mine == mine[leader]) & (theirs == theirs[leader])]
    ordered = kept[np.lexsort((kept, -points[kept, 1], -points[kept, 0]))]
    return [int(at) for at in ordered]


def _best_first(points: NDArray[np.int64]) -> NDArray[np.int64]:
    """Order points by my value, then theirs, highest first."""
    import numpy as np  # noqa: PLC0415

    mine, theirs = points[:, 0], points[:, 1]
    low_mine, low_theirs = int(mine.min()), int(theirs.min())
    width = int(theirs.max()) - low_theirs + 1
    if (int(mine.max()) - low_mine + 1) * width >= 2**62:
        return np.lexsort((-theirs, -mine))
    # One sort of a combined key is six times as fast as sorting by two keys.
    return np.argsort(-((mine - low_mine) * width + (theirs - low_theirs)))
