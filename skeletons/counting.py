"""Counts the packages of a case on paper, so that a scenario's numbers have a second source.

Knows nothing of the program: a skeleton is worked out here before a scenario is written, and a
test compares what both find.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Package = dict[str, str]


def packages(
    issues: Mapping[str, Sequence[object]], possible: Callable[[Package], bool] = lambda _: True
) -> list[Package]:
    """Every package of the issues that can exist, options written as in the scenario."""
    options = [[str(each) for each in values] for values in issues.values()]
    found = (dict(zip(issues, chosen, strict=True)) for chosen in product(*options))
    return [each for each in found if possible(each)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What a package is worth to you and to them, and what each needs at the least."""

    me: Callable[[Package], float]
    them: Callable[[Package], float]
    my_least: float
    their_least: float

    def zone(self, among: Iterable[Package]) -> list[Package]:
        """The packages with which both are no worse off than without a deal."""
        return [
            p for p in among if self.me(p) >= self.my_least and self.them(p) >= self.their_least
        ]

    def joint(self, among: Iterable[Package]) -> float:
        """The largest joint value of the zone."""
        return max(self.me(p) + self.them(p) for p in self.zone(among))

    def nash(self, among: Iterable[Package]) -> Package:
        """The package of the zone with the largest product of what both gain."""
        return max(
            self.zone(among),
            key=lambda p: (self.me(p) - self.my_least) * (self.them(p) - self.their_least),
        )


def table(worth: Mapping[str, Mapping[str, float]], base: float = 0) -> Callable[[Package], float]:
    """A worth that adds up one number for each issue's option."""
    return lambda p: base + sum(by_option[p[issue]] for issue, by_option in worth.items())


def union(zones: Iterable[Iterable[Package]]) -> int:
    """How many packages are in at least one of the zones."""
    return len({tuple(sorted(p.items())) for zone in zones for p in zone})


def counts(
    *,
    opening: Iterable[Package],
    attainable: Iterable[Iterable[Package]],
    sides: Sides,
    among: Sequence[Package],
) -> dict[str, object]:
    """What a variant declares in `counts`.

    Args:
        opening: The zone at the first turn, latent issues not tabled.
        attainable: The zone after each set of events that can happen.
        sides: Both sides where the zone is declared: at the start, or after its event.
        among: Every package, latent issues tabled.
    """
    found: dict[str, object] = {"opening": len(list(opening)), "attainable": union(attainable)}
    if sides.zone(among):
        found |= {"joint": sides.joint(among), "nash": sides.nash(among)}
    return found
