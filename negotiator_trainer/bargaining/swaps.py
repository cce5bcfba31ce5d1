"""Trades that a deal missed: other options on one or two issues."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.bargaining.party import Party
    from negotiator_trainer.bargaining.space import Space


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A change of one or two options that is better for both sides.

    Attributes:
        package: What the deal would have been.
        changes: Triples (issue position, option in the deal, option instead), by position.
        gain_mine: What I would gain, above 0, in my unit.
        gain_theirs: What they would gain, above 0, in their unit.
    """

    package: Package
    changes: tuple[tuple[int, int, int], ...]
    gain_mine: int
    gain_theirs: int

    @property
    def joint_gain(self) -> int:
        """Both gains added."""
        return self.gain_mine + self.gain_theirs


def best_missed_swap(
    space: Space,
    mine: Party,
    theirs: Party,
    deal: Package,
    feasible: Collection[Package] | None = None,
) -> Swap | None:
    """Return the swap on one or two issues that both sides would have gained most from.

    Better means strictly better for both. The largest joint gain wins; then the larger of the
    smaller gains, then the swap with fewer changes, then the first package in order.

    Args:
        space: What can be agreed.
        mine: One side.
        theirs: The other.
        deal: What was agreed.
        feasible: The packages that could have been agreed, such as the attainable zone; None for
            every package of `space` that both sides would be right to accept.

    Returns:
        The swap, or None where no change of one or two options is better for both.
    """
    allowed = None if feasible is None else frozenset(feasible)
    before = mine.value(deal), theirs.value(deal)
    better: list[Swap] = []
    for package in _nearby(space, deal):
        gain_mine, gain_theirs = mine.value(package) - before[0], theirs.value(package) - before[1]
        if gain_mine <= 0 or gain_theirs <= 0:
            continue
        if allowed is None:
            if not (space.allows(package) and mine.accepts(package) and theirs.accepts(package)):
                continue
        elif package not in allowed:
            continue
        better.append(_swap(deal, package, gain_mine=gain_mine, gain_theirs=gain_theirs))
    return min(better, key=_rank, default=None)


def compatible_issues(space: Space, mine: Party, theirs: Party) -> tuple[tuple[int, int], ...]:
    """Return the issues on which both sides like the same option best.

    A side to which all options are alike has no wish to share, so the issue is left out. Where
    combinations of options matter, the option must be best for each side whatever the rest of
    the package is.

    Returns:
        Pairs (issue position, shared best option, the first of equals).

    Source: compatible issues in integrative bargaining, Thompson & Hastie (1990), Social
    Perception in Negotiation, Organizational Behavior and Human Decision Processes 47:98–123.
    """
    found: list[tuple[int, int]] = []
    for position in range(len(space.issues)):
        preferences = mine.preference, theirs.preference
        if not all(preference.mean_span(position) for preference in preferences):
            continue
        shared = preferences[0].best_options(position) & preferences[1].best_options(position)
        if shared:
            found.append((position, min(shared)))
    return tuple(found)


def _nearby(space: Space, deal: Package) -> Iterator[Package]:
    """Yield the packages that differ from `deal` in one or two options."""
    others = [
        [option for option in range(len(issue.options)) if option != settled]
        for issue, settled in zip(space.issues, deal, strict=True)
    ]
    for count in (1, 2):
        for positions in combinations(range(len(deal)), count):
            for options in product(*(others[position] for position in positions)):
                package = list(deal)
                for position, option in zip(positions, options, strict=True):
                    package[position] = option
                yield tuple(package)


def _swap(deal: Package, package: Package, *, gain_mine: int, gain_theirs: int) -> Swap:
    changes = tuple(
        (position, old, new)
        for position, (old, new) in enumerate(zip(deal, package, strict=True))
        if old != new
    )
    return Swap(package=package, changes=changes, gain_mine=gain_mine, gain_theirs=gain_theirs)


def _rank(swap: Swap) -> tuple[int, int, int, Package]:
    smaller = min(swap.gain_mine, swap.gain_theirs)
    return -swap.joint_gain, -smaller, len(swap.changes), swap.package
