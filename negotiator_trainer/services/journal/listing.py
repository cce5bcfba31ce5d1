"""What the journal's list shows: plain values that a window and a terminal draw alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from negotiator_trainer.journal.case import Size, Stage


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
class Entry:
    """One case in the list.

    Attributes:
        id: The case.
        title: Its title; empty while it has none.
        template: What kind of negotiation it is.
        size: ``short``, ``full`` or ``log``.
        stage: How far it is.
        tags: Its tags.
        people: Who takes part.
        happens_on: The day; None while unknown.
        changed_at: When it was last written in.
        trashed_at: When it was put into the trash; None where it was not.
        excerpt: Where a search found its words; each hit stands between the marks of
            `store.case_records`.
        damaged: It is not as it was written and cannot be opened, only deleted for good.
    """

    id: int
    title: str
    template: str
    size: Size
    stage: Stage
    tags: tuple[str, ...]
    people: tuple[str, ...]
    happens_on: date | None
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
