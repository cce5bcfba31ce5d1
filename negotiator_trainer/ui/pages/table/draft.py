"""What the trainee is about to offer, and how it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One package, several to choose from, or one on a condition.

    Attributes:
        packages: Option id by issue id, for every issue on the table.
        asked: For “if … then …”: the issues of what is asked in return; else empty.
        words: The offer in words, as it stands in the transcript until it is answered.
    """

    packages: tuple[Mapping[str, str], ...]
    asked: frozenset[str] = frozenset()
    words: str = ""

    def notation(self) -> str:
        """Return the move in the notation of the log."""
        if self.asked:
            (package,) = self.packages
            wanted = {issue: option for issue, option in package.items() if issue in self.asked}
            given = {issue: option for issue, option in package.items() if issue not in self.asked}
            return f"if {_pairs(wanted)} then {_pairs(given)}"
        word = "offer" if len(self.packages) == 1 else "offers"
        return f"{word} " + " | ".join(_pairs(package) for package in self.packages)


def _pairs(package: Mapping[str, str]) -> str:
    return " ".join(f"{issue}={option}" for issue, option in package.items())
