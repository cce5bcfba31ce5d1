"""Puts what a person typed into the form in which it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.store.case_records import CaseChange

LONGEST_TITLE = 500
"""Letters of a title."""


def title_of(words: str) -> str:
    """Return a title in one line.

    Raises:
        TrainerError: It is far too long.
    """
    title = " ".join(words.split())
    if len(title) > LONGEST_TITLE:
        raise TrainerError(
            tr("The title has {count} letters.", count=f"{len(title):,}"),
            remedy=tr("Keep it below {most}.", most=LONGEST_TITLE),
        )
    return title


def tidied(wanted: CaseChange) -> CaseChange:
    """Return a change as it is kept.

    Raises:
        TrainerError: The title is far too long.
    """
    return replace(
        wanted,
        title=None if wanted.title is None else title_of(wanted.title),
        tags=None if wanted.tags is None else each_once(wanted.tags),
        people=None if wanted.people is None else each_once(wanted.people),
        unit=None if wanted.unit is None else wanted.unit.strip(),
    )


def each_once(words: Iterable[str]) -> list[str]:
    """Return words in their order, each once, whatever its capitals."""
    found: dict[str, str] = {}
    for each in words:
        word = " ".join(each.split())
        if word:
            found.setdefault(word.casefold(), word)
    return list(found.values())
