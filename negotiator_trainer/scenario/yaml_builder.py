"""Builds plain texts, lists and mappings from YAML's events, within strict limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import yaml

from negotiator_trainer.scenario.characters import forbidden
from negotiator_trainer.scenario.codes import CODES
from negotiator_trainer.script.diagnostics import Diagnostic
from negotiator_trainer.script.tree import Place

if TYPE_CHECKING:
    from negotiator_trainer.scenario.yaml_text import Path, Plain

MAX_EVENTS: Final = 50_000
MAX_DEPTH: Final = 16
MAX_SCALAR_BYTES: Final = 20 * 1024
MAX_DIAGNOSTICS: Final = 50


@dataclass(slots=True)
class _Open:
    """A list or mapping that has not ended yet; `key` waits for its value."""

    into: list[Plain] | dict[str, Plain]
    path: Path
    key: str | None = None
    duplicate: bool = False


class Builder:
    """Takes one event after another.

    Attributes:
        value: The document, as soon as it has begun.
        values: Line and column of each value, by path.
        keys: Line and column of each key, by the path of its value.
        diagnostics: What was refused.
        stopped: Whether a limit has been passed, so that the rest must not be read.
    """

    def __init__(self, *, file: str) -> None:
        self.value: Plain | None = None
        self.values: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.diagnostics: list[Diagnostic] = []
        self.stopped = False
        self._file = file
        self._stack: list[_Open] = []
        self._events = 0
        self._documents = 0

    def take(self, event: Any) -> None:  # noqa: ANN401 (libyaml's events have no useful types)
        """Use the next event of the stream."""
        self._events += 1
        where = (event.start_mark.line + 1, event.start_mark.column + 1)
        if self._events > MAX_EVENTS:
            self._stop(where, f"The file has more than {MAX_EVENTS} parts.")
        elif isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(event, where)
        elif isinstance(event, yaml.AliasEvent):
            self.refuse("C005", where, "Aliases (*name) are not used here: write it out.")
            self._add("", where)
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event, where)
            self._scalar(event.value, where)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_extras(event, where)
            self._begin(event, where)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()

    def refuse(self, code: str, where: tuple[int, int], message: str) -> None:
        """Note what is wrong; after very many findings the rest is not read."""
        place = Place(file=self._file, line=where[0], column=where[1])
        self.diagnostics.append(
            Diagnostic(code=code, severity=CODES[code][0], place=place, message=message)
        )
        self.stopped = self.stopped or len(self.diagnostics) >= MAX_DIAGNOSTICS

    def _stop(self, where: tuple[int, int], message: str) -> None:
        self.refuse("C004", where, message)
        self.stopped = True

    def _begin_document(self, event: yaml.DocumentStartEvent, where: tuple[int, int]) -> None:
        self._documents += 1
        if event.version or event.tags:
            self.refuse("C005", where, "Directives (%YAML, %TAG) are not used here.")
        if self._documents > 1:
            self.refuse("C005", where, "A second document (---) begins here; one file is one.")
            self.stopped = True

    def _refuse_extras(self, event: Any, where: tuple[int, int]) -> None:  # noqa: ANN401 (as above)
        if event.anchor is not None:
            self.refuse("C005", where, "Anchors (&name) are not used here.")
        if event.tag is not None:
            self.refuse("C005", where, "Tags (!name) are not used here: every value is plain.")

    def _begin(self, event: yaml.CollectionStartEvent, where: tuple[int, int]) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._stop(where, f"This is nested more than {MAX_DEPTH} levels deep.")
            return
        if self._stack and self._waits_for_key(self._stack[-1]):
            self.refuse("C007", where, "A key must be a plain word, not a list or a mapping.")
            self.stopped = True
            return
        fresh: list[Plain] | dict[str, Plain]
        fresh = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._stack.append(_Open(fresh, self._add(fresh, where)))

    def _scalar(self, text: str, where: tuple[int, int]) -> None:
        if len(text.encode("utf-8", "surrogatepass")) > MAX_SCALAR_BYTES:
            self._stop(where, f"This text is longer than {MAX_SCALAR_BYTES} bytes.")
        elif found := forbidden(text):
            name = f"U+{ord(found[0]):04X}"
            self.refuse("C002", where, f"This text has the invisible character {name} in it.")
            self._add("", where)
        else:
            self._add(text, where)

    def _add(self, value: Plain, where: tuple[int, int]) -> Path:
        if not self._stack:
            self.value = value
            self.values[()] = where
            return ()
        top = self._stack[-1]
        if isinstance(top.into, list):
            path = (*top.path, len(top.into))
            top.into.append(value)
            self.values[path] = where
            return path
        if top.key is None:
            return self._take_key(top, top.into, str(value), where)
        path = (*top.path, top.key)
        if not top.duplicate:
            top.into[top.key] = value
            self.values[path] = where
        top.key = None
        return path

    def _take_key(
        self, top: _Open, into: dict[str, Plain], key: str, where: tuple[int, int]
    ) -> Path:
        top.key, top.duplicate = key, key in into
        path = (*top.path, key)
        if top.duplicate:
            first = self.keys[path][0]
            self.refuse("C006", where, f"“{key}” is already there, in line {first}.")
        elif not key:
            self.refuse("C007", where, "There is a value here without a key.")
        if not top.duplicate:
            self.keys[path] = where
        return path

    @staticmethod
    def _waits_for_key(top: _Open) -> bool:
        return isinstance(top.into, dict) and top.key is None
