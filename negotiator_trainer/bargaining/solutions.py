"""Points that bargaining theory singles out between two parties.

Each function looks only at individually rational points, worth at least the disagreement point
to both sides. The theory is about convex sets; here the set is finite, and the same quantity is
maximised over its members. Ties are broken so that the answer is always strictly efficient and
the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from negotiator_trainer.bargaining.frontier import frontier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.bargaining.frontier import Points

# Gains of both sides over the disagreement point, and the position among the points.
_Candidate: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solutions:
    """Every solution of one bargaining problem, as positions among its points.

    Attributes:
        frontier: The efficient points, from my best to theirs, rational or not.
        nash: Or None where no point is individually rational; so the others.
        kalai_smorodinsky: See the function of that name.
        egalitarian: See the function of that name.
        largest_joint_value: See the function of that name.
    """

    frontier: tuple[int, ...]
    nash: int | None
    kalai_smorodinsky: int | None
    egalitarian: int | None
    largest_joint_value: int | None


def solutions(points: Points, disagreement: tuple[int, int]) -> Solutions:
    """Return all solutions at the cost of one: the points are swept once.

    Args:
        points: Pairs (mine, theirs): a sequence, or an integer array of shape (n, 2).
        disagreement: What both sides have without a deal, usually both reservation values.
    """
    efficient = frontier(points)
    rational = _rational(points, disagreement, efficient)
    return Solutions(
        frontier=tuple(efficient),
        nash=_nash(rational),
        kalai_smorodinsky=_kalai_smorodinsky(rational),
        egalitarian=_egalitarian(rational),
        largest_joint_value=_largest_joint_value(rational),
    )


def nash(points: Points, disagreement: tuple[int, int]) -> int | None:
    """Return the point with the largest product of gains; None where none is rational.

    Ties go to the larger of the smaller gains, then to the larger joint gain, then to the first.
    Where no point is better than disagreement for both, every product is nought and the
    tie-breaks alone decide.

    Source: Nash (1950), The Bargaining Problem, Econometrica 18:155–162.
    """
    return _nash(_rational(points, disagreement, frontier(points)))


def kalai_smorodinsky(points: Points, disagreement: tuple[int, int]) -> int | None:
    """Return the point that maximises the smaller of both normalised gains; None as `nash`.

    A normalised gain is the gain divided by the largest gain that this side has at any rational
    point. On a convex set this is the point where the line to the ideal point leaves the set. A
    finite set usually has no point on that line; the maximin reading is the one that carries
    over, made strictly efficient lexicographically: ties go to the larger of the larger
    normalised gains, then to the first.

    Source: Kalai & Smorodinsky (1975), Other Solutions to Nash's Bargaining Problem, Econometrica
    43:513–518; lexicographic form after Imai (1983), Individual Monotonicity and Lexicographic
    Maxmin Solution, Econometrica 51:389–401.
    """
    return _kalai_smorodinsky(_rational(points, disagreement, frontier(points)))


def egalitarian(points: Points, disagreement: tuple[int, int]) -> int | None:
    """Return the point that maximises the smaller of both gains; None as `nash`.

    Gains are compared between the sides, so this says something only where both count in the
    same unit. Ties go to the larger of the larger gains, then to the first.

    Source: Kalai (1977), Proportional Solutions to Bargaining Situations: Interpersonal Utility
    Comparisons, Econometrica 45:1623–1630.
    """
    return _egalitarian(_rational(points, disagreement, frontier(points)))


def largest_joint_value(points: Points, disagreement: tuple[int, int]) -> int | None:
    """Return the rational point with the largest sum of both values; None as `nash`.

    Ties go to the larger of the smaller gains, then to the first.

    Source: Raiffa (1982), The Art and Science of Negotiation, on joint gains.
    """
    return _largest_joint_value(_rational(points, disagreement, frontier(points)))


def _rational(
    points: Points, disagreement: tuple[int, int], efficient: Iterable[int]
) -> list[_Candidate]:
    # What dominates a rational point is rational too, so no solution is off the frontier.
    candidates = (
        (int(points[at][0]) - disagreement[0], int(points[at][1]) - disagreement[1], at)
        for at in efficient
    )
    return [gains for gains in candidates if gains[0] >= 0 and gains[1] >= 0]


def _nash(rational: list[_Candidate]) -> int | None:
    best = max(rational, key=lambda c: (c[0] * c[1], min(c[:2]), c[0] + c[1], -c[2]), default=None)
    return None if best is None else best[2]


def _kalai_smorodinsky(rational: list[_Candidate]) -> int | None:
    ideal_mine = max((mine for mine, _, _ in rational), default=0)
    ideal_theirs = max((theirs for _, theirs, _ in rational), default=0)
    # Both gains are scaled by the product of the ideals: whole numbers compare exactly. Where a
    # side cannot gain at all, the efficient rational points are all equal.
    scaled = [(mine * ideal_theirs, theirs * ideal_mine, at) for mine, theirs, at in rational]
    return _egalitarian(scaled)


def _egalitarian(rational: list[_Candidate]) -> int | None:
    best = max(rational, key=lambda c: (min(c[:2]), max(c[:2]), -c[2]), default=None)
    return None if best is None else best[2]


def _largest_joint_value(rational: list[_Candidate]) -> int | None:
    best = max(rational, key=lambda c: (c[0] + c[1], min(c[:2]), -c[2]), default=None)
    return None if best is None else best[2]
