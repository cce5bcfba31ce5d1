"""Positions that come back for practice; plain values that know nothing of SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import date, datetime

DrillState: TypeAlias = Literal["due", "leech", "set_aside", "mastered"]
"""``due`` and ``mastered`` come back on their day, ``leech`` and ``set_aside`` do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a drill comes back.

    Attributes:
        state: Whether it comes back at all.
        card: The scheduler's own JSON.
        due_on: The day on which it comes back, as it is counted where the person is.
        lapses: How often it was rated *again* since it last began.
    """

    state: DrillState
    card: str
    due_on: date
    lapses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDrill:
    """A position that is about to become a drill.

    Attributes:
        attempt: The attempt's id.
        turn: The turn; 1 for the first move.
        skill: What it trains.
        loss: Points of 100 that the turn cost.
        schedule: When it comes first.
        made_at: When.
    """

    attempt: int
    turn: int
    skill: str
    loss: float
    schedule: Schedule
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """A position of an attempt that comes back until it is mastered.

    Attributes:
        id: Number in this profile.
        uuid: The same in every profile that it is taken to.
        attempt: The attempt's id.
        turn: The turn; 1 for the first move.
        scenario: What was played.
        role: As whom.
        skill: What it trains.
        loss: Points of 100 that the turn cost.
        schedule: When it comes back.
        answers: How often it was answered.
        made_at: When it was made.
        changed_at: When it was last answered or put elsewhere.
    """

    id: int
    uuid: str
    attempt: int
    turn: int
    scenario: str
    role: str
    skill: str
    loss: float
    schedule: Schedule
    answers: int
    made_at: datetime
    changed_at: datetime

    @property
    def state(self) -> DrillState:
        """Whether it comes back, and why not."""
        return self.schedule.state


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillAnswer:
    """One answer to a drill.

    Attributes:
        move: In the log's notation.
        loss: By how many points of 100 the best move is better.
        rating: 1 again, 2 hard, 3 good, 4 easy.
        seconds: How long it took.
        at: When.
    """

    move: str
    loss: float
    rating: int
    seconds: float
    at: datetime
