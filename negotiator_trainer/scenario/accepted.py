"""Takes out the warnings that an author has accepted with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from negotiator_trainer.scenario.model import Accepted
    from negotiator_trainer.script.diagnostics import Diagnostic


def sift(
    accepted: Sequence[Accepted], diagnostics: Iterable[Diagnostic]
) -> tuple[tuple[Diagnostic, ...], frozenset[int]]:
    """Separate accepted warnings from everything else; an error cannot be accepted.

    Args:
        accepted: What the scenario accepts: a code and, optionally, a file or `file:line`.
        diagnostics: What was found.

    Returns:
        What is left, in its order, and which entries of `accepted` were used.
    """
    left: list[Diagnostic] = []
    used: set[int] = set()
    for found in diagnostics:
        entries = [index for index, entry in enumerate(accepted) if _covers(entry, found)]
        used.update(entries)
        if not entries:
            left.append(found)
    return tuple(left), frozenset(used)


def _covers(entry: Accepted, found: Diagnostic) -> bool:
    if found.severity != "warning" or entry.code != found.code:
        return False
    return entry.where in {"", found.place.file, f"{found.place.file}:{found.place.line}"}
