"""A whole space as numpy arrays, for spaces too large to walk package by package."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from negotiator_trainer.bargaining.issue import Condition, Package
    from negotiator_trainer.bargaining.preference import Preference
    from negotiator_trainer.bargaining.space import Space

Scalar = TypeVar("Scalar", bound="np.generic")


@dataclass(frozen=True, slots=True)
class Grid:
    """The packages of a space, laid out so that arithmetic runs over all of them at once.

    Arrays that its methods return have one entry for each package that can exist, in the order
    of `Space.packages`.

    Attributes:
        choices: The option indices that each issue may take.
        exclusions: What cannot go together.
    """

    choices: tuple[tuple[int, ...], ...]
    exclusions: tuple[Condition, ...]

    @classmethod
    def of(cls, space: Space, tabled: frozenset[int] | None = None) -> Grid:
        """Lay out `space`.

        Args:
            space: What to lay out.
            tabled: Positions of the latent issues that have been brought up; None for all.
        """
        return cls(choices=space.choices(tabled), exclusions=space.not_together)

    def values(self, preference: Preference) -> NDArray[np.int64]:
        """Return what each package is worth."""
        import numpy as np  # noqa: PLC0415

        grid = np.full(self._shape, preference.base, dtype=np.int64)
        for position, options in enumerate(self.choices):
            table = [preference.tables[position][option] for option in options]
            grid += self._along(position, np.array(table, dtype=np.int64))
        for condition, extra in preference.together:
            grid += self._match(condition) * np.int64(extra)
        return self._existing(grid.ravel())

    def holds(self, condition: Condition) -> NDArray[np.bool_]:
        """Return where `condition` holds."""
        import numpy as np  # noqa: PLC0415

        everywhere = np.broadcast_to(self._match(condition), self._shape)
        return self._existing(everywhere.ravel())

    def packages_at(self, indexes: Sequence[int] | NDArray[np.int64]) -> list[Package]:
        """Return the packages behind positions in this grid's arrays."""
        import numpy as np  # noqa: PLC0415

        flat = np.asarray(indexes, dtype=np.int64)
        if self.exclusions:
            flat = self._existing(np.arange(prod(self._shape)))[flat]
        places = np.unravel_index(flat, self._shape)
        columns = [
            np.array(options)[place].tolist()
            for options, place in zip(self.choices, places, strict=True)
        ]
        return list(zip(*columns, strict=True))

    @property
    def _shape(self) -> tuple[int, ...]:
        return tuple(len(options) for options in self.choices)

    def _along(self, position: int, line: NDArray[Scalar]) -> NDArray[Scalar]:
        return line.reshape([-1 if at == position else 1 for at in range(len(self.choices))])

    def _match(self, condition: Condition) -> NDArray[np.bool_]:
        import numpy as np  # noqa: PLC0415

        match = np.ones([1] * len(self.choices), dtype=np.bool_)
        for position, wanted in condition:
            line = np.array([option in wanted for option in self.choices[position]])
            match = match & self._along(position, line)
        return match

    def _existing(self, flat: NDArray[Scalar]) -> NDArray[Scalar]:
        import numpy as np  # noqa: PLC0415

        if not self.exclusions:
            return flat
        exists = np.ones(self._shape, dtype=np.bool_)
        for exclusion in self.exclusions:
            exists &= ~self._match(exclusion)
        return flat[exists.ravel()]
