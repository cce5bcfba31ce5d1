"""Points that add up to what whole packages are felt to be worth.

Sources: additive scoring as in `journal.weights`; fitting additive points to judged packages while
the order of the options is kept, Jacquet-Lagrèze and Siskos, “Assessing a set of additive utility
functions”, *European Journal of Operational Research* 10 (1982), here by least squares.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from negotiator_trainer.journal.case import IssueTree, TreeIssue, TreeOption
from negotiator_trainer.journal.weights import TOTAL, settled, worth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

_STAY = 0.02  # weight of a point moved, against a point missed
_STEPS = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Points that fit what is felt about whole packages.

    Attributes:
        tree: The tree with them; weights sum to 100.
        largest_miss: How far a felt package is from the sum of its points, at most.
    """

    tree: IssueTree
    largest_miss: int


def fit(tree: IssueTree) -> Fitted:
    """Return the points nearest to those laid that fit what is felt best, by least squares.

    An option is worth the steps between it and the worst one of its issue. The fit moves those
    steps: none becomes negative and all sum to 100, so the order of the options stays, the
    worst brings 0, the best brings its issue's weight. The sum of squares of what is missed, and
    a fiftieth of that of what is moved, is least; then steps are rounded by the largest remainder.
    """
    steps = _Steps(tree)
    judged = [each for each in tree.felt if steps.knows(each.options)]
    if not steps.count:
        return Fitted(tree=tree, largest_miss=0)
    rows = np.array([steps.row(each.options) for each in judged]).reshape(-1, steps.count)
    aims = np.array([float(each.points) for each in judged])
    found = _descend(rows, aims, _on_simplex(steps.laid()))
    fitted = steps.tree_with(_rounded(found))
    misses = (abs(worth(fitted, each.options) - each.points) for each in judged)
    return Fitted(tree=fitted, largest_miss=max(misses, default=0))


class _Steps:
    """The steps in points between neighbouring options, over all issues in a row."""

    def __init__(self, tree: IssueTree) -> None:
        self._tree = tree
        self._orders = {
            issue.id: sorted(range(len(issue.options)), key=lambda i: -issue.options[i].points)
            for issue in settled(tree)
        }
        self._starts: dict[str, int] = {}
        self.count = 0
        for issue in settled(tree):
            self._starts[issue.id] = self.count
            self.count += len(issue.options) - 1

    def knows(self, package: Mapping[str, int]) -> bool:
        """Whether it settles every issue, and only ones that there are."""
        return set(package) == set(self._orders) and all(
            0 <= at < len(self._orders[issue]) for issue, at in package.items()
        )

    def laid(self) -> NDArray[np.float64]:
        made = np.zeros(self.count)
        for issue in settled(self._tree):
            points = [issue.options[i].points for i in self._orders[issue.id]]
            start = self._starts[issue.id]
            made[start : start + len(points) - 1] = -np.diff(points)
        return made

    def row(self, package: Mapping[str, int]) -> NDArray[np.float64]:
        """Which steps lie between the worst option and the package's, issue by issue."""
        made = np.zeros(self.count)
        for issue, option in package.items():
            order = self._orders[issue]
            start = self._starts[issue]
            made[start + order.index(option) : start + len(order) - 1] = 1.0
        return made

    def tree_with(self, steps: Sequence[int]) -> IssueTree:
        issues = tuple(self._issue_with(issue, steps) for issue in self._tree.issues)
        return replace(self._tree, issues=issues)

    def _issue_with(self, issue: TreeIssue, steps: Sequence[int]) -> TreeIssue:
        order = self._orders.get(issue.id)
        if order is None:
            options = tuple(replace(each, points=0) for each in issue.options)
            return replace(issue, weight=0, options=options)
        start = self._starts[issue.id]
        mine = steps[start : start + len(order) - 1]
        points = {option: sum(mine[at:]) for at, option in enumerate(order)}
        options = tuple(TreeOption(o.text, points[i]) for i, o in enumerate(issue.options))
        return replace(issue, weight=sum(mine), options=options)


def _descend(
    rows: NDArray[np.float64], aims: NDArray[np.float64], start: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Walk downhill on the simplex, with Nesterov's momentum."""
    square = rows.T @ rows + _STAY * np.eye(len(start))
    pull = rows.T @ aims + _STAY * start
    stride = 1.0 / float(np.linalg.norm(square, 2))
    here = before = start
    momentum = 1.0
    for _ in range(_STEPS):
        faster = (1.0 + (1.0 + 4.0 * momentum * momentum) ** 0.5) / 2.0
        ahead = here + (momentum - 1.0) / faster * (here - before)
        before, momentum = here, faster
        here = _on_simplex(ahead - stride * (square @ ahead - pull))
        if float(np.abs(here - before).max()) < 1e-9:
            break
    return here


def _on_simplex(point: NDArray[np.float64]) -> NDArray[np.float64]:
    """The nearest point without negative parts whose parts sum to 100."""
    falling = np.sort(point)[::-1]
    over = (np.cumsum(falling) - TOTAL) / np.arange(1, len(point) + 1)
    last = int(np.nonzero(falling > over)[0][-1])
    held: NDArray[np.float64] = np.maximum(point - over[last], 0.0)
    return held


def _rounded(steps: NDArray[np.float64]) -> list[int]:
    """Round to whole points that still sum to 100: the largest remainders go up."""
    floors = np.floor(steps + 1e-6)
    missing = TOTAL - int(floors.sum())
    order = sorted(range(len(steps)), key=lambda i: (floors[i] - steps[i], i))
    whole = [int(each) for each in floors]
    for i in order[:missing]:
        whole[i] += 1
    return whole
