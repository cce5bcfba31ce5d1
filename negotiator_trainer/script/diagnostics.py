"""What is wrong with a file, said so that its author can put it right."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.script.tree import Place

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding about a scenario's files.

    Attributes:
        code: Stable, such as ``S012``; it has a page of its own under `resources/diagnostics/`.
        severity: An error keeps the scenario from being played; a warning does not.
        place: File, line and column, counted from 1.
        message: One sentence.
        nearest: The name that was probably meant; empty when there is none.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    nearest: str = ""

    def __str__(self) -> str:
        hint = f" Did you mean “{self.nearest}”?" if self.nearest else ""
        where = f"{self.place.file}:{self.place.line}:{self.place.column}"
        return f"{where}: {self.severity} {self.code}: {self.message}{hint}"


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like `name`, or an empty text when none is alike."""
    matches = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""
