"""Writes the catalogue of all words that the program says: what a translator translates.

    python packaging/catalogue.py           writes resources/locale/negotiator_trainer.pot
    python packaging/catalogue.py --check   only says whether it is up to date

The window's words (`self.tr`, `QCoreApplication.translate`) and those of the services
(`wording.tr`, `ntr`, `mark`) stand in one catalogue; docs/translating.md says how to go on.

Standard library only.
"""

from __future__ import annotations

import ast
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "negotiator_trainer"
CATALOGUE = ROOT / "resources" / "locale" / "negotiator_trainer.pot"

_MARKS = {"tr": 0, "_tr": 0, "mark": 0, "ntr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}
"""What marks words, and which of its arguments they are; what follows them may be a context."""
_PLURAL = "ntr"
_HEAD = """\
# What Negotiator Trainer says; docs/translating.md tells what to do with it.
# Written by packaging/catalogue.py: do not edit.
msgid ""
msgstr ""
"Project-Id-Version: negotiator-trainer\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"
"""


class NotWrittenOutError(Exception):
    """Words that are put together before they are marked: no catalogue could have them."""


@dataclass(frozen=True)
class Message:
    """Words to translate.

    Attributes:
        text: As it stands in the code; with one, where there are two forms.
        context: Tells apart what is one word in English and several elsewhere.
    """

    text: str
    context: str = ""


@dataclass
class Catalogue:
    """Every message, in the order in which they are found.

    Attributes:
        places: The files that say it.
        plurals: What is said with several, where there are two forms.
    """

    places: dict[Message, list[str]] = field(default_factory=dict)
    plurals: dict[Message, str] = field(default_factory=dict)

    def add(self, source: str, place: str) -> None:
        """Add the messages of one file's source.

        Raises:
            NotWrittenOutError: Something is marked that is not written out.
        """
        for message, plural in _messages(ast.parse(source), place):
            places = self.places.setdefault(message, [])
            if place not in places:
                places.append(place)
            if plural:
                self.plurals[message] = plural

    def __str__(self) -> str:
        return "\n".join([_HEAD, *map(self._entry, self.places)])

    def _entry(self, message: Message) -> str:
        lines = [f"#: {place}" for place in self.places[message]]
        if "{" in message.text:
            lines.append("#, python-brace-format")
        if message.context:
            lines.append(f"msgctxt {_quoted(message.context)}")
        lines.append(f"msgid {_quoted(message.text)}")
        if message in self.plurals:
            lines += [f"msgid_plural {_quoted(self.plurals[message])}"]
            lines += ['msgstr[0] ""', 'msgstr[1] ""']
        else:
            lines.append('msgstr ""')
        return "\n".join(lines) + "\n"


def catalogue(files: Iterable[Path] | None = None) -> Catalogue:
    """Find every message of the program."""
    found = Catalogue()
    for path in sorted(PACKAGE.rglob("*.py")) if files is None else files:
        found.add(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    return found


def name_of(call: ast.Call) -> str:
    """The last name of what is called: `b` of `a.b(…)` and of `b(…)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def words_of(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are words to translate; empty where it marks nothing."""
    first = _MARKS.get(name_of(call))
    if first is None:
        return []
    return call.args[first : first + 1 + (name_of(call) == _PLURAL)]


def _messages(tree: ast.Module, place: str) -> Iterator[tuple[Message, str]]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        words = words_of(call)
        if not words:
            continue
        forms = [list(_choices(each, place)) for each in words]
        if name_of(call) == _PLURAL:
            yield from ((Message(one), many) for one, many in zip(*forms, strict=True))
            continue
        after = call.args[_MARKS[name_of(call)] + 1 :]
        context = after[0].value if after and isinstance(after[0], ast.Constant) else ""
        yield from ((Message(text, str(context or "")), "") for text in forms[0] if text)


def _choices(node: ast.expr, place: str) -> Iterator[str]:
    """The words in an argument; those of both branches where it depends."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _choices(body, place)
            yield from _choices(other, place)
        case ast.JoinedStr() | ast.BinOp():
            raise NotWrittenOutError(f"{place}:{node.lineno}: {ast.unparse(node)}")


def _quoted(text: str) -> str:
    # Both languages escape quotes, backslashes and line ends alike.
    return json.dumps(text, ensure_ascii=False)


def main(arguments: list[str]) -> int:
    """Write the catalogue, or check it; return the exit code."""
    try:
        text = str(catalogue())
    except NotWrittenOutError as error:
        print(f"{error}\nWrite the words out, with a name in braces for each value.")
        return 1
    there = CATALOGUE.read_text(encoding="utf-8") if CATALOGUE.is_file() else ""
    if text == there:
        return 0
    if arguments == ["--check"]:
        print(f"{CATALOGUE.relative_to(ROOT)} is not up to date: type `make catalogue`.")
        return 1
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {CATALOGUE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
