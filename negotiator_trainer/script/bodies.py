"""Reads statements, blocks and options; goes on after each fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from negotiator_trainer.script.commands import REFUSED, parse_command
from negotiator_trainer.script.conditions import UNREADABLE, parse_condition
from negotiator_trainer.script.tree import (
    Branch,
    Command,
    Comment,
    Condition,
    If,
    Line,
    LineGroup,
    Option,
    Statement,
)
from negotiator_trainer.script.words import close_of, read_option, read_words

if TYPE_CHECKING:
    from negotiator_trainer.script.report import Report
    from negotiator_trainer.script.scanner import SourceLine
    from negotiator_trainer.script.tree import Place

MOST_NESTED: Final = 8

_FLOW: Final = re.compile(r"<<\s*(if|elseif|else|endif)\b(?!\s+if\b)")


class _Scope(NamedTuple):
    """Where statements stand.

    Attributes:
        floor: The indent of the option whose body this is; -1 in a node's own body.
        blocks: How many if blocks are open here.
        depth: How deep blocks and refused options are nested.
    """

    floor: int = -1
    blocks: int = 0
    depth: int = 0


class BodyReader:
    """A cursor over the lines of a script that reads bodies.

    Attributes:
        lines: All of the file's lines.
        at: The index of the next one.
    """

    __slots__ = ("at", "lines", "report")

    def __init__(self, lines: list[SourceLine], report: Report) -> None:
        self.lines = lines
        self.report = report
        self.at = 0

    def peek(self) -> SourceLine | None:
        """Return the next line, or None after the last."""
        return self.lines[self.at] if self.at < len(self.lines) else None

    def skip(self) -> None:
        """Pass over the next line."""
        self.at += 1

    def comment(self) -> Comment:
        """Read the comment that comes next."""
        line = self.lines[self.at]
        self.at += 1
        return Comment(text=line.text[2:].strip(), place=self._place(line))

    def statements(self) -> list[Statement]:
        """Read a node's own body, up to its options or its end."""
        return self._statements(_Scope())

    def options(self) -> list[Option]:
        """Read a node's options, up to its end; what else stands there is refused."""
        options: list[Option] = []
        comments = self._comments_before()
        refused = False
        while (line := self._of_node()) is not None:
            if line.text.startswith("->"):
                option = self._option(line, comments, depth=0)
                options.append(option)
                comments = []
                refused = False
            elif line.text.startswith("//"):
                comments.append(self.comment())
            else:
                if not refused:
                    message = (
                        "Options stand last in a node; indent this by four spaces if it belongs "
                        "to the option above, or put it before the options."
                    )
                    self._add("S062", line, message)
                refused = True
                self._statements(_Scope(depth=1))
        if comments and options:
            last = options[-1]
            options[-1] = Option(
                line=last.line,
                condition=last.condition,
                once=last.once,
                body=(*last.body, *comments),
                comments=last.comments,
                place=last.place,
            )
        return options

    def _comments_before(self) -> list[Comment]:
        """Take back the comments that stand right before the first option."""
        line = self.peek()
        if line is None or not line.text.startswith("->"):
            return []
        first = self.at
        while first and self.lines[first - 1].text.startswith("//"):
            first -= 1
        taken = self.lines[first : self.at]
        return [Comment(text=each.text[2:].strip(), place=self._place(each)) for each in taken]

    def _place(self, line: SourceLine) -> Place:
        return self.report.place(line.number, line.column)

    def _add(self, code: str, line: SourceLine, message: str) -> None:
        self.report.add(code, self._place(line), message)

    def _of_node(self) -> SourceLine | None:
        """Return the next line, or None where the node ends."""
        line = self.peek()
        if line is None or (line.text[0] in "=t" and self._at_end(line)):
            return None
        return line

    def _at_end(self, line: SourceLine) -> bool:
        """Whether the node ends before this line."""
        if line.text == "===":
            return True
        return line.text.startswith("title:") and self._header_follows()

    def _header_follows(self) -> bool:
        for line in self.lines[self.at + 1 : self.at + 5]:
            if line.text == "---":
                return True
            if not re.match(r"\w+\s*:|//", line.text):
                return False
        return False

    def _statements(self, scope: _Scope) -> list[Statement]:
        found: list[Statement] = []
        while (line := self._of_node()) is not None:
            sign = line.text[:2]
            dedented = line.indent <= scope.floor
            if sign == "//":
                if dedented and not scope.blocks:
                    break
                found.append(self.comment())
            elif dedented:
                break
            elif sign == "->":
                if scope.floor < 0 and not scope.blocks:
                    break
                self._refuse_option(line, scope)
            elif sign == "=>":
                self._group(found, scope)
            elif sign == "<<":
                if not self._angle(line, found, scope):
                    break
            else:
                found.append(self._line(line))
        return found

    def _angle(self, line: SourceLine, found: list[Statement], scope: _Scope) -> bool:
        """Read a command or a block; return whether more statements may follow here."""
        flow = _FLOW.match(line.text)
        if flow is None:
            found.append(self._command(line))
        elif flow[1] == "if":
            found.append(self._if(line, scope))
        elif scope.blocks:
            return False
        else:
            self._add("S064", line, f"There is no <<if>> to which <<{flow[1]}>> belongs.")
            self.at += 1
        return True

    def _line(self, line: SourceLine) -> Line:
        self.at += 1
        if line.text == "---":
            self._add("S017", line, "A node begins here, but === does not end the one before.")
        return read_words(line, self.report).line

    def _command(self, line: SourceLine) -> Statement:
        self.at += 1
        return parse_command(self._inside(line), self.report, place=self._place(line))

    def _inside(self, line: SourceLine) -> str:
        """Return what stands between the ``<<`` and ``>>`` of a line of its own."""
        close = close_of(line.text, 2)
        if close < 0:
            self._add("S040", line, "The command is not closed; write >> at its end.")
            return line.text[2:]
        after = line.text[close + 2 :].strip()
        if after.startswith("//"):
            self._add("S034", line, "A comment stands on a line of its own.")
        elif after:
            self._add("S043", line, "A command stands alone on its line.")
        return line.text[2:close]

    def _group(self, found: list[Statement], scope: _Scope) -> None:
        """Read consecutive phrasings; comments between them go before the group."""
        first = self.lines[self.at]
        lines: list[Line] = []
        while (line := self.peek()) is not None and line.text.startswith("=>"):
            if line.indent <= scope.floor:
                break
            lines.append(read_words(line, self.report, start=2).line)
            self.at += 1
            self._refuse_phrasing_body(first)
            comments = self._comments_between(scope)
            found.extend(comments)
        found.append(LineGroup(lines=tuple(lines), place=lines[0].place))

    def _refuse_phrasing_body(self, first: SourceLine) -> None:
        refused = False
        while (line := self.peek()) is not None and line.indent > first.indent:
            if self._at_end(line) or line.text.startswith("//"):
                return
            if not refused:
                message = (
                    "A phrasing (=>) is one line without a body; indent this as far as the =>."
                )
                self._add("S036", line, message)
            refused = True
            self.at += 1

    def _comments_between(self, scope: _Scope) -> list[Comment]:
        ahead = self.at
        while ahead < len(self.lines) and self.lines[ahead].text.startswith("//"):
            ahead += 1
        if ahead == self.at or ahead == len(self.lines):
            return []
        line = self.lines[ahead]
        if not line.text.startswith("=>") or line.indent <= scope.floor:
            return []
        return [self.comment() for _ in range(self.at, ahead)]

    def _if(self, line: SourceLine, scope: _Scope) -> Statement:
        if scope.depth >= MOST_NESTED:
            message = f"Blocks nest at most {MOST_NESTED} deep; use a flag or another node."
            self._add("S007", line, message)
            self._skip_block()
            return If(branches=(Branch(condition=UNREADABLE, body=()),), place=self._place(line))
        inner = scope._replace(blocks=scope.blocks + 1, depth=scope.depth + 1)
        branches = [self._branch(line, inner)]
        closed = False
        while (following := self.peek()) is not None and not closed:
            flow = _FLOW.match(following.text)
            dedented = following.indent <= scope.floor
            if flow is None or dedented or flow[1] == "if" or self._at_end(following):
                break
            if flow[1] == "endif":
                self._bare(following)
                closed = True
            elif branches[-1].condition is None:
                self._add("S064", following, f"<<{flow[1]}>> stands after <<else>>.")
                self._branch(following, inner)
            else:
                branches.append(self._branch(following, inner))
        if not closed:
            self._add("S063", line, "This <<if>> is not closed; write <<endif>> after its block.")
            unclosed = Command(name=REFUSED, place=self._place(line))
            branches.append(Branch(condition=UNREADABLE, body=(unclosed,)))
        return If(branches=tuple(branches), place=branches[0].place)

    def _branch(self, line: SourceLine, scope: _Scope) -> Branch:
        condition: Condition | None = None
        found = _FLOW.match(line.text)
        if found is not None and found[1] == "else":
            self._bare(line)
        else:
            inside = self._inside(line)
            self.at += 1
            start = (found.end() if found else 2) - 2
            shift = 2 + start + len(inside[start:]) - len(inside[start:].lstrip())
            condition = parse_condition(
                inside[start:].strip(),
                self.report,
                line=line.number,
                column=line.column + shift,
            )
        body = self._statements(scope)
        return Branch(condition=condition, body=tuple(body), place=self._place(line))

    def _bare(self, line: SourceLine) -> None:
        """Read an ``<<else>>`` or ``<<endif>>``, which have no arguments."""
        inside = self._inside(line).strip()
        self.at += 1
        if inside not in {"else", "endif"}:
            self._add("S044", line, f"Write <<{inside.partition(' ')[0]}>>, and nothing else.")

    def _skip_block(self) -> None:
        depth = 0
        while (line := self._of_node()) is not None:
            flow = _FLOW.match(line.text)
            self.at += 1
            if flow and flow[1] in {"if", "endif"}:
                depth += 1 if flow[1] == "if" else -1
                if not depth:
                    return

    def _option(self, line: SourceLine, comments: list[Comment], *, depth: int) -> Option:
        spoken = read_option(line, self.report)
        self.at += 1
        body = self._statements(_Scope(floor=line.indent, depth=depth))
        return Option(
            line=spoken.line,
            condition=spoken.condition,
            once=spoken.once,
            body=tuple(body),
            comments=tuple(comments),
            place=spoken.line.place,
        )

    def _refuse_option(self, line: SourceLine, scope: _Scope) -> None:
        if scope.floor >= 0:
            message = (
                "An option's body has no options of its own; <<jump NODE>> to a node with them."
            )
            self._add("S060", line, message)
        else:
            message = "An option cannot stand in a block; write <<if C>> after its words instead."
            self._add("S061", line, message)
        if scope.depth < MOST_NESTED:
            self._option(line, [], depth=scope.depth + 1)
            return
        self.at += 1
        while (deeper := self.peek()) is not None and deeper.indent > line.indent:
            if self._at_end(deeper):
                return
            self.at += 1
