"""What stands at the head of a case, in the journal's list as on the case's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from negotiator_trainer.journal.case import Size, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHead:
    """What is given of a case, whatever is written in it.

    Attributes:
        id: The case.
        title: Its title; empty while it has none.
        template: What kind of negotiation it is.
        size: ``short``, ``full`` or ``log``.
        stage: How far it is.
        tags: Its tags.
        people: Who takes part.
        happens_on: The day; None while unknown.
    """

    id: int
    title: str
    template: str
    size: Size
    stage: Stage
    tags: tuple[str, ...]
    people: tuple[str, ...]
    happens_on: date | None
