"""Puts initials in the place of names, before a case is shown to somebody else."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST_LETTERS = 3
"""A shorter part of a name, such as “de”, is only replaced within the whole name."""

_PART = r"\w[\w'.-]*"
_NO_NAMES = frozenset({"and", "mrs", "miss", "the", "von", "van", "der", "den", "und", "for"})


class Redactor:
    """Replaces names by initials, wherever they stand as words of their own.

    Capitals do not matter, and a possessive keeps its ending. A name is replaced as a whole, and
    so is each part of it that has three letters or more.

    Args:
        names: As they are written in the case.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._initials: dict[str, str] = {}
        spellings: set[str] = set()
        for name in names:
            parts = re.findall(_PART, _composed(name))
            single = [part.strip("'.-") for part in parts]
            known = [each for each in single if _is_telling(each)]
            for replaced in ([parts] if parts else []) + [[each] for each in known]:
                spelled = " ".join(replaced)
                self._initials.setdefault(spelled.casefold(), _initials(replaced))
                # Folding spells some letters with two: both spellings are looked for.
                spellings |= {spelled, spelled.casefold()}
        longest_first = sorted(spellings, key=lambda each: (-len(each), each))
        either = "|".join(r"[\s.]+".join(map(re.escape, n.split())) for n in longest_first)
        self._found = re.compile(rf"(?<!\w)({either})(s?)(?!\w)", re.IGNORECASE) if either else None

    def redact(self, text: str) -> str:
        """Return a text without the names."""
        if self._found is None:
            return text
        return self._found.sub(self._replaced, _composed(text))

    def _replaced(self, match: re.Match[str]) -> str:
        name = " ".join(re.findall(_PART, match[1])).casefold()
        return self._initials.get(name, "…") + match[2]


def _initials(parts: list[str]) -> str:
    return " ".join(f"{part[0].upper()}." for part in parts)


def _is_telling(part: str) -> bool:
    return len(part) >= _LEAST_LETTERS and part.casefold() not in _NO_NAMES


def _composed(text: str) -> str:
    """Write each letter in one way; an apostrophe is one, however it is typed."""
    return unicodedata.normalize("NFC", text).replace("’", "'")
