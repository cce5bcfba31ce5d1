"""The zone of possible agreement (ZOPA)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.grid import Grid
from negotiator_trainer.bargaining.price import PriceBounds, limit, price_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.bargaining.party import Party
    from negotiator_trainer.bargaining.space import Space

__all__ = ["PriceBounds", "limit", "price_bounds", "union", "zone"]

# Above this many packages, arrays are faster than a walk by more than numpy takes to import.
_LARGE = 50_000


def zone(
    space: Space, mine: Party, theirs: Party, tabled: frozenset[int] | None = None
) -> tuple[Package, ...]:
    """Return the packages that both sides would be right to accept, in lexicographic order.

    These are worth at least both reservation values and contain both sides' minimum terms.

    Args:
        space: What can be agreed.
        mine: One side, with the values in force.
        theirs: The other side, with the values in force.
        tabled: Positions of the latent issues that have been brought up; None for all.

    Source: Raiffa (1982), The Art and Science of Negotiation.
    """
    if space.combinations <= _LARGE:
        accepted = filter(mine.accepts, space.each(tabled))
        return tuple(filter(theirs.accepts, accepted))
    grid = Grid.of(space, tabled)
    inside = grid.holds(mine.minimum_terms) & grid.holds(theirs.minimum_terms)
    for party in (mine, theirs):
        inside &= grid.values(party.preference) >= party.reservation
    return tuple(grid.packages_at(inside.nonzero()[0]))


def union(zones: Iterable[Iterable[Package]]) -> tuple[Package, ...]:
    """Return the packages that are in any of `zones`, once each, in lexicographic order.

    The attainable zone is the union of the zones that sequences of moves lead to.
    """
    return tuple(sorted({package for each in zones for package in each}))
