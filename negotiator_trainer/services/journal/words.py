"""The words of a case as plain text, for the search."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from negotiator_trainer.journal.case import PARTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from negotiator_trainer.journal.case import Part

_NOT_WORDS = frozenset({"id", "attempt", "kind", "finding", "happened_on", "first_offer"})
"""Fields of the parts that hold ids and signs."""


def case_text(
    parts: Mapping[Part, str], *, also: Iterable[str] = (), given: Collection[str] = ()
) -> str:
    """Gather what a person wrote in a case, one piece a line.

    Args:
        parts: The parts' JSON.
        also: More of their words, such as tags.
        given: Words that a template put among the issues; they are nobody's, and left out.
    """
    known = {words.strip() for words in given}
    own = [
        piece
        for name in sorted(parts, key=PARTS.index)
        for each in _pieces(parts[name])
        if (piece := each.strip()) and not (name == "issues" and piece in known)
    ]
    return "\n".join(dict.fromkeys([*own, *(each.strip() for each in also)]))


def _pieces(content: str) -> Iterator[str]:
    try:
        found = json.loads(content)
    except ValueError:
        return
    yield from _strings(found)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in _NOT_WORDS:
                yield from _strings(each)
