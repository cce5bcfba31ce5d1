"""Reads a small XML file from a stranger into plain elements, without entities and bounded.

A document type, and with it every entity, is refused before it is read; nothing outside the file
is ever opened; size, depth and count are bounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NoReturn
from xml.parsers import expat

from negotiator_trainer.errors import TrainerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES: Final = 8_000_000
MAX_DEPTH: Final = 40
MAX_ELEMENTS: Final = 100_000

_REMEDY: Final = "Give a domain or a profile in the XML format of GENIUS."


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its name, its attributes and the elements in it; text is left out.

    Attributes:
        tag: The name, as written.
        attributes: Values by name.
        file: What messages call the file.
        line: Where it begins, from 1.
        children: In the order of the file.
    """

    tag: str
    attributes: dict[str, str]
    file: str
    line: int
    children: list[Element] = field(default_factory=list)

    def named(self, *tags: str) -> list[Element]:
        """Return the children with one of these names, in the order of the file."""
        return [child for child in self.children if child.tag in tags]

    def descendants(self) -> Iterator[Element]:
        """Yield every element below this one, parents first, in the order of the file."""
        for child in self.children:
            yield child
            yield from child.descendants()

    def refuse(self, problem: str, remedy: str = _REMEDY) -> NoReturn:
        """Refuse the file because of this element.

        Raises:
            TrainerError: Always; it names file and line.
        """
        raise refusal(self.file, self.line, problem, remedy)


def refusal(file: str, line: int | None, problem: str, remedy: str = _REMEDY) -> TrainerError:
    """Return the one sentence that says what is wrong with a file, and where."""
    place = file if line is None else f"{file}, line {line}"
    return TrainerError(f"{place}: {problem}.", remedy=remedy)


def read_tree(path: Path) -> Element:
    """Read the root element of an XML file.

    Raises:
        TrainerError: The file is missing, too large, too deep, has too many elements, is not
            well formed, or has a document type.
    """
    name = path.name or str(path)
    content = _bytes(path, name)
    builder = _Builder(name)
    try:
        return builder.parse(content)
    except expat.ExpatError as error:
        problem = f"this is not XML ({expat.errors.messages.get(error.code, 'unreadable')})"
        raise refusal(name, error.lineno, problem) from None
    except (LookupError, ValueError):
        # Where the first line names an encoding that Python does not have, or has but for bytes.
        raise refusal(name, 1, "the encoding that the file names cannot be read") from None


def _bytes(path: Path, name: str) -> bytes:
    try:
        if not path.exists():
            raise refusal(str(path), None, "there is no such file")
        if not path.is_file():
            raise refusal(str(path), None, "this is not a file")
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not possible"
        raise refusal(name, None, f"the file cannot be read ({reason})") from None
    if len(content) > MAX_BYTES:
        raise refusal(name, None, f"the file is larger than {MAX_BYTES:,} bytes")
    return content


class _Builder:
    """Turns the parser's events into elements, and stops at what is not allowed."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[Element] = []
        self._root: Element | None = None
        self._count = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype

    def parse(self, content: bytes) -> Element:
        self._parser.Parse(content, True)  # noqa: FBT003 (expat takes it by position only)
        if self._root is None:
            raise refusal(self._file, None, "the file holds no element")
        return self._root

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        line = self._parser.CurrentLineNumber
        element = Element(tag, attributes, self._file, line)
        self._count += 1
        if self._count > MAX_ELEMENTS:
            element.refuse(f"there are more than {MAX_ELEMENTS:,} elements")
        if len(self._open) == MAX_DEPTH:
            element.refuse(f"elements lie more than {MAX_DEPTH} deep in one another")
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _end(self, tag: str) -> None:
        del tag
        self._open.pop()

    def _doctype(self, *declared: object) -> None:
        del declared
        raise refusal(
            self._file,
            self._parser.CurrentLineNumber,
            "the file declares a document type, which can hide entities",
            "Delete the line that begins with <!DOCTYPE; GENIUS does not need it.",
        )
