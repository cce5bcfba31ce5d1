"""Where the parser writes down what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from negotiator_trainer.script.codes import WARNINGS
from negotiator_trainer.script.diagnostics import Diagnostic, nearest
from negotiator_trainer.script.tree import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MOST_FINDINGS: Final = 1000
"""After so many the rest is not listed; a person mends these first."""

MOST_COMPARISONS: Final = 25_000
"""Of a mistyped name with a known one; more would keep the person waiting."""


class TooManyError(Exception):
    """The list is full; whoever parses stops."""


class Report:
    """The findings of one file, in the order in which they were made.

    Args:
        file: The file's name, for places.
    """

    __slots__ = ("_comparisons", "_found", "file")

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []
        self._comparisons = 0

    def place(self, line: int, column: int) -> Place:
        """Return a place in this file; both count from 1."""
        return Place(self.file, line, column)

    def add(self, code: str, place: Place, message: str, *, nearest: str = "") -> None:
        """Write one finding down.

        Raises:
            TooManyError: The list is full.
        """
        if len(self._found) >= MOST_FINDINGS:
            full = f"More than {MOST_FINDINGS} findings; mend these and check again."
            self._found.append(Diagnostic(code="S006", severity="error", place=place, message=full))
            raise TooManyError
        self._found.append(
            Diagnostic(
                code=code,
                severity="warning" if code in WARNINGS else "error",
                place=place,
                message=message,
                nearest=nearest,
            )
        )

    def nearest(self, name: str, known: Collection[str]) -> str:
        """Return the known name most like `name`; empty when a hostile file asks too often."""
        self._comparisons += len(known)
        return nearest(name, known) if self._comparisons <= MOST_COMPARISONS else ""

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Return what was found, by place."""
        return in_order(self._found)


def in_order(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings by place and code, without repetitions."""
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda d: (d.place.line, d.place.column, d.code, d.message)))
