"""Strict YAML: a stranger's text becomes plain texts, lists and mappings that know their place.

Only libyaml's events are read, never its composer or constructor: those crash on deep nesting and
expand aliases without end. The parser hands out one event at a time, so that a limit that is
passed stops it before the rest of the file is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

import yaml

from negotiator_trainer.scenario.characters import BOM, forbidden, position
from negotiator_trainer.scenario.codes import CODES
from negotiator_trainer.scenario.yaml_builder import Builder
from negotiator_trainer.script.diagnostics import Diagnostic
from negotiator_trainer.script.tree import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_BYTES: Final = 512 * 1024

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""What is left of YAML: text, lists and mappings."""

Path: TypeAlias = tuple[str | int, ...]
"""The keys and list positions that lead to a value."""

_PLAIN_WORDS: Final = {
    "mapping values are not allowed": "A colon stands where no key can be; put the text in quotes",
    "could not find expected ':'": "A key without a colon, or a text that should be in quotes",
    "did not find expected key": "The line does not fit the indentation of the lines above",
    "did not find expected ',' or ']'": "A list in square brackets is not closed",
    "did not find expected ',' or '}'": "A mapping in curly braces is not closed",
    "did not find expected '-' indicator": "The line does not fit the list above",
    "cannot start any token": "A text that begins with this character must be in quotes",
    "tab": "Indentation is made of spaces, not of tabs",
    "unexpected end of stream": "A text in quotes is not closed",
    "block entries are not allowed": "A list entry cannot begin here",
    "found unknown escape character": "An unknown escape after a backslash; use single quotes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlText:
    """What was read, and where everything stands.

    Attributes:
        file: The name that places carry.
        value: The whole document; None when it could not be read.
        values: Line and column of each value, by path.
        keys: Line and column of each key, by the path of its value.
        diagnostics: What is wrong with the text; an error means that `value` may be partial.
    """

    file: str
    value: Plain | None
    values: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()

    def place(self, path: Path) -> Place:
        """Return where the value at `path` stands, or the nearest thing around it that exists."""
        value = self.values.get(path)
        if value is None:
            return self.key_place(path)
        return Place(file=self.file, line=value[0], column=value[1])

    def key_place(self, path: Path) -> Place:
        """Return where the key of the value at `path` stands, or what is nearest to it."""
        for length in range(len(path), -1, -1):
            known = self.keys.get(path[:length]) or self.values.get(path[:length])
            if known:
                return Place(file=self.file, line=known[0], column=known[1])
        return Place(file=self.file, line=1, column=1)


def read_yaml(text: str | bytes, *, file: str) -> YamlText:
    """Read one document of strict YAML; what is wrong with it is returned, never raised."""
    decoded = _decode(text, file=file)
    if isinstance(decoded, Diagnostic):
        return YamlText(file=file, value=None, diagnostics=(decoded,))
    builder = Builder(file=file)
    loader = yaml.CBaseLoader(decoded)
    try:
        while not builder.stopped and loader.check_event():
            builder.take(loader.get_event())
    except yaml.YAMLError as error:
        builder.refuse("C003", _where(error), _in_plain_words(error))
    except (ValueError, KeyError, AttributeError, OverflowError, RecursionError, MemoryError):
        builder.refuse("C003", (1, 1), "This text cannot be read as YAML.")
    finally:
        loader.dispose()
    if builder.value is None and not builder.diagnostics:
        builder.refuse("C003", (1, 1), "The file is empty.")
    return YamlText(
        file=file,
        value=builder.value,
        values=builder.values,
        keys=builder.keys,
        diagnostics=tuple(builder.diagnostics),
    )


def _decode(text: str | bytes, *, file: str) -> str | Diagnostic:
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        return _diagnostic("C004", file, (1, 1), f"The file has {size} bytes; {MAX_BYTES} is most.")
    if isinstance(text, bytes):
        raw = text
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            where = position(raw[: error.start].decode("utf-8", "replace"), error.start)
            return _diagnostic("C001", file, where, "This is not UTF-8 text from here on.")
    text = text.removeprefix(BOM)
    if found := forbidden(text):
        name = f"U+{ord(found[0]):04X}"
        message = f"The invisible character {name} stands here; delete it."
        return _diagnostic("C002", file, position(text, found.start()), message)
    return text


def _diagnostic(code: str, file: str, where: tuple[int, int], message: str) -> Diagnostic:
    place = Place(file=file, line=where[0], column=where[1])
    return Diagnostic(code=code, severity=CODES[code][0], place=place, message=message)


def _where(error: yaml.YAMLError) -> tuple[int, int]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _in_plain_words(error: yaml.YAMLError) -> str:
    problem = str(getattr(error, "problem", None) or "it cannot be read")
    context = str(getattr(error, "context", None) or "")
    for technical, plain in _PLAIN_WORDS.items():
        if technical in problem or technical in context:
            return f"{plain}."
    return f"This is not YAML: {problem}."
