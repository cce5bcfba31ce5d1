"""What the journal's list shows: plain values that a window and a terminal draw alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.services.journal.head import CaseHead

if TYPE_CHECKING:
    from datetime import datetime

    from negotiator_trainer.journal.case import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """Which cases are wanted; what is empty excludes none.

    Attributes:
        words: What is searched for in all words of a case.
        stage: How far it is.
        tag: One of its tags.
        person: Somebody who takes part.
        trashed: Those in the trash, instead of those that are not.
    """

    words: str = ""
    stage: Stage | None = None
    tag: str = ""
    person: str = ""
    trashed: bool = False

    @property
    def everything(self) -> bool:
        """Whether it leaves no case out that is not in the trash."""
        return self == EntryFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(CaseHead):
    """One case in the list.

    Attributes:
        changed_at: When it was last written in.
        trashed_at: When it was put into the trash; None where it was not.
        excerpt: Where a search found its words; each hit stands between the marks of
            `store.case_records`.
        damaged: It is not as it was written and cannot be opened, only deleted for good.
    """

    changed_at: datetime
    trashed_at: datetime | None = None
    excerpt: str = ""
    damaged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage:
    """A part of the list, and what it can be narrowed by.

    Attributes:
        entries: The best finds first, or the newest changes.
        more: Whether others follow after these.
        tags: Every tag with how many cases have it.
        people: Everybody with how many cases they take part in.
        trashed: How many cases lie in the trash.
        counted: Whether tags and people were counted; without that they are as before.
    """

    entries: tuple[Entry, ...]
    more: bool = False
    tags: tuple[tuple[str, int], ...] = ()
    people: tuple[tuple[str, int], ...] = ()
    trashed: int = 0
    counted: bool = True
