"""Puts initials in the place of names, before a case is shown to somebody else."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST_LETTERS = 3
"""A shorter part of a name, such as “de”, is only replaced within the whole name."""

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
        for name in names:
            parts = re.findall(r"\w[\w'’.-]*", _composed(name))
            if parts:
                self._initials.setdefault(_key(" ".join(parts)), _initials(parts))
            for part in parts:
                plain = part.strip("'’.-")
                if len(plain) >= _LEAST_LETTERS and plain.casefold() not in _NO_NAMES:
                    self._initials.setdefault(_key(plain), _initials([plain]))
        longest_first = sorted(self._initials, key=lambda each: (-len(each), each))
        either = "|".join(r"[\s\W]+?".join(map(re.escape, n.split())) for n in longest_first)
        self._found = re.compile(rf"(?<!\w)({either})(s?)(?!\w)", re.IGNORECASE) if either else None

    def redact(self, text: str) -> str:
        """Return a text without the names."""
        if self._found is None:
            return text
        return self._found.sub(self._replaced, _composed(text))

    def _replaced(self, match: re.Match[str]) -> str:
        name = _key(" ".join(re.findall(r"\w[\w'’.-]*", match[1])))
        return self._initials.get(name, "…") + match[2]


def _initials(parts: list[str]) -> str:
    return " ".join(f"{part[0].upper()}." for part in parts)


def _key(name: str) -> str:
    return name.casefold()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
