"""What a package is worth when each issue has its points.

Source: additive scoring, Keeney and Raiffa, *Decisions with Multiple Objectives* (1976), ch. 3,
and Raiffa, *The Art and Science of Negotiation* (1982), ch. 11.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from negotiator_trainer.journal.case import FeltPackage, IssueTree, TreeIssue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

TOTAL = 100
"""The points of the best package."""

_MOST_PACKAGES = 4_096
_HANDFUL = 5


def left(tree: IssueTree) -> int:
    """Return how many of the 100 points are not laid on an issue; negative when too many are."""
    return TOTAL - sum(issue.weight for issue in tree.issues)


def worth(tree: IssueTree, package: Mapping[str, int]) -> int:
    """Return what a package adds up to; an issue that it leaves open brings nothing.

    Args:
        tree: What is negotiated.
        package: Issue ids to positions of options.
    """
    return sum(
        issue.options[package[issue.id]].points
        for issue in tree.issues
        if 0 <= package.get(issue.id, -1) < len(issue.options)
    )


def settled(tree: IssueTree) -> tuple[TreeIssue, ...]:
    """Return the issues that can tell packages apart: those with two options or more."""
    return tuple(issue for issue in tree.issues if len(issue.options) > 1)


def laid(weight: int, points: Sequence[int | None]) -> tuple[int, ...]:
    """Return points for an issue's options, from the best to the worst.

    The best one brings the weight and the worst one nothing; what is None lies evenly between
    its neighbours.

    Args:
        weight: The issue's weight.
        points: What is laid on each option so far; the first and the last do not count.
    """
    last = len(points) - 1
    if last < 1:
        return (weight,) * len(points)
    fixed = {at: min(max(each, 0), weight) for at, each in enumerate(points) if each is not None}
    fixed |= {0: weight, last: 0}
    found = []
    for at in range(last + 1):
        before = max(each for each in fixed if each <= at)
        after = min(each for each in fixed if each >= at)
        share = (at - before) / (after - before) if after > before else 0
        found.append(round(fixed[before] + share * (fixed[after] - fixed[before])))
    return tuple(found)


def reweighed(issue: TreeIssue, weight: int) -> TreeIssue:
    """Return the issue with another weight; options between the ends keep their share of it."""
    old = issue.weight
    shares = [round(each.points * weight / old) if old else None for each in issue.options]
    options = tuple(
        replace(each, points=points)
        for each, points in zip(issue.options, laid(weight, shares), strict=True)
    )
    return replace(issue, weight=weight, options=options)


def handful(tree: IssueTree, count: int = _HANDFUL) -> tuple[dict[str, int], ...]:
    """Return packages worth a second look, the most valuable first.

    They lie spread between the worst package and the best one, and mix good with bad: these
    are the ones in which points that add up can feel wrong.

    Args:
        tree: What is negotiated.
        count: How many at most.
    """
    issues = settled(tree)
    if len(issues) < 2:
        return ()
    pool = sorted(_mixed(issues), key=lambda positions: _rank(issues, positions))
    points = [_sum(issues, positions) for positions in pool]
    chosen: list[int] = []
    for at in range(1, min(count, len(pool)) + 1):
        aim = TOTAL - TOTAL * at / (count + 1)
        free = [i for i in range(len(pool)) if i not in chosen]
        chosen.append(min(free, key=lambda i: (abs(points[i] - aim), i)))
    return tuple(
        {issue.id: option for issue, option in zip(issues, pool[i], strict=True)}
        for i in sorted(chosen)
    )


def with_felt(tree: IssueTree, package: Mapping[str, int], points: int | None) -> IssueTree:
    """Return the tree with a package felt to be worth so much; None forgets what was felt."""
    wanted = dict(package)
    kept = tuple(each for each in tree.felt if each.options != wanted)
    added = () if points is None else (FeltPackage(wanted, min(max(points, 0), TOTAL)),)
    return replace(tree, felt=kept + added)


def felt_points(tree: IssueTree, package: Mapping[str, int]) -> int | None:
    """Return what a package was felt to be worth; None where nothing was said."""
    return next((each.points for each in tree.felt if each.options == dict(package)), None)


def _mixed(issues: Sequence[TreeIssue]) -> Iterator[tuple[int, ...]]:
    """Packages that are neither best nor worst throughout; of many options some."""
    choices = [tuple(range(len(issue.options))) for issue in issues]
    for most in (3, 2):
        if _count(choices) > _MOST_PACKAGES:
            choices = [_some(each, most) for each in choices]
    while _count(choices) > _MOST_PACKAGES:
        widest = max(range(len(choices)), key=lambda i: (len(choices[i]), i))
        choices[widest] = choices[widest][:1]
    best = tuple(max(range(len(i.options)), key=_points_of(i)) for i in issues)
    worst = tuple(min(range(len(i.options)), key=_points_of(i)) for i in issues)
    return (each for each in product(*choices) if each not in {best, worst})


def _points_of(issue: TreeIssue) -> Callable[[int], int]:
    return lambda option: issue.options[option].points


def _some(options: tuple[int, ...], most: int) -> tuple[int, ...]:
    """The ends, and the middle when three are wanted."""
    if len(options) <= most:
        return options
    return tuple(options[round(i * (len(options) - 1) / (most - 1))] for i in range(most))


def _count(choices: Sequence[Sequence[int]]) -> int:
    found = 1
    for each in choices:
        found *= len(each)
    return found


def _sum(issues: Sequence[TreeIssue], positions: Sequence[int]) -> int:
    return sum(i.options[at].points for i, at in zip(issues, positions, strict=True))


def _rank(issues: Sequence[TreeIssue], positions: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return -_sum(issues, positions), positions


def moved(before: IssueTree, after: IssueTree) -> frozenset[str]:
    """Return the issues of `before` whose options cannot be told by their positions any more.

    An option that is worded otherwise stands where it stood; one that went, or came between
    others, moves those after it.
    """
    now = {issue.id: issue for issue in after.issues}
    return frozenset(old.id for old in before.issues if _shifted(old, now.get(old.id)))


def _shifted(old: TreeIssue, new: TreeIssue | None) -> bool:
    if new is None:
        return True
    if len(old.options) == len(new.options):
        return False
    kept = min(len(old.options), len(new.options))
    return any(
        a.text != b.text for a, b in zip(old.options[:kept], new.options[:kept], strict=True)
    ) or len(new.options) < len(old.options)
