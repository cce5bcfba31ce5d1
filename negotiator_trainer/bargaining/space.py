"""All packages that can exist."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import TYPE_CHECKING, TypeAlias

from negotiator_trainer.bargaining.issue import Condition, Issue, Package, holds, require_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Exclusion: TypeAlias = Condition
"""Options that cannot exist in one package: excluded where every pair matches."""


@dataclass(frozen=True, slots=True)
class Space:
    """The issues of a negotiation and what cannot go together.

    Attributes:
        issues: In the order in which a package lists its options.
        not_together: A package that meets any one of these cannot exist.

    Raises:
        ValueError: Two issues share an id, or an exclusion names what does not exist or nothing.
    """

    issues: tuple[Issue, ...]
    not_together: tuple[Exclusion, ...] = ()

    def __post_init__(self) -> None:
        if len({issue.id for issue in self.issues}) != len(self.issues):
            raise ValueError("two issues share an id")
        for exclusion in self.not_together:
            if not exclusion:
                raise ValueError("an exclusion without options would exclude everything")
            require_inside(exclusion, (len(issue.options) for issue in self.issues))

    def allows(self, package: Package) -> bool:
        """Whether `package` can exist."""
        for exclusion in self.not_together:  # noqa: SIM110  as in `holds`
            if holds(exclusion, package):
                return False
        return True

    def choices(self, tabled: frozenset[int] | None = None) -> tuple[tuple[int, ...], ...]:
        """Return the option indices that each issue may take now.

        Args:
            tabled: Positions of the latent issues that have been brought up; None for all.
        """
        return tuple(
            tuple(range(len(issue.options)))
            if issue.until_tabled is None or tabled is None or position in tabled
            else (issue.until_tabled,)
            for position, issue in enumerate(self.issues)
        )

    def each(self, tabled: frozenset[int] | None = None) -> Iterator[Package]:
        """Yield what `packages` returns, one at a time, for spaces too large to hold."""
        everything = product(*self.choices(tabled))
        return filter(self.allows, everything) if self.not_together else everything

    def packages(self, tabled: frozenset[int] | None = None) -> tuple[Package, ...]:
        """Return every package that can exist, in lexicographic order.

        Args:
            tabled: Positions of the latent issues that have been brought up; the other latent
                issues stay at `until_tabled`. None for everything tabled.
        """
        return tuple(self.each(tabled))

    @property
    def combinations(self) -> int:
        """How many packages there would be if nothing were excluded; never enumerates."""
        return prod(len(issue.options) for issue in self.issues)

    @property
    def size(self) -> int:
        """How many packages can exist with everything tabled.

        Counted over the issues that an exclusion mentions; the others multiply.
        """
        involved = sorted({position for rule in self.not_together for position, _ in rule})
        counts = [len(issue.options) for issue in self.issues]
        if not involved:
            return prod(counts)
        place = {position: rank for rank, position in enumerate(involved)}
        rules = [tuple((place[at], options) for at, options in rule) for rule in self.not_together]
        possible = sum(
            not any(holds(rule, part) for rule in rules)
            for part in product(*(range(counts[position]) for position in involved))
        )
        return possible * prod(count for at, count in enumerate(counts) if at not in place)

    def issue_position(self, issue_id: str) -> int:
        """Return where in a package the issue with this id stands.

        Raises:
            ValueError: There is no such issue.
        """
        for position, issue in enumerate(self.issues):
            if issue.id == issue_id:
                return position
        raise ValueError(f"there is no issue {issue_id!r}")

    def package_from(self, options: Mapping[str, str], fill: Package | None = None) -> Package:
        """Build a package from issue ids and option ids; it may be one that `allows` refuses.

        Args:
            options: Option id by issue id.
            fill: Where the issues that `options` leaves out are taken from.

        Raises:
            ValueError: An issue is unknown, an option is unknown, or an issue is missing and
                there is no `fill`.
        """
        chosen = {
            position: self.issues[position].index(option)
            for position, option in (
                (self.issue_position(issue_id), option) for issue_id, option in options.items()
            )
        }
        if fill is None:
            missing = [issue.id for at, issue in enumerate(self.issues) if at not in chosen]
            if missing:
                raise ValueError(f"the package says nothing about {', '.join(missing)}")
            return tuple(chosen[at] for at in range(len(self.issues)))
        return tuple(chosen.get(at, fill[at]) for at in range(len(self.issues)))

    def as_mapping(self, package: Package) -> dict[str, str]:
        """Return the option id of each issue by issue id, in issue order."""
        return {
            issue.id: issue.options[option]
            for issue, option in zip(self.issues, package, strict=True)
        }

    def excluding(self, more: tuple[Exclusion, ...]) -> Space:
        """Return this space without the packages that meet any of `more` as well."""
        return replace(self, not_together=(*self.not_together, *more))
