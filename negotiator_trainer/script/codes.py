"""Every finding about a script: its stable code and its title."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "S001": "The file is too large",
        "S002": "A line of the file is too long",
        "S003": "A control character",
        "S004": "A tab",
        "S005": "Too many nodes",
        "S006": "Too many findings to list",
        "S007": "Nested too deeply",
        "S010": "Text outside a node",
        "S011": "A header line without a key",
        "S012": "An unknown header key",
        "S013": "A header key stands twice",
        "S014": "A node without a title",
        "S015": "A title that cannot be one",
        "S016": "The --- after a node's header is missing",
        "S017": "The === after a node is missing",
        "S018": "A position that cannot be read",
        "S019": "A node of a group that can never be reached",
        "S020": "A line without words",
        "S021": "An unknown tag",
        "S022": "A tag stands twice",
        "S023": "A tag's value cannot be read",
        "S024": "An unknown act",
        "S025": "An unknown mood",
        "S026": "An option without an act",
        "S027": "Words after the tags, or # within words",
        "S028": "Lines without an id",
        "S029": "The same line id twice",
        "S030": "More than 40 words at a time",
        "S031": "An expression in braces",
        "S032": "Markup in square brackets",
        "S033": "A backslash",
        "S034": "A comment at the end of a line",
        "S035": "A command among words",
        "S036": "A phrasing with a body or a condition",
        "S037": "An option's condition cannot be read",
        "S040": "A command is not closed",
        "S041": "An unknown command",
        "S042": "A command outside the subset",
        "S043": "Words after a command",
        "S044": "A command's arguments are wrong",
        "S045": "A step that cannot be",
        "S046": "A reason is missing or cannot be read",
        "S047": "A large effect that nothing announced",
        "S048": "<<offers>> outside a node's own body",
        "S050": "A condition cannot be read",
        "S051": "An unknown function",
        "S052": "A comparison outside the subset",
        "S053": "An unknown kind of reply",
        "S054": "variant() on an option",
        "S055": "reply() outside Reaction",
        "S056": "ended() outside ExitInterview",
        "S060": "Options in an option's body",
        "S061": "An option in an if block",
        "S062": "Something after the options",
        "S063": "An if that is not closed",
        "S064": "elseif, else or endif without its if",
        "S065": "A body that just ends",
        "S066": "Something after the end of a body",
        "S067": "Walk does not end the attempt",
        "S068": "Options in a node that only answers",
        "S070": "An unknown name",
        "S071": "A jump to nowhere",
        "S072": "An unknown speaker",
        "S073": "A required node is missing",
        "S074": "Reaction has no fallback",
        "S075": 'Reaction does not answer reply("accept")',
        "S076": "Nobody says what they thought",
        "S077": "A large effect announced by nothing",
        "S078": "A node that nothing jumps to",
        "S079": "An issue that is not latent",
    }
)
"""Stable code → title; each has a page under `resources/diagnostics/`."""

WARNINGS: Final = frozenset({"S028", "S030", "S076", "S078"})
"""The codes that do not keep a scenario from being played."""
