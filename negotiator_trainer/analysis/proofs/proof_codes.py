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
        "P002": ("warning", "A beat that is never reached"),
        "P003": ("warning", "A reaction that is never given"),
        "P004": ("warning", "A condition that is never true"),
        "P005": ("warning", "A condition that is always true"),
        "P006": ("warning", "Something that is never said or done"),
        "P007": ("warning", "An option that is never offered"),
        "P008": ("warning", "A fact that cannot come out"),
        "P009": ("warning", "An event that never happens"),
        "P010": ("warning", "An ending that nothing reaches"),
        "P011": ("error", "Nothing left to say"),
        "P012": ("error", "Jumps that go round in a circle"),
        "P013": ("error", "A zone that play does not keep to"),
        "P014": ("warning", "An event that closes the zone"),
        "P015": ("error", "No way to an efficient deal"),
        "P016": ("error", "No way to walk away rightly"),
        "P017": ("warning", "Words that give a fact away before it is known"),
        "P018": ("warning", "A large effect that can come unannounced"),
        "P019": ("warning", "Several kinds of answer with one reaction"),
        "P020": ("error", "Too many belief states"),
        "P050": ("error", "An option that is never worth taking"),
        "P051": ("warning", "One move alone is right too often"),
        "P052": ("warning", "Too often it hardly matters what is done"),
        "P053": ("warning", "The longest line is the best one too often"),
        "P054": ("warning", "The first line is the best one too often"),
        "P055": ("warning", "One act is the best one too often"),
        "P060": ("error", "A line tells variants apart and is no signal"),
        "P061": ("error", "What can be done tells variants apart"),
        "P062": ("error", "A counter-offer tells variants apart too early"),
        "P063": ("error", "An ending tells variants apart and is no signal"),
    }
)
"""Severity and title by code."""
