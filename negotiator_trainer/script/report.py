"""Where the parser writes down what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from negotiator_trainer.script.codes import WARNINGS
from negotiator_trainer.script.diagnostics import Diagnostic
from negotiator_trainer.script.tree import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_FINDINGS: Final = 1000
"""After so many the rest is not listed; a person mends these first."""


class TooManyError(Exception):
    """The list is full; whoever parses stops."""


class Report:
    """The findings of one file, in the order in which they were made.

    Args:
        file: The file's name, for places.
    """

    __slots__ = ("_found", "file")

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []

    def place(self, line: int, column: int) -> Place:
        """Return a place in this file; both count from 1."""
        return Place(file=self.file, line=line, column=column)

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

    def lines(self) -> frozenset[int]:
        """Return the lines of the file about which there is an error."""
        return frozenset(item.place.line for item in self._found if item.severity == "error")

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Return what was found, by place."""
        return in_order(self._found)


def in_order(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings by place and code, without repetitions."""
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda d: (d.place.line, d.place.column, d.code, d.message)))
