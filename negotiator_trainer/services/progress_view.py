"""What the progress page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedPoint:
    """One finished attempt by one measure, 0–100."""

    attempt: int
    when: datetime
    title: str
    value: float
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One measure over time; first plays are those of a scenario's role for the first time."""

    key: str
    name: str
    points: tuple[PlayedPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How often 80 % ranges held the truth, with the band that chance alone gives.

    Attributes:
        asked: Closing estimates of the money form.
        held: How many of them held the truth.
        band: The 95 % binomial band of `held` if every range were an honest 80 %.
        mean_width: Mean width in per cent of the public range; None without estimates.
        bias: Mean signed miss of the middle, in per cent of the public range; above 0 means
            that their limit was thought better for them than it was.
        enough: Estimates needed before anything is said.
    """

    asked: int
    held: int
    band: tuple[int, int]
    mean_width: float | None
    bias: float | None
    enough: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """A scenario's personal best and last result."""

    scenario: str
    title: str
    plays: int
    best: float
    last: float
    endings_seen: int
    endings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRow:
    """One finished attempt in the list."""

    attempt: int
    when: datetime
    title: str
    role: str
    verdict: str
    overall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressView:
    """The page; with few attempts `pending` says what will appear, and when."""

    finished: int
    series: tuple[Series, ...]
    calibration: Calibration
    bests: tuple[Best, ...]
    attempts: tuple[AttemptRow, ...]
    pending: tuple[str, ...]
