"""Every package of a domain at once: the frontier, the zone, and the points theory singles out.

The definitions are those of `negotiator_trainer.bargaining.solutions`, for utilities that are
floats instead of whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from negotiator_trainer.genius.profile import Profile

TOLERANCE: Final = 1e-9
"""Utilities closer than this count as equal."""

# Just under the tolerance. As a power of two it leaves no utility halfway between two points of
# the grid unless that utility is exact, so equal sums of decimals never fall to either side.
_GRID: Final = 2.0**30
_KEY_BITS: Final = 31

# As many packages as fit into a processor's cache at a time.
_BLOCK: Final = 32_768


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
    """Look at every package; well under a second for four million, unless all are efficient.

    Args:
        a: The first party.
        b: The second party, of the same domain.
    """
    import numpy as np  # noqa: PLC0415

    zone = _zone(a, b)
    efficient, frontier_packages = _frontier(a, b)
    pairs = np.column_stack([_utilities(one, efficient) for one in (a, b)])
    gains = pairs - (a.reservation, b.reservation)
    within = np.all(gains >= -TOLERANCE, axis=1)
    if zone and not within.any():
        # The one in the zone and its equal on the frontier lie to either side of the tolerance.
        within = np.all(gains >= -2 * TOLERANCE, axis=1)
    if not zone:
        within[:] = False
    choice = _Choice.of(efficient[within], gains[within])
    return Sweep(
        packages=prod(map(len, a.tables)),
        zone=zone,
        frontier=efficient,
        frontier_packages=frontier_packages,
        utilities=pairs,
        nash=choice.nash(),
        kalai_smorodinsky=choice.kalai_smorodinsky(),
        egalitarian=choice.egalitarian(),
        largest_joint_value=choice.largest_joint_value(),
    )


def _utilities(profile: Profile, positions: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return what the packages at these positions are worth; never above 1."""
    import numpy as np  # noqa: PLC0415

    places = np.unravel_index(positions, [len(table) for table in profile.tables])
    total = np.zeros(len(positions))
    for table, place in zip(profile.tables, places, strict=True):
        total += np.array(table)[place]
    return np.minimum(total, 1.0, out=total)


def _zone(a: Profile, b: Profile) -> int:
    """Count the packages that are worth at least both reservation values."""
    import numpy as np  # noqa: PLC0415

    # Every package is one of the first issues' combinations with one of the last issues'.
    sizes = [len(table) for table in a.tables]
    half = min(range(len(sizes) + 1), key=lambda at: prod(sizes[:at]) + prod(sizes[at:]))
    heads = [_sums(one.tables[:half]) for one in (a, b)]
    tails = [_sums(one.tables[half:]) for one in (a, b)]
    limits = [one.reservation - TOLERANCE for one in (a, b)]
    rows = max(1, _BLOCK // len(tails[0]))
    count = 0
    for start in range(0, len(heads[0]), rows):
        inside = [
            np.add.outer(head[start : start + rows], tail) >= limit
            for head, tail, limit in zip(heads, tails, limits, strict=True)
        ]
        count += int(np.count_nonzero(inside[0] & inside[1]))
    return count


def _sums(tables: Sequence[Sequence[float]]) -> NDArray[np.float64]:
    import numpy as np  # noqa: PLC0415

    total = np.zeros(1)
    for table in tables:
        total = np.add.outer(total, np.array(table)).ravel()
    return total


def _frontier(a: Profile, b: Profile) -> tuple[NDArray[np.int64], int]:
    """Return the efficient positions, equal ones once, and how many there are with equals.

    Issue by issue: what is dominated among the first issues stays so whatever the others are.
    """
    import numpy as np  # noqa: PLC0415

    found = _Points.of(np.zeros(1), np.zeros(1))
    for ours, theirs in zip(a.tables, b.tables, strict=True):
        options = _Points.of(np.array(ours), np.array(theirs)).undominated()
        found = found.combined(options, size=len(ours)).undominated()
    return found.positions, int(found.counts.sum())


@dataclass(frozen=True, slots=True, eq=False)
class _Points:
    """Partial packages: what they are worth, where they stand, how many are equal to each."""

    ours: NDArray[np.float64]
    theirs: NDArray[np.float64]
    positions: NDArray[np.int64]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> _Points:
        import numpy as np  # noqa: PLC0415

        return cls(ours, theirs, np.arange(len(ours)), np.ones(len(ours), dtype=np.int64))

    def combined(self, options: _Points, *, size: int) -> _Points:
        """Return every one of these with every option of a further issue of `size` options."""
        import numpy as np  # noqa: PLC0415

        return _Points(
            np.add.outer(self.ours, options.ours).ravel(),
            np.add.outer(self.theirs, options.theirs).ravel(),
            np.add.outer(self.positions * size, options.positions).ravel(),
            np.multiply.outer(self.counts, options.counts).ravel(),
        )

    def undominated(self) -> _Points:
        """Return those that none dominates, best for the first party first, equal ones once."""
        import numpy as np  # noqa: PLC0415

        # One key holds both values, the first party's in front; one sort is enough.
        key = np.rint(self.ours * _GRID).astype(np.int64) << _KEY_BITS
        key += np.rint(self.theirs * _GRID).astype(np.int64)
        order = np.argsort(-key)
        key = key[order]
        starts = np.flatnonzero(np.diff(key, prepend=key[0] + 1))
        theirs = key[starts] & ((1 << _KEY_BITS) - 1)
        kept = np.ones(len(starts), dtype=np.bool_)
        kept[1:] = theirs[1:] > np.maximum.accumulate(theirs)[:-1]
        first = order[starts[kept]]
        return _Points(
            self.ours[first],
            self.theirs[first],
            np.minimum.reduceat(self.positions[order], starts)[kept],
            np.add.reduceat(self.counts[order], starts)[kept],
        )


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
