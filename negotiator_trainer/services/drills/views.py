"""What a window and a terminal show of drills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.handbook.links import CardLink
    from negotiator_trainer.services.review.page import RetryVerdict
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.services.table_view import TableView
    from negotiator_trainer.store.drill_records import Drill, Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillsToday:
    """What there is to drill today.

    Attributes:
        due: How many can still be answered today.
        minutes: About how long that takes; 0 without any.
        skills: What they train, as skill and how often, the most first.
        answered: How many were answered today.
        waiting: How many are due beyond what a day holds.
        next_on: The day on which the next one comes that is not due yet; None without one.
        leeches: How many were missed so often that the whole scene is to be played.
        mastered: How many are mastered.
        kept: How many there are, those that were set aside left out.
    """

    due: int
    minutes: int
    skills: tuple[tuple[str, int], ...]
    answered: int = 0
    waiting: int = 0
    next_on: date | None = None
    leeches: int = 0
    mastered: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillPosition:
    """One decision, with what has to be known for it.

    Attributes:
        drill: The drill.
        title: The scenario's title.
        said: What was said last: speaker (empty for narration) and words.
        standing: What stands on the table, in a sentence.
        table: The table: all that was said, the lines that can be said, the offers.
        sheet: What was prepared.
        before: The table to play on from, for what a package is worth.
        played: What was done then, in words; to be shown after the answer.
        card: The handbook's card of what the turn was about.
    """

    drill: Drill
    title: str
    said: tuple[str, str]
    standing: str
    table: TableView
    sheet: Sheet
    before: Session
    played: str
    card: CardLink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leech:
    """A drill that was missed so often that the whole scene is to be played.

    Attributes:
        drill: The drill.
        title: The scenario's title.
        card: The handbook's card of what the turn was about.
    """

    drill: Drill
    title: str
    card: CardLink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer that is kept.

    Attributes:
        drill: The drill as it stands after it.
        before: When it would have come back without it, to take the answer back.
        rating: How it is rated: 1 again, 2 hard, 3 good, 4 easy.
        earned: How it was rated by loss and time.
        days: In how many days it comes back after each of the four ratings; 0 for never.
        verdict: Its label, one sentence and the counterpart's reaction.
    """

    drill: Drill
    before: Schedule
    rating: int
    earned: int
    days: tuple[int, ...]
    verdict: RetryVerdict
