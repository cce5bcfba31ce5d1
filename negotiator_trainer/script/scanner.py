"""Cuts a script into lines, within bounds and without characters that deceive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from negotiator_trainer.script.report import Report

MOST_BYTES: Final = 1_000_000
MOST_LINES: Final = 20_000
MOST_COLUMNS: Final = 2_000
TAB: Final = 4

# C0, DEL and C1; bidirectional and invisible marks; separators of Unicode's own; lone surrogates.
_HOSTILE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]|\r(?!\n)"
)


class SourceLine(NamedTuple):
    """One line that says something.

    Attributes:
        number: From 1.
        indent: In spaces.
        column: Where its text begins, from 1.
        text: Without the space around it; never empty.
    """

    number: int
    indent: int
    column: int
    text: str


def scan(text: str, report: Report) -> list[SourceLine]:
    """Return the lines of `text` that are not blank; none when the file is too large."""
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        report.add("S001", report.place(1, 1), "A script is at most 1 MB; divide the scenario.")
        return []
    if text.count("\n") > MOST_LINES:
        where = report.place(MOST_LINES + 1, 1)
        report.add("S001", where, f"A script is at most {MOST_LINES:,} lines; divide the scenario.")
        return []
    body = text[1:] if text.startswith("\ufeff") else text
    hostile = _HOSTILE.search(body) is not None
    lines: list[SourceLine] = []
    for number, raw in enumerate(body.split("\n"), start=1):
        line = raw[:-1] if raw.endswith("\r") else raw
        if len(line) > MOST_COLUMNS:
            where = report.place(number, MOST_COLUMNS + 1)
            report.add("S002", where, f"A line is at most {MOST_COLUMNS:,} characters; divide it.")
            continue
        if hostile:
            line = _without_hostile(line, number, report)
        if "\t" in line:
            where = report.place(number, line.index("\t") + 1)
            report.add("S004", where, "A tab; indent by four spaces, and use spaces between words.")
        stripped = line.strip(" \t")
        if stripped:
            margin = line.index(stripped)
            indent = margin + (TAB - 1) * line.count("\t", 0, margin)
            cut = stripped.replace("\t", " ")
            lines.append(SourceLine(number, indent, margin + 1, cut))
    return lines


def _without_hostile(line: str, number: int, report: Report) -> str:
    found = _HOSTILE.search(line)
    if found is None:
        return line
    name = f"U+{ord(found[0]):04X}"
    where = report.place(number, found.start() + 1)
    report.add("S003", where, f"The invisible or control character {name} is not allowed.")
    return _HOSTILE.sub("\ufffd", line)
