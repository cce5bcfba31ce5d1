"""What the progress page shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from negotiator_trainer.services.progress.calibration import RangeCount
    from negotiator_trainer.services.progress.forecasts import ForecastCount
    from negotiator_trainer.services.progress.sources import Sources
    from negotiator_trainer.store.figure_records import PlayedFigures

Span = Literal["weeks", "year", "all"]
"""Twelve weeks, a year, or everything."""

QuestionKind = Literal[
    "measure", "skill", "ranges_held", "ranges_missed", "forecasts", "verdict", "day", "scenario",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure or a sentence rests on: asked when somebody wants to see it.

    Attributes:
        kind: What is asked.
        about: The measure, skill, verdict or scenario, or the day in ISO form.
        start: Chances from this one on, for ``forecasts``, 0–100.
        end: Chances up to this one.
    """

    kind: QuestionKind
    about: str = ""
    start: int = 0
    end: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that a figure rests on.

    Attributes:
        when: When it was.
        title: The scenario's or the case's title.
        words: What it adds to the figure.
        attempt: The attempt's id; None for a real case.
        turn: The turn; 0 for the whole attempt.
        case: The case's id; None for an attempt.
    """

    when: datetime
    title: str
    words: str
    attempt: int | None = None
    turn: int = 0
    case: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceList:
    """What a figure rests on, the newest first.

    Attributes:
        title: What it is the evidence of.
        rows: At most `evidence.MOST`.
        of: How many there are.
    """

    title: str
    rows: tuple[Evidence, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence, and what it rests on."""

    words: str
    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One measure over time.

    Attributes:
        key: Of the measure.
        name: Of the measure.
        points: The live attempts, oldest first, as they were read: there may be thousands.
        titles: Scenario titles by id.
    """

    key: str
    name: str
    points: PlayedFigures
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillView:
    """One of the nine skills.

    Attributes:
        id: Such as ``ask``.
        name: In words.
        attempts: Reviewed attempts that used it.
        median: The median of their scores, 0–100; None with too few.
        scores: Each attempt's score, oldest first.
        trend: ``up``, ``down``, ``level``, or empty with too few.
        words: Median and trend in words, or how many more it needs.
        weakest: Whether it has the lowest median of those that have one.
    """

    id: str
    name: str
    attempts: int
    median: float | None
    scores: tuple[float, ...]
    trend: Literal["up", "down", "level", ""]
    words: str
    weakest: bool = False


@dataclass(frozen=True, slots=True)
class Quadrants:
    """Should have agreed × agreed, as counts.

    Attributes:
        held: Should, and did.
        agreement_trap: Should not, and did.
        right_walk: Should not, and did not.
        missed_deal: Should, and did not.
    """

    held: int = 0
    agreement_trap: int = 0
    right_walk: int = 0
    missed_deal: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.held + self.agreement_trap + self.right_walk + self.missed_deal


@dataclass(frozen=True, slots=True)
class DayCount:
    """What was done on a day."""

    sessions: int = 0
    drills: int = 0

    @property
    def total(self) -> int:
        """Sessions and drills together."""
        return self.sessions + self.drills


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarView:
    """Fifty-three weeks of days, local ones.

    Attributes:
        first: The first day.
        last: The last day.
        days: What was done on the days on which something was.
    """

    first: date
    last: date
    days: Mapping[date, DayCount]


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """A scenario's personal best, last result and endings.

    Attributes:
        endings: What was said of the endings that were seen.
        endings_of: How many endings there are; those not seen yet are not named.
    """

    scenario: str
    title: str
    plays: int
    best: float
    last: float
    endings: tuple[str, ...]
    endings_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRow:
    """One finished attempt in the list; `live` ones count."""

    attempt: int
    when: datetime
    title: str
    role: str
    verdict: str
    overall: float
    live: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressView:
    """The page.

    Attributes:
        span: The time that trend, skills, calibration and verdicts cover.
        finished: Live attempts of all times.
        shown: Live attempts within the span.
        measures: Keys and names of the measures.
        trend: The measure that was asked for.
        skills: The nine.
        calibration: 80 % ranges against the truth.
        calibration_findings: What that says.
        forecasts: “We will agree” against what happened.
        forecast_findings: What that says.
        quadrants: Of practice.
        case_quadrants: Of real cases whose value and walkaway are known.
        calendar: The last fifty-three weeks.
        bests: By scenario, of all times.
        attempts: The newest of the list.
        attempts_of: How many the whole list has.
        pending: What will appear, and when.
    """

    span: Span
    finished: int
    shown: int
    measures: tuple[tuple[str, str], ...]
    trend: Series
    skills: tuple[SkillView, ...]
    calibration: Sources[RangeCount]
    calibration_findings: tuple[Finding, ...]
    forecasts: Sources[ForecastCount]
    forecast_findings: tuple[Finding, ...]
    quadrants: Quadrants
    case_quadrants: Quadrants
    calendar: CalendarView
    bests: tuple[Best, ...]
    attempts: tuple[AttemptRow, ...]
    attempts_of: int
    pending: tuple[str, ...]
