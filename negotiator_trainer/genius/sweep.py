"""Every package of a domain at once: the frontier, the zone, and the points theory singles out.

The definitions are those of `negotiator_trainer.bargaining.solutions`, for utilities that are
floats instead of whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from negotiator_trainer.genius.profile import Profile

TOLERANCE: Final = 1e-9
"""Utilities closer than this count as equal."""

# Just under the tolerance. As a power of two it leaves no utility halfway between two points of
# the grid unless that utility is exact, so equal sums of decimals never fall to either side.
_GRID: Final = 2.0**30


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sweep:
    """What one pass over all packages finds.

    Packages are given as positions in lexicographic order: the last issue changes fastest.

    Attributes:
        packages: How many there are.
        zone: How many are worth at least both reservation values.
        frontier: Positions of the efficient packages, from the first party's best to the
            second's; of packages of equal utilities only the first.
        frontier_packages: How many packages are efficient, equal ones counted each.
        utilities: Shape (n, 2): both utilities of each of `frontier`.
        nash: A position, or None where the zone is empty; so the other three.
        kalai_smorodinsky: See `negotiator_trainer.bargaining.solutions`.
        egalitarian: See there.
        largest_joint_value: See there.
    """

    packages: int
    zone: int
    frontier: NDArray[np.int64]
    frontier_packages: int
    utilities: NDArray[np.float64]
    nash: int | None
    kalai_smorodinsky: int | None
    egalitarian: int | None
    largest_joint_value: int | None


def sweep(a: Profile, b: Profile) -> Sweep:
    """Look at every package; a second or two for four million.

    Args:
        a: The first party.
        b: The second party, of the same domain.
    """
    import numpy as np  # noqa: PLC0415

    ours, theirs = utilities(a), utilities(b)
    inside = (ours >= a.reservation - TOLERANCE) & (theirs >= b.reservation - TOLERANCE)
    efficient, packages = _frontier(ours, theirs)
    pairs = np.column_stack((ours[efficient], theirs[efficient]))
    gains = pairs - (a.reservation, b.reservation)
    within = inside[efficient]
    zone = int(np.count_nonzero(inside))
    if zone and not within.any():
        # The one in the zone and its equal on the frontier lie to either side of the tolerance.
        within = np.all(gains >= -2 * TOLERANCE, axis=1)
    choice = _Choice.of(efficient[within], gains[within])
    return Sweep(
        packages=len(ours),
        zone=zone,
        frontier=efficient,
        frontier_packages=packages,
        utilities=pairs,
        nash=choice.nash(),
        kalai_smorodinsky=choice.kalai_smorodinsky(),
        egalitarian=choice.egalitarian(),
        largest_joint_value=choice.largest_joint_value(),
    )


def utilities(profile: Profile) -> NDArray[np.float64]:
    """Return what every package is worth, in lexicographic order; never above 1."""
    import numpy as np  # noqa: PLC0415

    total = np.zeros(1)
    for table in profile.tables:
        total = np.add.outer(total, np.array(table)).ravel()
    return np.minimum(total, 1.0, out=total)


def _frontier(
    ours: NDArray[np.float64], theirs: NDArray[np.float64]
) -> tuple[NDArray[np.int64], int]:
    """Return the efficient positions, equal ones once, and how many there are with equals."""
    import numpy as np  # noqa: PLC0415

    mine = np.rint(ours * _GRID).astype(np.int64)
    other = np.rint(theirs * _GRID).astype(np.int64)
    likely = _undominated_by_few(mine, other)
    # One key holds both: my value first, then theirs. Stable, so equals stay in their order.
    key = (mine[likely] << 31) + other[likely]
    order = likely[np.argsort(-key, kind="stable")]
    mine, other = mine[order], other[order]
    best = np.maximum.accumulate(other)
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = other[1:] > best[:-1]
    leader = np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    efficient = (mine == mine[leader]) & (other == other[leader])
    return order[first], int(np.count_nonzero(efficient))


def _undominated_by_few(mine: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the positions that a handful of good packages do not dominate.

    Most packages fall here, which saves sorting them.
    """
    import numpy as np  # noqa: PLC0415

    keep = np.arange(len(mine))
    for share in (1, 3, 7):
        score = mine[keep] * share + other[keep] * (8 - share)
        pivot = keep[int(score.argmax())]
        worse = (mine[keep] <= mine[pivot]) & (other[keep] <= other[pivot])
        worse &= (mine[keep] < mine[pivot]) | (other[keep] < other[pivot])
        keep = keep[~worse]
    return keep


@dataclass(frozen=True, slots=True, eq=False)
class _Choice:
    """The efficient packages in the zone, and the gains of both sides there."""

    positions: NDArray[np.int64]
    ours: NDArray[np.float64]
    theirs: NDArray[np.float64]

    @classmethod
    def of(cls, positions: NDArray[np.int64], gains: NDArray[np.float64]) -> _Choice:
        gains = gains * (gains > TOLERANCE)
        return cls(positions, gains[:, 0], gains[:, 1])

    def nash(self) -> int | None:
        import numpy as np  # noqa: PLC0415

        products = _share(self.ours * self.theirs)
        return self._best(products, np.minimum(self.ours, self.theirs), self.ours + self.theirs)

    def kalai_smorodinsky(self) -> int | None:
        import numpy as np  # noqa: PLC0415

        ours, theirs = _share(self.ours), _share(self.theirs)
        return self._best(np.minimum(ours, theirs), np.maximum(ours, theirs))

    def egalitarian(self) -> int | None:
        import numpy as np  # noqa: PLC0415

        return self._best(np.minimum(self.ours, self.theirs), np.maximum(self.ours, self.theirs))

    def largest_joint_value(self) -> int | None:
        import numpy as np  # noqa: PLC0415

        return self._best(self.ours + self.theirs, np.minimum(self.ours, self.theirs))

    def _best(self, *criteria: NDArray[np.float64]) -> int | None:
        """Return the position that is best by the first criterion, of equals by the next."""
        import numpy as np  # noqa: PLC0415

        if not len(self.positions):
            return None
        at = np.arange(len(self.positions))
        for criterion in criteria:
            at = at[criterion[at] >= criterion[at].max() - TOLERANCE]
        return int(self.positions[at].min())


def _share(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide by the largest; nought where that is nought."""
    top = float(values.max(initial=0.0))
    return values / top if top > 0 else values
