"""What the journal puts into the store and gets out of it; plain values, times are aware."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from types import EllipsisType

    from negotiator_trainer.journal.case import Part, Size, Stage

HIT_BEGINS = "\x02"
"""Before each word of an excerpt that was searched for."""

HIT_ENDS = "\x03"
"""After it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """A case that is about to begin.

    Attributes:
        template: The id of what kind of negotiation it is.
        size: How much is asked; ``log`` is written afterwards and begins at its outcome.
        title: In the person's words.
        unit: The symbol of values, such as ``€``; empty for points.
        tags: In the person's words.
        people: Who takes part.
        happens_on: The day, where the person is; None while unknown.
        created_at: When it was begun.
    """

    template: str
    size: Size
    title: str
    unit: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    happens_on: date | None = None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """What of a case is to be different; what is not given stays.

    Attributes:
        title: Its new title.
        tags: Its new tags.
        people: Who takes part.
        unit: The symbol of values, such as ``€``; empty for points.
        template: The id of what kind of negotiation it is; what was written stays.
        happens_on: The day; None for an unknown one.
    """

    title: str | None = None
    tags: Sequence[str] | None = None
    people: Sequence[str] | None = None
    unit: str | None = None
    template: str | None = None
    happens_on: date | EllipsisType | None = ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A real negotiation of the journal, without its parts.

    Attributes:
        id: Number in this profile.
        uuid: The same in every profile that it is taken to.
        stage: How far it is.
        changed_at: When a person last changed something of it.
        went_in_at: When “I'm going in” was pressed; None before.
        frozen: The last part's position then, -1 where there was none; None before.
        trashed_at: When it was put into the trash; None while it is not there.
        damaged: It is not as it was written; only lists show such a one, as far as it goes.
    """

    id: int
    uuid: str
    template: str
    size: Size
    title: str
    unit: str
    tags: tuple[str, ...]
    people: tuple[str, ...]
    happens_on: date | None
    stage: Stage
    created_at: datetime
    changed_at: datetime
    went_in_at: datetime | None
    frozen: int | None
    trashed_at: datetime | None
    damaged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartState:
    """A part of a case as it stood at one time.

    Attributes:
        part: Which.
        content: The part's JSON.
        at: When this state was begun.
        after_going_in: Whether it came after the snapshot.
    """

    part: Part
    content: str
    at: datetime
    after_going_in: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """By what a case is known, as it stands on the disk.

    Attributes:
        id: Its number.
        uuid: The same in every profile that it is taken to.
        created_at: When it was begun.
    """

    id: int
    uuid: str
    created_at: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that was found.

    Attributes:
        case: The case.
        excerpt: Some of its words; `HIT_BEGINS` and `HIT_ENDS` stand around what was found.
    """

    case: Case
    excerpt: str
