"""Where checks write down what they find, by the path of the value that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scenario.codes import CODES
from negotiator_trainer.script.diagnostics import Diagnostic, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.scenario.yaml_text import Path, YamlText
    from negotiator_trainer.script.tree import Place


class Findings:
    """The findings about one `scenario.yaml`.

    Args:
        text: What was read, which knows where everything stands.
    """

    def __init__(self, text: YamlText) -> None:
        self._text = text
        self._found: list[Diagnostic] = []

    def at_value(self, code: str, path: Path, message: str, *, near: str = "") -> None:
        """Note that the value at `path` is wrong; `near` is what was probably meant."""
        self._add(code, self._text.place(path), message, near)

    def at_key(self, code: str, path: Path, message: str, *, near: str = "") -> None:
        """Note that the entry at `path` is wrong as a whole, or that its key is."""
        self._add(code, self._text.key_place(path), message, near)

    def unknown(self, kind: str, name: str, path: Path, known: Iterable[str]) -> None:
        """Note that a value names a thing of some kind that does not exist."""
        self._unknown(kind, name, self._text.place(path), known)

    def unknown_key(self, kind: str, path: Path, known: Iterable[str]) -> None:
        """Note that a key names a thing of some kind that does not exist."""
        self._unknown(kind, str(path[-1]), self._text.key_place(path), known)

    def any_of(self, *codes: str) -> bool:
        """Whether something with one of these codes has been found so far."""
        return any(found.code in codes for found in self._found)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Return the findings by place."""
        unique = dict.fromkeys(self._found)
        return tuple(
            sorted(unique, key=lambda d: (d.place.line, d.place.column, d.code, d.message))
        )

    def _unknown(self, kind: str, name: str, place: Place, known: Iterable[str]) -> None:
        names = list(known)
        near = nearest(name, names)
        hint = "" if near or not names else f" Known: {', '.join(names[:12])}."
        self._add("C015", place, f"There is no {kind} “{name}”.{hint}", near)

    def _add(self, code: str, place: Place, message: str, near: str) -> None:
        severity = CODES[code][0]
        self._found.append(
            Diagnostic(code=code, severity=severity, place=place, message=message, nearest=near)
        )
