"""What the progress page reads of many attempts at once: columns, not whole rows.

Named tuples, since ten thousand of them are made at a time. Times are aware.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class PlayedFigure(NamedTuple):
    """One measure of a finished live attempt.

    Attributes:
        attempt: Its id.
        when: When it ended.
        scenario: The scenario's id.
        value: 0–100.
        first: Whether it was the first play of this scenario's role.
    """

    attempt: int
    when: datetime
    scenario: str
    value: float
    first: bool


class AttemptFigure(NamedTuple):
    """A finished attempt in a list; practice is listed too, its forks are not."""

    attempt: int
    when: datetime
    scenario: str
    role: str
    live: bool
    verdict: str
    overall: float


class ScenarioFigure(NamedTuple):
    """The live plays of one scenario.

    Attributes:
        scenario: Its id.
        plays: How many ended.
        best: The highest overall.
        best_attempt: The first attempt that reached it.
        last: The overall of the newest.
        last_attempt: The newest.
        endings: The endings met, by role: pairs of role and ending.
    """

    scenario: str
    plays: int
    best: float
    best_attempt: int
    last: float
    last_attempt: int
    endings: tuple[tuple[str, str], ...]


class RangeFigure(NamedTuple):
    """A closing estimate of a limit in money, with what was the case."""

    attempt: int
    when: datetime
    scenario: str
    role: str
    low: int
    high: int
    truth: float


class ForecastFigure(NamedTuple):
    """“I think we will agree”, 0–100 %, as written before the first move, and what happened."""

    attempt: int
    when: datetime
    scenario: str
    chance: int
    agreed: bool


class CaseFigure(NamedTuple):
    """A real case with an outcome.

    Attributes:
        case: Its id.
        title: In the person's words.
        unit: A currency's symbol, or empty for points.
        when: When the person went in.
        sheet: The preparation sheet as it was frozen then, as JSON; empty where there was none.
        outcome: How it ended, as JSON.
    """

    case: int
    title: str
    unit: str
    when: datetime
    sheet: str
    outcome: str


class SkillFigure(NamedTuple):
    """One skill in one reviewed live attempt.

    Attributes:
        skill: Its id.
        attempt: The attempt's id.
        when: When it ended.
        scenario: The scenario's id.
        count: How often it was used.
        score: 0–100, the mean over those.
        turns: The turns; 0 stands for the whole attempt.
    """

    skill: str
    attempt: int
    when: datetime
    scenario: str
    count: int
    score: float
    turns: tuple[int, ...]


class DrillFigure(NamedTuple):
    """One answer to a drill."""

    attempt: int
    turn: int
    scenario: str
    when: datetime
