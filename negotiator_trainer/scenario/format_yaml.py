"""Writes a `scenario.yaml` the way all of them are written; comments and meaning stay.

Only what is safe is touched: line ends, trailing spaces, blank lines, indentation by two spaces,
and the order of the top-level keys. What was formatted is read again, and the text is left as it
was where anything but the layout would differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import yaml

from negotiator_trainer.scenario.characters import BOM
from negotiator_trainer.scenario.known_keys import fields
from negotiator_trainer.scenario.model import Scenario
from negotiator_trainer.scenario.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TOP_KEY: Final = re.compile(r"([A-Za-z0-9_]+):(?:\s|$)")
_DASH: Final = re.compile(r"- +")


@dataclass(slots=True)
class _Line:
    """One line of the file.

    Attributes:
        text: Without its line end.
        kept: Whether it belongs to a text of several lines, in which spaces count.
        inside: Whether it goes on with something that began on a line before.
    """

    text: str
    kept: bool = False
    inside: bool = False

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def comment(self) -> bool:
        return not self.kept and self.text.lstrip().startswith("#")


def format_yaml(text: str) -> str:
    """Return the canonical form of a `scenario.yaml`.

    A text that cannot be read as strict YAML comes back as it is. Formatting twice gives what
    formatting once gives.
    """
    before = read_yaml(text, file="")
    if before.diagnostics:
        return text
    lines = _lines(text)
    for steps in ((_trim, _indent, _order, _space), (_trim, _order, _space), (_trim,)):
        fresh = lines
        for step in steps:
            fresh = step([_Line(line.text, line.kept, line.inside) for line in fresh])
        written = "\n".join(line.text for line in fresh).rstrip("\n") + "\n"
        after = read_yaml(written, file="")
        same = not after.diagnostics and after.value == before.value
        if same and _comments(_lines(written)) == _comments(lines):
            return written
    return text


def _lines(text: str) -> list[_Line]:
    plain = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    lines = [_Line(line) for line in plain.rstrip("\n").split("\n")]
    loader = yaml.CBaseLoader(plain)
    flows: list[tuple[bool, int]] = []
    try:
        while loader.check_event():
            event: Any = loader.get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                _mark_scalar(event, lines)
            elif issubclass(kind, yaml.CollectionStartEvent):
                flows.append((bool(event.flow_style), event.start_mark.line))
            elif issubclass(kind, yaml.CollectionEndEvent):
                flow, first = flows.pop()
                for line in lines[first + 1 : event.end_mark.line + 1] if flow else ():
                    line.inside = True
    finally:
        loader.dispose()
    return lines


def _mark_scalar(event: Any, lines: list[_Line]) -> None:  # noqa: ANN401 (libyaml)
    first, last = event.start_mark.line + 1, event.end_mark.line
    if event.style in {"|", ">"}:
        # The end of a block is found where the next line begins.
        last = min(last - 1, len(lines) - 1) if event.end_mark.column == 0 else last
        while last >= first and lines[last].blank:
            last -= 1
    for line in lines[first : last + 1]:
        line.kept = line.inside = True


def _comments(lines: Iterable[_Line]) -> list[str]:
    found = (re.search(r"(?:^|\s)#.*", line.text) for line in lines if not line.kept)
    return sorted(match[0].strip() for match in found if match)


def _trim(lines: list[_Line]) -> list[_Line]:
    for line in lines:
        if not line.kept:
            line.text = line.text.rstrip()
    return lines


def _indent(lines: list[_Line]) -> list[_Line]:
    """Indent by two spaces a level; what goes on over several lines moves as a whole."""
    stack = [(0, 0)]
    shift = 0
    for line in lines:
        if line.blank:
            continue
        old = line.indent
        if line.inside:
            line.text = " " * max(old + shift, 0) + line.text.lstrip(" ")
        elif line.comment:
            under = [pair for pair in stack if pair[0] <= old]
            new = under[-1][1] if under[-1][0] == old else under[-1][1] + 2
            line.text = " " * new + line.text.lstrip(" ")
        else:
            while stack[-1][0] > old:
                stack.pop()
            if old > stack[-1][0]:
                stack.append((old, stack[-1][1] + 2))
            shift = stack[-1][1] - old
            line.text = _rewritten(line.text, stack)
    return lines


def _rewritten(text: str, stack: list[tuple[int, int]]) -> str:
    """Return a line at its new place; the entries of lists inside it are noted in `stack`."""
    old, new = stack[-1]
    rest = text[old:]
    prefix = " " * new
    while match := _DASH.match(rest):
        old, new = old + match.end(), new + 2
        stack.append((old, new))
        prefix, rest = f"{prefix}- ", rest[match.end() :]
    return prefix + rest


def _order(lines: list[_Line]) -> list[_Line]:
    """Put the top-level keys into the order of the documentation, comments before them too."""
    starts = [
        at
        for at, line in enumerate(lines)
        if not line.inside and line.indent == 0 and _TOP_KEY.match(line.text)
    ]
    if not starts:
        return lines
    begins = [_with_comments(lines, at) for at in starts]
    blocks = [
        (_TOP_KEY.match(lines[at].text), lines[begin:end])
        for at, begin, end in zip(starts, begins, [*begins[1:], len(lines)], strict=True)
    ]
    known = list(fields(Scenario))
    rank = {key: place for place, key in enumerate(known)}
    ordered = sorted(
        blocks, key=lambda block: rank.get(block[0][1] if block[0] else "", len(known))
    )
    return [*lines[: begins[0]], *(line for _, block in ordered for line in block)]


def _with_comments(lines: Sequence[_Line], at: int) -> int:
    while at > 0 and lines[at - 1].comment and lines[at - 1].indent == 0:
        at -= 1
    return at


def _space(lines: list[_Line]) -> list[_Line]:
    """Leave at most one blank line, and none at the beginning."""
    fresh: list[_Line] = []
    for line in lines:
        if line.blank and not line.kept and (not fresh or fresh[-1].blank):
            continue
        fresh.append(line)
    return fresh
