"""What is kept of how well skills were used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillUse:
    """How well one skill was used in one attempt.

    Attributes:
        skill: Which one.
        count: How many times it was used.
        score: 0–100, the mean over those.
        turns: In which turns, the one that went worst first; 0 for the whole attempt.
    """

    skill: str
    count: int
    score: float
    turns: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillPoint:
    """The same as a point of a trend: in which attempt, and when that ended."""

    attempt: int
    scenario: str
    finished_at: datetime
    use: SkillUse
