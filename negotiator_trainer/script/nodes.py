"""Reads the nodes of a script: headers, bodies, options; goes on after each fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from negotiator_trainer.script.bodies import BodyReader
from negotiator_trainer.script.conditions import parse_condition
from negotiator_trainer.script.diagnostics import nearest
from negotiator_trainer.script.tree import Comment, Condition, Node, Script
from negotiator_trainer.script.vocabulary import HEADERS, TITLE

if TYPE_CHECKING:
    from negotiator_trainer.script.report import Report
    from negotiator_trainer.script.scanner import SourceLine

MOST_NODES: Final = 2_000

_KEY: Final = re.compile(r"([A-Za-z_]\w*)[ ]*:(.*)", re.ASCII)
_POSITION: Final = re.compile(r"-?\d{1,6},-?\d{1,6}", re.ASCII)


def read_nodes(lines: list[SourceLine], report: Report) -> Script:
    """Return the script that the lines make; nodes beyond the bound are left out."""
    reader = _Nodes(lines, report)
    nodes = reader.all()
    return Script(nodes=tuple(nodes), comments=tuple(reader.comments), file=report.file)


class _Header:
    """What a node's header says."""

    __slots__ = ("keys", "position", "title", "when")

    def __init__(self) -> None:
        self.title = ""
        self.when: Condition | None = None
        self.position = ""
        self.keys: set[str] = set()


class _Nodes:
    __slots__ = ("bodies", "comments", "report")

    def __init__(self, lines: list[SourceLine], report: Report) -> None:
        self.report = report
        self.bodies = BodyReader(lines, report)
        self.comments: list[Comment] = []

    def all(self) -> list[Node]:
        nodes: list[Node] = []
        outside = False
        while (line := self.bodies.peek()) is not None:
            if line.text.startswith("//"):
                self.comments.append(self.bodies.comment())
                continue
            if _begins_node(line.text):
                outside = False
                if len(nodes) == MOST_NODES:
                    where = self.report.place(line.number, line.column)
                    message = f"A script has at most {MOST_NODES:,} nodes; the rest is not read."
                    self.report.add("S005", where, message)
                    break
                nodes.append(self._node())
                continue
            if not outside:
                where = self.report.place(line.number, line.column)
                message = "This stands outside a node; a node begins with title: and ends with ===."
                self.report.add("S010", where, message)
            outside = line.text != "==="
            self.bodies.skip()
        return nodes

    def _node(self) -> Node:
        first = self.bodies.lines[self.bodies.at]
        place = self.report.place(first.number, first.column)
        comments, self.comments = self.comments, []
        header = self._header(comments)
        if "title" not in header.keys:
            self.report.add(
                "S014", place, "The node has no title; write title: NAME above the ---."
            )
        body = self.bodies.statements()
        options = self.bodies.options()
        if body and options:
            while isinstance(body[-1], Comment) and body[-1].place.line < options[0].place.line:
                body = body[:-1]
                if not body:
                    break
        self._end(header, place.line)
        return Node(
            title=header.title,
            when=header.when,
            body=tuple(body),
            options=tuple(options),
            comments=tuple(comments),
            place=place,
            position=header.position,
        )

    def _end(self, header: _Header, begun: int) -> None:
        line = self.bodies.peek()
        if line is not None and line.text == "===":
            self.bodies.skip()
            return
        last = self.bodies.lines[max(self.bodies.at - 1, 0)]
        name = header.title or f"that begins in line {begun}"
        where = self.report.place(last.number, last.column)
        self.report.add("S017", where, f"The node {name} is not ended; write === after this line.")

    def _header(self, comments: list[Comment]) -> _Header:
        header = _Header()
        closed = self._has_rule()
        while (line := self.bodies.peek()) is not None:
            text = line.text
            if text == "---":
                self.bodies.skip()
                return header
            if text.startswith("//"):
                comments.append(self.bodies.comment())
                continue
            found = _KEY.fullmatch(text)
            if found is None or (not closed and found[1] not in HEADERS):
                if closed:
                    where = self.report.place(line.number, line.column)
                    self.report.add(
                        "S011", where, "A header line is a key and its value: title: NAME."
                    )
                    self.bodies.skip()
                    continue
                break
            if not closed and "title" in header.keys and found[1] == "title":
                break
            self._key(header, line, found)
            self.bodies.skip()
        self._no_rule()
        return header

    def _no_rule(self) -> None:
        last = self.bodies.lines[max(self.bodies.at - 1, 0)]
        where = self.report.place(last.number, last.column)
        self.report.add("S016", where, "Write --- between this header and the node's body.")

    def _has_rule(self) -> bool:
        """Whether the header that begins here is followed by a ``---`` of its own."""
        titles = 0
        for line in self.bodies.lines[self.bodies.at : self.bodies.at + 200]:
            titles += line.text.startswith("title:")
            if line.text == "---":
                return True
            if line.text == "===" or titles > 2:
                return False
        return False

    def _key(self, header: _Header, line: SourceLine, found: re.Match[str]) -> None:
        key, value = found[1], found[2].strip()
        where = self.report.place(line.number, line.column)
        if key not in HEADERS:
            message = f"The header key “{key}” is not in the subset; the keys are title and when."
            self.report.add("S012", where, message, nearest=nearest(key.lower(), HEADERS))
            if nearest(key.lower(), HEADERS) == "title":
                header.keys.add("title")
            return
        if key in header.keys:
            self.report.add("S013", where, f"{key}: stands twice in this header; keep one.")
            return
        header.keys.add(key)
        if key == "title":
            header.title = value
            if not TITLE.fullmatch(value):
                message = (
                    f"“{value[:60]}” is no title; write letters, digits and _, a letter first."
                )
                self.report.add("S015", where, message)
        elif key == "when":
            shift = line.text.index(":") + 1
            shift += len(line.text[shift:]) - len(line.text[shift:].lstrip())
            column = line.column + shift
            header.when = parse_condition(value, self.report, line=line.number, column=column)
        elif _POSITION.fullmatch(value):
            header.position = value
        else:
            self.report.add("S018", where, "A position is two whole numbers: position: 120,-40.")


def _begins_node(text: str) -> bool:
    if text == "---":
        return True
    found = _KEY.fullmatch(text)
    if found is None:
        return False
    return found[1][0].islower() or nearest(found[1].lower(), HEADERS) != ""
