"""The codes of everything that exploring a scenario can find against it.

Each code has a page under `resources/diagnostics/` with a wrong and a right example. P001–P049
are found in the graph of every state (`prove_graph`), P050–P099 over what the trainee can know
(`prove_beliefs`). A warning can be accepted with a reason; an error cannot.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.script.diagnostics import Severity

CODES: Final[Mapping[str, tuple[Severity, str]]] = MappingProxyType(
    {
        "P001": ("error", "Too much to prove"),
    }
)
"""Severity and title by code."""
