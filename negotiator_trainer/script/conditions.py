"""Reads a condition: questions to the state and linear comparisons, joined by && || and !."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from negotiator_trainer.script.diagnostics import nearest
from negotiator_trainer.script.tree import All, AnyOf, Call, Compare, Condition, Not
from negotiator_trainer.script.vocabulary import FUNCTIONS, REPLIES

if TYPE_CHECKING:
    from negotiator_trainer.script.report import Report
    from negotiator_trainer.script.tree import Place

MOST_BRACKETS: Final = 8
MOST_NUMBER: Final = 1_000_000
UNREADABLE: Final = All(parts=())
"""Stands for a condition that was refused, so that the rest of the file can be checked."""

_TOKEN: Final = re.compile(
    r'\s*(?:(?P<call>[A-Za-z_]\w*)\s*\(\s*"(?P<arg>\w+)"\s*\)'
    r"|(?P<var>\$[A-Za-z_]\w*)|(?P<num>\d+)"
    r"|(?P<op>&&|\|\||<=|>=|==|!=|[<>!()*+\-])"
    r"|(?P<other>[A-Za-z_]\w*|\S))",
    re.ASCII,
)
# What most conditions are; read at once, as the reader below would.
_PLAIN: Final = re.compile(
    r"\$(?P<name>[A-Za-z_]\w*)\s*(?P<operator><=|>=|==|!=|[<>])\s*(?P<number>\d{1,6})", re.ASCII
)
_COMPARES: Final = frozenset({"<", "<=", "==", "!=", ">=", ">"})
_WORDS: Final = {
    "and": "&&",
    "or": "||",
    "not": "!",
    "is": "==",
    "eq": "==",
    "neq": "!=",
    "gt": ">",
    "gte": ">=",
    "lt": "<",
    "lte": "<=",
    "=": "==",
    "&": "&&",
    "|": "||",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "−": "-",
}


class _WrongError(Exception):
    def __init__(self, code: str, offset: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.offset = offset
        self.message = message
        self.hint = hint


def parse_condition(text: str, report: Report, *, line: int, column: int) -> Condition:
    """Read a condition that begins at `line` and `column`; `UNREADABLE` when it was refused."""
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        return Compare(
            terms=((1, plain["name"]),),
            operator=plain["operator"],
            number=int(plain["number"]),
            place=report.place(line, column),
        )
    try:
        return _Reader(text, report, line=line, column=column).whole()
    except _WrongError as wrong:
        where = report.place(line, column + wrong.offset)
        report.add(wrong.code, where, wrong.message, nearest=wrong.hint)
        return UNREADABLE


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int
    argument: str = ""


def _token(found: re.Match[str]) -> _Token:
    kind = str(found.lastgroup)
    if kind == "arg":
        return _Token("call", found["call"], found.start("call"), found["arg"])
    return _Token(kind, found[kind], found.start(kind))


class _Reader:
    """Recursive descent over the tokens of one condition."""

    __slots__ = ("_at", "_column", "_depth", "_line", "_report", "_tokens")

    def __init__(self, text: str, report: Report, *, line: int, column: int) -> None:
        self._report = report
        self._line = line
        self._column = column
        self._tokens = [_token(found) for found in _TOKEN.finditer(text)]
        self._tokens.append(_Token("end", "", len(text)))
        self._at = 0
        self._depth = 0

    def whole(self) -> Condition:
        if len(self._tokens) == 1:
            raise _WrongError("S050", 0, "The condition is empty.")
        condition = self._any()
        kind, text, offset, _ = self._tokens[self._at]
        if kind != "end":
            raise self._unexpected(kind, text, offset)
        return condition

    def _text(self) -> str:
        kind, text, _, _ = self._tokens[self._at]
        return text if kind == "op" else ""

    def _any(self) -> Condition:
        parts = [self._all()]
        while self._text() == "||":
            self._at += 1
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else AnyOf(parts=tuple(parts))

    def _all(self) -> Condition:
        parts = [self._one()]
        while self._text() == "&&":
            self._at += 1
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else All(parts=tuple(parts))

    def _one(self) -> Condition:
        kind, text, offset, argument = self._tokens[self._at]
        if kind == "call":
            self._at += 1
            return self._call(text, argument, offset)
        if text in {"!", "("} and kind == "op":
            self._depth += 1
            if self._depth > MOST_BRACKETS:
                message = f"A condition nests at most {MOST_BRACKETS} deep; use a flag."
                raise _WrongError("S007", offset, message)
            inner = self._not(offset) if text == "!" else self._bracket()
            self._depth -= 1
            return inner
        if kind in {"var", "num"} or text in {"+", "-"}:
            return self._compare()
        raise self._unexpected(kind, text, offset)

    def _not(self, offset: int) -> Condition:
        self._at += 1
        kind = self._tokens[self._at][0]
        if kind in {"var", "num"}:
            message = "Put brackets round what ! is about: !($trust >= 40)."
            raise _WrongError("S052", offset, message)
        return Not(inner=self._one())

    def _bracket(self) -> Condition:
        self._at += 1
        inner = self._any()
        kind, text, offset, _ = self._tokens[self._at]
        if text != ")":
            if kind == "end":
                raise _WrongError("S050", offset, "A bracket is not closed.")
            raise self._unexpected(kind, text, offset)
        self._at += 1
        return inner

    def _call(self, name: str, argument: str, offset: int) -> Condition:
        where = self._place(offset)
        if name not in FUNCTIONS:
            message = f"There is no function “{name}”; a condition asks {_functions()}."
            raise _WrongError("S051", offset, message, nearest(name, FUNCTIONS))
        if name == "reply" and argument not in REPLIES:
            kinds = ", ".join(sorted(REPLIES))
            message = f"There is no reply “{argument}”; the kinds are {kinds}."
            self._report.add("S053", where, message, nearest=nearest(argument, REPLIES))
        return Call(name=name, argument=argument, place=where)

    def _compare(self) -> Condition:
        where = self._place(self._tokens[self._at][2])
        terms = [self._term(first=True)]
        while self._text() in {"+", "-"}:
            terms.append(self._term(first=False))
        kind, text, offset, _ = self._tokens[self._at]
        if text not in _COMPARES:
            if kind == "op" and text == "*":
                raise _not_linear(offset)
            if kind in {"end", "op"} and text not in {"!", "("}:
                message = "Compare it with a whole number, such as $trust >= 40."
                raise _WrongError("S052", offset, message)
            raise self._unexpected(kind, text, offset)
        self._at += 1
        return Compare(terms=tuple(terms), operator=text, number=self._right(), place=where)

    def _term(self, *, first: bool) -> tuple[int, str]:
        sign = 1
        if self._text() in {"+", "-"}:
            sign = -1 if self._text() == "-" else 1
            if first and sign == 1:
                offset = self._tokens[self._at][2]
                raise _WrongError("S052", offset, "A sum does not begin with a plus sign.")
            self._at += 1
        kind, text, offset, _ = self._tokens[self._at]
        factor = 1
        if kind == "num":
            factor = _number(text, offset)
            self._at += 1
            if self._text() != "*":
                raise _not_linear(offset)
            self._at += 1
            kind, text, offset, _ = self._tokens[self._at]
        if kind != "var":
            raise self._unexpected(kind, text, offset) if kind == "other" else _not_linear(offset)
        self._at += 1
        return sign * factor, text[1:]

    def _right(self) -> int:
        sign = 1
        if self._text() == "-":
            sign = -1
            self._at += 1
        kind, text, offset, _ = self._tokens[self._at]
        if kind != "num":
            message = "To the right of a comparison stands a whole number and nothing else."
            raise _WrongError("S052", offset, message)
        self._at += 1
        if self._text() in {"+", "-", "*"} or self._text() in _COMPARES:
            message = "To the right of a comparison stands a whole number and nothing else."
            raise _WrongError("S052", self._tokens[self._at][2], message)
        return sign * _number(text, offset)

    def _place(self, offset: int) -> Place:
        return self._report.place(self._line, self._column + offset)

    def _unexpected(self, kind: str, text: str, offset: int) -> _WrongError:
        if kind == "end":
            return _WrongError("S050", offset, "The condition breaks off.")
        if text in _WORDS:
            return _WrongError("S050", offset, f"Write {_WORDS[text]} for “{text}”.")
        if text in FUNCTIONS:
            usage = FUNCTIONS[text].usage
            message = f"A question is written {usage}, in straight quotes."
            return _WrongError("S050", offset, message)
        after = self._tokens[min(self._at + 1, len(self._tokens) - 1)]
        if kind == "other" and after.text == "(":
            message = f"There is no function “{text}”; a condition asks {_functions()}."
            return _WrongError("S051", offset, message, nearest(text, FUNCTIONS))
        if text in _COMPARES:
            message = "Only sums of $trust, $tension, $face, $round, $sitting and counters compare."
            return _WrongError("S052", offset, message)
        return _WrongError("S050", offset, f"“{text}” is not expected here.")


def _not_linear(offset: int) -> _WrongError:
    message = "To the left of a comparison stand names, each at most times a number: 2*$rapport."
    return _WrongError("S052", offset, message)


def _number(digits: str, offset: int) -> int:
    number = int(digits)
    if number > MOST_NUMBER:
        raise _WrongError("S052", offset, f"A number is at most {MOST_NUMBER:,}.")
    return number


def _functions() -> str:
    return ", ".join(f"{name}()" for name in FUNCTIONS)
