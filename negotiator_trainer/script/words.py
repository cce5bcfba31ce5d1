"""Reads a line of words: who says it, the words, an option's condition, the tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from negotiator_trainer.script.conditions import parse_condition
from negotiator_trainer.script.tags import read_tag
from negotiator_trainer.script.tree import Condition, Line
from negotiator_trainer.script.vocabulary import LINE_TAGS, OPTION_TAGS, PLACEHOLDERS

if TYPE_CHECKING:
    from negotiator_trainer.script.report import Report
    from negotiator_trainer.script.scanner import SourceLine

MOST_WORDS: Final = 40
SPEAKER: Final = re.compile(r"([^\W\d_][\w .'’-]{0,39}):(?:\s+|$)")
PLACEHOLDER: Final = re.compile(r'\{([a-z]+)\("([A-Za-z0-9_]+)"\)\}')

_TAIL: Final = re.compile(r"<<|(?<!\S)#|//")
_TAG_START: Final = re.compile(r"(?<!\S)#")
_SUSPECT: Final = re.compile(r"[\\\[\]{}#]|>>")
_BRACE: Final = re.compile(r"\{[^{}]*\}?|\}")
_CONDITION: Final = re.compile(r"(once)?\s*(?:if\b\s*(.*))?", re.DOTALL)
_QUOTED: Final = re.compile(r'(?:[^">]|"[^"]*"|>(?!>))*')


class Spoken(NamedTuple):
    """One line of words as read.

    Attributes:
        line: Speaker, words, id and tags.
        condition: Of an option; None for always.
        once: Whether an option is offered only until it was said.
    """

    line: Line
    condition: Condition | None = None
    once: bool = False


def close_of(text: str, start: int) -> int:
    """Return where the ``>>`` stands that closes a ``<<`` before `start`, or -1.

    A ``>>`` between straight quotes does not count, unless a quote is never closed.
    """
    first = text.find(">>", start)
    if first < 0 or text.count('"', start, first) % 2 == 0:
        return first
    found = _QUOTED.match(text, start)
    end = found.end() if found else start
    return end if text.startswith(">>", end) else first


class _Words:
    """Reads one line; what it finds goes to the report."""

    __slots__ = ("condition", "id", "once", "report", "source", "start", "tags", "text")

    def __init__(self, source: SourceLine, start: int, report: Report) -> None:
        self.source = source
        self.start = start
        self.report = report
        self.text = ""
        self.id = ""
        self.tags: list[str] = []
        self.condition: Condition | None = None
        self.once = False

    def add(self, code: str, offset: int, message: str, *, hint: str = "") -> None:
        where = self.report.place(self.source.number, self.source.column + offset)
        self.report.add(code, where, message, nearest=hint)

    def words(self) -> int:
        """Read the words themselves; return where the tail begins."""
        found = _TAIL.search(self.source.text, self.start)
        end = found.start() if found else len(self.source.text)
        self.text = self.source.text[self.start : end].strip()
        if not self.text:
            self.add("S020", self.start, "A line needs words.")
        elif _SUSPECT.search(self.text):
            self._suspicious(self.source.text.index(self.text, self.start))
        return end

    def _suspicious(self, offset: int) -> None:
        text = self.text
        for signs, code, message in _REFUSED:
            found_at = min((text.find(sign) for sign in signs if sign in text), default=-1)
            if found_at >= 0:
                self.add(code, offset + found_at, message)
        for found in _BRACE.finditer(text):
            known = PLACEHOLDER.fullmatch(found[0])
            if known is None or known[1] not in PLACEHOLDERS:
                self.add("S031", offset + found.start(), _BRACES)

    def tail(self, offset: int, *, option: bool, phrasing: bool) -> None:
        """Read what follows the words: an option's condition, then tags."""
        text = self.source.text
        while offset < len(text):
            if text[offset] == " ":
                offset += 1
            elif text.startswith("<<", offset):
                offset = self._angle(offset, option=option, phrasing=phrasing)
            elif text[offset] == "#":
                offset = self._tag(offset, OPTION_TAGS if option else LINE_TAGS)
            elif text.startswith("//", offset):
                self.add("S034", offset, "A comment stands on a line of its own.")
                return
            else:
                self.add("S027", offset, "Tags stand after the words, at the end of the line.")
                return

    def _tag(self, offset: int, allowed: frozenset[str]) -> int:
        end, tag = read_tag(self.source.text, offset, allowed, self.add)
        if not tag:
            return end
        name, _, value = tag.partition(":")
        if self._has(name):
            self.add("S022", offset, f"#{name} stands here twice; keep one.")
        elif name == "line":
            self.id = value
        else:
            self.tags.append(tag)
        return end

    def _has(self, name: str) -> bool:
        if name == "line":
            return bool(self.id)
        return any(known.partition(":")[0] == name for known in self.tags)

    def _angle(self, offset: int, *, option: bool, phrasing: bool) -> int:
        text = self.source.text
        close = close_of(text, offset + 2)
        inner = text[offset + 2 : close] if close >= 0 else text[offset + 2 :]
        if phrasing:
            message = "A phrasing (=>) has no condition and no command; use an <<if>> block."
            self.add("S036", offset, message)
        elif not option:
            self.add("S035", offset, "A command stands on a line of its own, not among words.")
        elif close < 0:
            self.add("S040", offset, "The command is not closed; write >> at its end.")
        else:
            self._offered(inner, offset)
        if close < 0:
            tag = _TAG_START.search(text, offset)
            return tag.start() if tag else len(text)
        return close + 2

    def _offered(self, inner: str, offset: int) -> None:
        found = _CONDITION.fullmatch(inner.strip())
        if found is None or not (found[1] or found[2] is not None):
            message = "After an option's words stand only <<if C>>, <<once>> or <<once if C>>."
            self.add("S037", offset, message)
        elif self.tags or self.id:
            self.add("S037", offset, "An option's condition stands before its tags.")
        elif self.once or self.condition is not None:
            message = "An option has one condition; join two with &&, or write <<once if C>>."
            self.add("S037", offset, message)
        else:
            self.once = found[1] is not None
            if found[2] is not None:
                shift = offset + 2 + len(inner) - len(inner.lstrip()) + found.start(2)
                column = self.source.column + shift
                number = self.source.number
                self.condition = parse_condition(found[2], self.report, line=number, column=column)


_BRACES: Final = (
    'Only {mine("ISSUE")}, {theirs("ISSUE")} and {fact("NAME")} stand in braces; '
    "other expressions are not in the subset, write the words out."
)
_REFUSED: Final = (
    (("\\",), "S033", "Backslashes are not in the subset; write the words without one."),
    (("[", "]"), "S032", "Markup is not in the subset; write the words without square brackets."),
    (("#",), "S027", "# begins a tag and stands after the words; write “number” for the sign."),
    ((">>",), "S035", "A command stands on a line of its own, not among words."),
)


def read_words(source: SourceLine, report: Report, *, start: int = 0) -> Spoken:
    """Read a line of the counterpart or of narration that begins at `start` of its text."""
    return _read(source, report, start=start, option=False)


def read_option(source: SourceLine, report: Report) -> Spoken:
    """Read an option: ``-> words <<if C>> #act:A #line:ID``."""
    return _read(source, report, start=2, option=True)


def _read(source: SourceLine, report: Report, *, start: int, option: bool) -> Spoken:
    reader = _Words(source, start, report)
    end = reader.words()
    reader.tail(end, option=option, phrasing=not option and start > 0)
    speaker, text = "", reader.text
    named = None if option else SPEAKER.match(text)
    if named:
        speaker, text = named[1].rstrip(), text[named.end() :]
        if not text:
            reader.add("S020", start, f"{speaker} says nothing; write the words after the colon.")
    if (speaker or option) and text.count(" ") >= MOST_WORDS and len(text.split()) > MOST_WORDS:
        count = len(text.split())
        message = f"{count} words at a time; people listen to {MOST_WORDS} at most: divide it."
        reader.add("S030", start, message)
    line = Line(
        id=reader.id,
        speaker=speaker,
        text=text,
        tags=tuple(reader.tags),
        place=report.place(source.number, source.column),
    )
    return Spoken(line=line, condition=reader.condition, once=reader.once)
