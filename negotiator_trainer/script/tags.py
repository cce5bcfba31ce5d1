"""Reads one hashtag: `#mood:warm`, `#cue:looks_up`, `#signal`, `#act:trade`, `#line:ab12`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from negotiator_trainer.script.diagnostics import nearest
from negotiator_trainer.script.vocabulary import ACTS, MOODS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LINE_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")
CUE: Final = re.compile(r"[\w'’,.!?-]{1,80}")

_TAG: Final = re.compile(r"#([^\s#:<]*)(:?)([^\s#<]*)")


class Finding(Protocol):
    """Writes one finding down, by its offset in the line."""

    def __call__(self, code: str, offset: int, message: str, *, hint: str = "") -> None:
        """Write it down."""


def read_tag(text: str, offset: int, allowed: Iterable[str], add: Finding) -> tuple[int, str]:
    """Return where the tag at `offset` ends, and the tag without its ``#``; empty if refused."""
    found = _TAG.match(text, offset)
    if found is None:
        return offset + 1, ""
    name, colon, value = found.groups()
    if name not in allowed:
        known = ", ".join(f"#{each}" for each in sorted(allowed))
        message = f"There is no tag #{name} here; the tags are {known}."
        add("S021", offset, message, hint=nearest(name, allowed))
        return found.end(), ""
    if name == "signal":
        if colon:
            add("S023", offset, "#signal has no value.")
        return found.end(), "signal"
    pattern = LINE_ID if name == "line" else CUE
    if not pattern.fullmatch(value):
        add("S023", offset, _VALUES[name])
        return found.end(), "act:?" if name == "act" else ""
    _check_word(name, value, offset, add)
    return found.end(), f"{name}:{value}"


_VALUES: Final[Mapping[str, str]] = {
    "line": "A line id is letters, digits, _ and -, at most 40: #line:ab12.",
    "cue": "A cue is words joined by underscores, at most 80 characters: #cue:looks_away.",
    "act": "An act is one of the words for behaviour: #act:open_question.",
    "mood": "A mood is one of the words for faces: #mood:warm.",
}


def _check_word(name: str, value: str, offset: int, add: Finding) -> None:
    if name == "act" and value not in ACTS:
        message = f"There is no act “{value}”; the acts are {', '.join(ACTS)}."
        add("S024", offset, message, hint=nearest(value, ACTS))
    if name == "mood" and value not in MOODS:
        message = f"There is no mood “{value}”; the moods are {', '.join(sorted(MOODS))}."
        add("S025", offset, message, hint=nearest(value, MOODS))
