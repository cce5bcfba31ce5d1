"""What is negotiated: issues, their options, and packages of one option each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Package: TypeAlias = tuple[int, ...]
"""One option index for every issue, in issue order."""

Condition: TypeAlias = tuple[tuple[int, frozenset[int]], ...]
"""Pairs (issue position, option indices); it holds where every pair does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something negotiated, and the options it may take.

    Attributes:
        id: Its name in the scenario's files.
        options: Option ids in the author's order; the numbers as text, ascending, for a number.
        numbers: What the options stand for, in the smallest unit, ascending; None for a choice.
        until_tabled: Index of the option that applies until somebody brings the issue up;
            None when the issue is open from the start.

    Raises:
        ValueError: There is no option, one is listed twice, the numbers do not fit the options
            or do not rise, or `until_tabled` is not an option.
    """

    id: str
    options: tuple[str, ...]
    numbers: tuple[int, ...] | None = None
    until_tabled: int | None = None

    def __post_init__(self) -> None:
        if not self.options:
            raise ValueError(f"issue {self.id} has no options")
        if len(set(self.options)) != len(self.options):
            raise ValueError(f"issue {self.id} lists an option twice")
        if self.numbers is not None:
            if len(self.numbers) != len(self.options):
                raise ValueError(f"issue {self.id}: {len(self.numbers)} numbers for its options")
            if any(low >= high for low, high in pairwise(self.numbers)):
                raise ValueError(f"issue {self.id}: the numbers do not rise")
        if self.until_tabled is not None and not 0 <= self.until_tabled < len(self.options):
            raise ValueError(f"issue {self.id} has no option number {self.until_tabled}")

    @property
    def latent(self) -> bool:
        """Whether the issue stays out of every package until somebody brings it up."""
        return self.until_tabled is not None

    def index(self, option: str) -> int:
        """Return the index of the option with this id.

        Raises:
            ValueError: There is no such option.
        """
        try:
            return self.options.index(option)
        except ValueError:
            raise ValueError(f"issue {self.id} has no option {option!r}") from None


def holds(condition: Condition, package: Package) -> bool:
    """Whether every pair of `condition` is met by `package`; a condition without pairs holds."""
    # A loop is three times as quick as `all`, and this is asked of every package.
    for position, options in condition:  # noqa: SIM110
        if package[position] not in options:
            return False
    return True


def require_inside(condition: Condition, option_counts: Iterable[int]) -> None:
    """Refuse a condition that names an issue or an option that does not exist.

    Raises:
        ValueError: It does.
    """
    counts = tuple(option_counts)
    for position, options in condition:
        if not 0 <= position < len(counts):
            raise ValueError(f"there is no issue number {position}")
        for option in options:
            if not 0 <= option < counts[position]:
                raise ValueError(f"issue number {position} has no option number {option}")
