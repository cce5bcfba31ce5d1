"""Reads numbers out of an element's attributes, and says which one cannot be read."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from negotiator_trainer.genius.xml_tree import Element

_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?([0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40})([eE][+-]?[0-9]{1,3})?")


def text(element: Element, name: str) -> str:
    """Return an attribute that has to be there.

    Raises:
        TrainerError: It is not.
    """
    if name not in element.attributes:
        element.refuse(f"<{element.tag}> has no “{name}”")
    return element.attributes[name]


def whole(element: Element, name: str) -> int:
    """Return an attribute that is a whole number of at most nine digits.

    Raises:
        TrainerError: It is missing or is none.
    """
    written = text(element, name).strip()
    if not _WHOLE.fullmatch(written):
        element.refuse(f"<{element.tag}> has {name}=“{shown(written)}”, which is no whole number")
    return int(written)


def number(element: Element, *names: str) -> float:
    """Return the first of several attributes that is there, as a finite number.

    Raises:
        TrainerError: None is there, or it is no finite number.
    """
    present = [name for name in names if name in element.attributes]
    name = present[0] if present else names[0]
    written = text(element, name).strip()
    if not _NUMBER.fullmatch(written) or not isfinite(float(written)):
        element.refuse(f"<{element.tag}> has {name}=“{shown(written)}”, which is no number")
    return float(written)


def shown(written: str, most: int = 40) -> str:
    """Return words from a file, short and on one line, for a message."""
    line = " ".join(written.split())
    return line if len(line) <= most else line[: most - 1] + "…"
