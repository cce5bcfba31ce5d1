"""The nine skills, and what they are called.

Apart from the rest: the home page is painted before anything is scored.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Skill: TypeAlias = Literal[
    "prepare", "open", "ask", "listen", "trade", "protect", "concede", "tactics", "close"
]

NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "prepare": "Preparing",
        "open": "Opening and anchoring",
        "ask": "Asking questions",
        "listen": "Listening and naming feelings",
        "trade": "Trading across issues",
        "protect": "Protecting information",
        "concede": "Giving and holding ground",
        "tactics": "Handling tactics",
        "close": "Closing or leaving",
    }
)
"""What each skill is called where there is room."""

SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "prepare": "preparing",
        "open": "opening",
        "ask": "questions",
        "listen": "listening",
        "trade": "trading",
        "protect": "protecting",
        "concede": "conceding",
        "tactics": "tactics",
        "close": "closing",
    }
)
"""What each skill is called in a row of several."""

SKILLS: Final = tuple(NAMES)
"""In the order in which a negotiation needs them; ties are settled by it."""
