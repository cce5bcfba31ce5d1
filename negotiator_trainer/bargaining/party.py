"""One side of the table: what it values, and where it walks away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.issue import Condition, Package, holds

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.preference import Preference


@dataclass(frozen=True, slots=True)
class Party:
    """A side's private information at one moment.

    Attributes:
        preference: What packages are worth to it.
        reservation: The worst value that it should accept, in the preference's unit.
        minimum_terms: Pairs (issue position, option indices). A deal must contain one of the
            options of every pair, at any price.

    Source: reservation values after Raiffa (1982), The Art and Science of Negotiation.
    """

    preference: Preference
    reservation: int
    minimum_terms: Condition = ()

    def value(self, package: Package) -> int:
        """Return what `package` is worth to this side."""
        return self.preference.value(package)

    def surplus(self, package: Package) -> int:
        """Return the value above the reservation value; negative below it."""
        return self.preference.value(package) - self.reservation

    def meets_terms(self, package: Package) -> bool:
        """Whether `package` contains everything that a deal must contain."""
        return holds(self.minimum_terms, package)

    def accepts(self, package: Package) -> bool:
        """Whether `package` is at or above the walkaway: the value, and every minimum term."""
        return self.meets_terms(package) and self.surplus(package) >= 0
