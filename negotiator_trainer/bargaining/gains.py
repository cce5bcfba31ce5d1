"""What a deal left on the table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.frontier import frontier
from negotiator_trainer.bargaining.swaps import (
    Swap,
    best_missed_swap,
    compatible_issues,
)

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.frontier import Points

__all__ = [
    "Headroom",
    "Swap",
    "best_missed_swap",
    "better_for_both",
    "compatible_issues",
    "created",
    "gain_at_no_cost",
    "sweet_spot",
    "tripp_sondak",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headroom:
    """A set of packages as a yardstick for deals; made once, asked often.

    Attributes:
        mine: My values along the frontier, falling, each once.
        theirs: Theirs at the same points, rising.
        spans: For both sides, the difference between the best and the worst package of the set.
        distributive: Whether every package of the set is efficient: there is no pair of which
            one is better for a side at no cost to the other, so the sides can only divide.
            This compares values within a side, never between the two. An empty set and a single
            package are distributive.
    """

    mine: tuple[int, ...]
    theirs: tuple[int, ...]
    spans: tuple[int, int]
    distributive: bool

    @classmethod
    def of(cls, points: Points) -> Headroom:
        """Measure a set of pairs (mine, theirs)."""
        if not len(points):
            return cls(mine=(), theirs=(), spans=(0, 0), distributive=True)
        efficient = frontier(points)
        steps = dict.fromkeys((int(points[at][0]), int(points[at][1])) for at in efficient)
        lows, highs = _corners(points)
        return cls(
            mine=tuple(mine for mine, _ in steps),
            theirs=tuple(theirs for _, theirs in steps),
            spans=(highs[0] - lows[0], highs[1] - lows[1]),
            distributive=len(efficient) == len(points),
        )

    def gain(self, deal: tuple[int, int]) -> tuple[int, int]:
        """Return the most that each side could still gain with the other no worse off."""
        mine, theirs = deal
        at_no_cost_to_them = bisect_left(self.theirs, theirs)
        at_no_cost_to_me = bisect_right(self.mine, -mine, key=lambda value: -value) - 1
        my_gain = self.mine[at_no_cost_to_them] - mine if at_no_cost_to_them < len(self.mine) else 0
        their_gain = self.theirs[at_no_cost_to_me] - theirs if at_no_cost_to_me >= 0 else 0
        return max(0, my_gain), max(0, their_gain)

    def created(self, deal: tuple[int, int]) -> float | None:
        """Return the share of the possible value that `deal` created, 0 to 1, as `created`."""
        if self.distributive:
            return None
        missed = [_share(g, s) for g, s in zip(self.gain(deal), self.spans, strict=True)]
        return 1 - sum(missed) / 2


def gain_at_no_cost(points: Points, deal: tuple[int, int]) -> tuple[int, int]:
    """Return the most that each side could still gain with the other no worse off.

    Args:
        points: What could be agreed, as pairs (mine, theirs).
        deal: What was agreed; it need not be among `points`.

    Returns:
        My gain and theirs, each taken for itself, 0 or more.
    """
    return Headroom.of(points).gain(deal)


def created(points: Points, deal: tuple[int, int]) -> float | None:
    """Return the share of the possible value that a deal created.

    One minus the mean, over both sides, of the gain at no cost to the other divided by that
    side's span. A gain larger than the span (the deal was below the zone) counts as the span.

    Args:
        points: The attainable zone, as pairs (mine, theirs).
        deal: What was agreed.

    Returns:
        From 0 to 1, where 1 is an efficient deal; None where nothing can be created, because
        every package of the zone is efficient. Then each deal in it would be given 1, whoever
        negotiated it. So it is with a single issue over which the two disagree, an issue worth
        the same to both, a zone of one package, or no zone. Two packages that differ for one
        side only are enough for something to be created.
    """
    return Headroom.of(points).created(deal)


def better_for_both(points: Points, deal: tuple[int, int]) -> int:
    """Return how many points are Pareto superior to `deal`.

    These are at least as good for both sides and better for at least one.

    Source: Tripp & Sondak (1992), An Evaluation of Dependent Variables in Experimental
    Negotiation Studies: Impasse Rates and Pareto Efficiency, Organizational Behavior and Human
    Decision Processes 51:273–295.
    """
    return _superior_and_inferior(points, deal)[0]


def tripp_sondak(points: Points, deal: tuple[int, int]) -> float:
    """Return the Pareto efficiency of `deal`, 0 to 1.

    One minus the share of the superior points among the superior and the inferior ones; 1 where
    there are neither. It depends on how finely the issues are cut into options, so it is shown
    beside `created` and never scored.

    Source: as `better_for_both`.
    """
    superior, inferior = _superior_and_inferior(points, deal)
    return 1 - superior / (superior + inferior) if superior else 1.0


def sweet_spot(points: Points) -> list[int]:
    """Return the efficient points that leave each side at least a quarter of its span.

    Args:
        points: The zone, as pairs (mine, theirs). A side's span runs from the worst to the best
            package of the zone, and its quarter is counted from the worst.

    Returns:
        Positions along the frontier, from my best to theirs; none where the frontier has no
        such point.
    """
    if not len(points):
        return []
    lows, highs = _corners(points)
    return [
        at
        for at in frontier(points)
        if all(4 * (int(points[at][s]) - lows[s]) >= highs[s] - lows[s] for s in (0, 1))
    ]


def _share(gain: int, span: int) -> float:
    if not gain:
        return 0.0
    return min(1.0, gain / span) if span else 1.0


def _corners(points: Points) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the lowest and the highest value of each side."""
    if not isinstance(points, Sequence):
        low, high = points.min(axis=0), points.max(axis=0)
        return (int(low[0]), int(low[1])), (int(high[0]), int(high[1]))
    mine = [point[0] for point in points]
    theirs = [point[1] for point in points]
    return (min(mine), min(theirs)), (max(mine), max(theirs))


def _superior_and_inferior(points: Points, deal: tuple[int, int]) -> tuple[int, int]:
    u, v = deal
    if not isinstance(points, Sequence):
        mine, theirs = points[:, 0], points[:, 1]
        equal = (mine == u) & (theirs == v)
        superior = (mine >= u) & (theirs >= v) & ~equal
        inferior = (mine <= u) & (theirs <= v) & ~equal
        return int(superior.sum()), int(inferior.sum())
    others = [(mine, theirs) for mine, theirs in points if (mine, theirs) != (u, v)]
    return (
        sum(mine >= u and theirs >= v for mine, theirs in others),
        sum(mine <= u and theirs <= v for mine, theirs in others),
    )
