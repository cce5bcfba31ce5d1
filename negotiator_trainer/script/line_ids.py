"""Writes the `#line:` ids that are missing, and touches nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from negotiator_trainer.script.parser import parse
from negotiator_trainer.script.walk import script_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX: Final = re.compile(r"[a-z][a-z0-9]{0,7}")
_ID: Final = re.compile(r"#line:([A-Za-z0-9_-]+)")
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_LONGEST_COUNTER: Final = 4


def with_line_ids(text: str, *, file: str, prefix: str, taken: frozenset[str]) -> str:
    """Return `text` with an id at the end of every line of words that had none.

    An id is the prefix and a counter in base 36; it says nothing of the words, so that they can
    be reworded for ever. The counter goes on after the highest of those that the prefix already
    has. Lines with an error are left alone.

    Args:
        text: A script.
        file: Its name.
        prefix: One to eight lower-case letters and digits, a letter first.
        taken: Ids of other files, and ids that saved attempts or translations still use.

    Raises:
        ValueError: The prefix cannot be one.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"{prefix!r} is no prefix for line ids")
    parsed = parse(text, file=file)
    faulty = {each.place.line for each in parsed.diagnostics if each.severity == "error"}
    missing = {line.place.line for line in script_lines(parsed.script) if not line.id} - faulty
    ids = _new_ids(prefix, taken | frozenset(_ID.findall(text)))
    lines = text.split("\n")
    for number in sorted(missing):
        line = lines[number - 1]
        words = line.rstrip(" \t\r")
        lines[number - 1] = f"{words} #line:{next(ids)}{line[len(words) :]}"
    return "\n".join(lines)


def _new_ids(prefix: str, taken: frozenset[str]) -> Iterator[str]:
    used = re.compile(rf"{prefix}([0-9a-z]{{1,{_LONGEST_COUNTER}}})")
    found = [int(match[1], 36) for each in taken if (match := used.fullmatch(each))]
    counter = max(found, default=0)
    while True:
        counter += 1
        identifier = f"{prefix}{_base36(counter)}"
        if identifier not in taken:
            yield identifier


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits.rjust(2, "0")
