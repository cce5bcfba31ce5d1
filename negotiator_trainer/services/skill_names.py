"""The nine skills, and what they are called.

Apart from the rest: the home page is painted before anything is scored.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from negotiator_trainer.wording import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

Skill: TypeAlias = Literal[
    "prepare", "open", "ask", "listen", "trade", "protect", "concede", "tactics", "close"
]

NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "prepare": mark("Preparing"),
        "open": mark("Opening and anchoring"),
        "ask": mark("Asking questions"),
        "listen": mark("Listening and naming feelings"),
        "trade": mark("Trading across issues"),
        "protect": mark("Protecting information"),
        "concede": mark("Giving and holding ground"),
        "tactics": mark("Handling tactics"),
        "close": mark("Closing or leaving"),
    }
)
"""What each skill is called where there is room."""

SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "prepare": mark("preparing"),
        "open": mark("opening"),
        "ask": mark("questions"),
        "listen": mark("listening"),
        "trade": mark("trading"),
        "protect": mark("protecting"),
        "concede": mark("conceding"),
        "tactics": mark("tactics"),
        "close": mark("closing"),
    }
)
"""What each skill is called in a row of several."""

SKILLS: Final = tuple(NAMES)
"""In the order in which a negotiation needs them; ties are settled by it."""
