"""What a case's page shows: plain values that a window and a terminal draw alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.services.journal.head import CaseHead

if TYPE_CHECKING:
    from datetime import date, datetime

    from negotiator_trainer.journal.case import (
        DecisionTree,
        IssueTree,
        Link,
        Outcome,
        Part,
        Review,
    )
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.journal.documents import Prepared
    from negotiator_trainer.services.preparation_view import PreparationView


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """The preparation as it was when “I'm going in” was pressed."""

    at: datetime
    sheet: Sheet
    issues: IssueTree
    alternatives: DecisionTree


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterEdit:
    """What a part of the preparation became after the snapshot.

    Attributes:
        at: When it was written.
        part: ``sheet``, ``issues`` or ``alternatives``.
        was: The part before.
        now: The part after; of the same kind.
    """

    at: datetime
    part: Part
    was: Prepared
    now: Prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """An attempt that belongs to a case, as it is shown.

    Attributes:
        link: The link as it is kept.
        attempt: The attempt's id; None where it is not in this profile.
        title: The scenario's title.
        played_on: The day of the attempt; None where it is not known.
    """

    link: Link
    attempt: int | None
    title: str
    played_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage(CaseHead):
    """A case with all its parts.

    Attributes:
        unit: The symbol of values, such as ``€``; empty for points.
        went_in_at: When “I'm going in” was pressed; None before.
        preparation: The sheet, as practice shows it: no brief, the tree's issues.
        issues: What is being negotiated.
        alternatives: The alternatives, weighed.
        outcome: How it ended.
        review: The audit.
        links: The attempts that belong to it.
        frozen: The preparation as it was on going in; None before.
        edits: What was changed in the preparation since, oldest first.
        note: What is easily forgotten in negotiations of this kind.
        interests: What positions in such negotiations are usually about.
        trashed: Whether it lies in the trash.
    """

    unit: str
    went_in_at: datetime | None
    preparation: PreparationView
    issues: IssueTree
    alternatives: DecisionTree
    outcome: Outcome
    review: Review
    links: tuple[LinkView, ...] = ()
    frozen: Frozen | None = None
    edits: tuple[LaterEdit, ...] = ()
    note: str = ""
    interests: tuple[str, ...] = ()
    trashed: bool = False
