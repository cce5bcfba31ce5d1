"""The codes of everything that can be wrong with a scenario's model.

Each code has a page under `resources/diagnostics/` with a wrong and a right example. The codes
of the conversation language begin with ``S`` and belong to `negotiator_trainer.script`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.script.diagnostics import Severity

CODES: Final[Mapping[str, tuple[Severity, str]]] = {
    "C001": ("error", "The file is not UTF-8 text"),
    "C002": ("error", "A character that nobody can see"),
    "C003": ("error", "This is not YAML"),
    "C004": ("error", "The file is too large, too deep or too long"),
    "C005": ("error", "Something that YAML knows and scenarios do not use"),
    "C006": ("error", "The same key twice"),
    "C007": ("error", "A key that is not a plain word"),
    "C008": ("error", "An unknown key"),
    "C009": ("error", "A missing key"),
    "C010": ("error", "The wrong kind of value"),
    "C011": ("error", "A number that is too small or too large"),
    "C012": ("error", "A text or a list that is empty or too long"),
    "C013": ("error", "Not one of the words or ids that are possible here"),
    "C014": ("warning", "A line gives a fact away before it is known"),
    "C015": ("error", "A name that nothing has"),
    "C016": ("error", "An issue that is neither a choice nor a range"),
    "C017": ("error", "A value is missing for an issue or an option"),
    "C018": ("error", "A curve that does not fit its issue"),
    "C019": ("error", "A package that leaves something open"),
    "C020": ("error", "A package that cannot exist"),
    "C021": ("error", "Parts that do not add up to 100"),
    "C022": ("error", "Roles and scripts that do not match"),
    "C023": ("error", "A reservation value that does not follow"),
    "C024": ("error", "Alternatives that cannot be worked out"),
    "C025": ("error", "A variant is left out"),
    "C026": ("error", "A fact that contradicts the limit"),
    "C027": ("error", "Not exactly one estimate"),
    "C028": ("error", "An ending is missing, or its door"),
    "C029": ("error", "A zone that is not declared as it should be"),
    "C030": ("error", "The zone is not what is declared"),
    "C031": ("error", "Too many words"),
    "C032": ("error", "A stance that cannot be played"),
    "C033": ("warning", "A ladder that does not concede"),
    "C034": ("warning", "A latent issue that nothing brings up"),
    "C035": ("error", "Numbers in the wrong order"),
    "C036": ("error", "The id is not the folder's name"),
    "C037": ("warning", "An accepted warning that does not occur"),
    "C038": ("error", "A file that is missing or has no place here"),
    "C039": ("warning", "A limit outside the public range"),
    "C040": ("warning", "Too many packages to prove the zone"),
    "C041": ("error", "The same thing listed twice"),
    "C042": ("error", "Offers without what they need"),
    "C043": ("warning", "A file that nothing uses"),
    "C044": ("error", "The zone does not count up to what is declared"),
    "C045": ("warning", "A concept that has no card"),
}
"""Severity and title by code."""
