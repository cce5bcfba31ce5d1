"""What a package is worth to a party."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.issue import Condition, Package, holds, require_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Preference:
    """An additive value function, with extra value for combinations of options.

    Values are whole numbers of the scenario's smallest unit. The value of a package is `base`,
    plus one table entry for each issue, plus every combination that it contains.

    Attributes:
        tables: For each issue, the worth of each of its options.
        base: What is there before any issue is looked at, such as a budget.
        together: Extra worth of a package in which a condition holds.

    Raises:
        ValueError: An issue has no entry, or a combination names what does not exist.

    Source: additive scoring systems, Raiffa (1982), The Art and Science of Negotiation;
    Keeney & Raiffa (1976), Decisions with Multiple Objectives.
    """

    tables: tuple[tuple[int, ...], ...]
    base: int = 0
    together: tuple[tuple[Condition, int], ...] = ()

    def __post_init__(self) -> None:
        if not all(self.tables):
            raise ValueError("an issue has no values")
        for condition, _ in self.together:
            require_inside(condition, map(len, self.tables))

    def value(self, package: Package) -> int:
        """Return what `package` is worth."""
        total = self.base
        for table, option in zip(self.tables, package, strict=True):
            total += table[option]
        for condition, extra in self.together:
            if holds(condition, package):
                total += extra
        return total

    def values(self, packages: Iterable[Package]) -> list[int]:
        """Return what each of `packages` is worth, in their order."""
        return [self.value(package) for package in packages]

    def best_option(self, position: int) -> int:
        """Return the option with the highest table entry, the first of equals.

        Combinations are left out: see `best_options`.
        """
        table = self.tables[position]
        return table.index(max(table))

    def worth(self, position: int) -> int:
        """Return the span of an issue's table, from its worst to its best option."""
        table = self.tables[position]
        return max(table) - min(table)

    def best_options(self, position: int) -> frozenset[int]:
        """Return the options that are best whatever else the package contains.

        Empty where the best option depends on other issues through a combination.
        """
        best = frozenset(range(len(self.tables[position])))
        for worths in self._worths_in_context(position):
            top = max(worths)
            best &= {option for option, worth in enumerate(worths) if worth == top}
        return best

    def mean_span(self, position: int) -> Fraction:
        """Return how much the choice of this option moves the value, combinations included.

        The difference between the best and the worst option, averaged over everything that the
        issues combined with this one may be. Without combinations this is `worth`.
        """
        spans = [max(worths) - min(worths) for worths in self._worths_in_context(position)]
        return Fraction(sum(spans), len(spans))

    def weights(self) -> tuple[float, ...]:
        """Return how much each issue matters, summing to 1.

        An issue weighs its `mean_span` in proportion to all. A combination counts fully for each
        issue in it, because each of them alone can bring it about or undo it. A party that does
        not care about anything weighs all issues alike.
        """
        spans = [self.mean_span(position) for position in range(len(self.tables))]
        total = sum(spans)
        if not total:
            return tuple(1 / len(spans) for _ in spans)
        return tuple(float(span / total) for span in spans)

    def _worths_in_context(self, position: int) -> Iterator[list[int]]:
        """Yield the worth of each option, once for each setting of the issues linked to it."""
        table = self.tables[position]
        mine = [
            (rule, extra) for rule, extra in self.together if any(at == position for at, _ in rule)
        ]
        others = sorted({at for rule, _ in mine for at, _ in rule} - {position})
        package = [0] * len(self.tables)
        for setting in product(*(range(len(self.tables[at])) for at in others)):
            for at, option in zip(others, setting, strict=True):
                package[at] = option
            worths = []
            for option, worth in enumerate(table):
                package[position] = option
                extras = sum(extra for rule, extra in mine if holds(rule, tuple(package)))
                worths.append(worth + extras)
            yield worths


def curve(points: Mapping[int, int], numbers: Sequence[int]) -> tuple[int, ...]:
    """Read worths off straight lines between given points, one for each of `numbers`.

    Each worth is computed exactly and then rounded once, half away from zero, so that no step
    carries the rounding of another.

    Args:
        points: Worth by number; both in smallest units.
        numbers: The numbers of an issue.

    Raises:
        ValueError: There is no point, or a number lies outside the range of the points.
    """
    if not points:
        raise ValueError("a curve needs at least one point")
    known = sorted(points)
    for number in numbers:
        if not known[0] <= number <= known[-1]:
            raise ValueError(f"{number} lies outside the curve, {known[0]} to {known[-1]}")
    return tuple(_on_line(points, known, number) for number in numbers)


def changed(preference: Preference, changes: Iterable[tuple[int, int, int]]) -> Preference:
    """Return `preference` after an event.

    Args:
        preference: What held before.
        changes: Triples (issue position, option index, what its worth changes by).
    """
    tables = [list(table) for table in preference.tables]
    for position, option, delta in changes:
        tables[position][option] += delta
    return replace(preference, tables=tuple(tuple(table) for table in tables))


def _on_line(points: Mapping[int, int], known: list[int], number: int) -> int:
    if number in points:
        return points[number]
    right = bisect_left(known, number)
    low, high = known[right - 1], known[right]
    rise = Fraction(points[high] - points[low], high - low)
    return _half_away_from_zero(points[low] + rise * (number - low))


def _half_away_from_zero(exact: Fraction) -> int:
    magnitude = int(abs(exact) + Fraction(1, 2))
    return magnitude if exact >= 0 else -magnitude
