"""What the progress page reads of many attempts at once: columns, not whole rows.

Times are aware.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, overload

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedFigures(Sequence[PlayedFigure]):
    """One measure of many attempts as columns: ten thousand rows would be as many objects.

    Attributes:
        attempts: Their ids.
        times: When each ended.
        scenarios: The scenarios' ids.
        values: 0–100.
        firsts: Whether each was the first play of its scenario's role.
    """

    attempts: tuple[int, ...] = ()
    times: tuple[datetime, ...] = ()
    scenarios: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    firsts: tuple[bool, ...] = ()

    @classmethod
    def of(cls, figures: Sequence[PlayedFigure]) -> PlayedFigures:
        """Turn rows into columns."""
        columns = tuple(zip(*figures, strict=True)) or ((),) * 5
        return cls(
            attempts=columns[0], times=columns[1], scenarios=columns[2], values=columns[3],
            firsts=columns[4],
        )  # fmt: skip

    def __len__(self) -> int:
        """Return how many attempts there are."""
        return len(self.attempts)

    @overload
    def __getitem__(self, place: int) -> PlayedFigure: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[PlayedFigure]: ...

    def __getitem__(self, place: int | slice) -> PlayedFigure | Sequence[PlayedFigure]:
        """Return one attempt, or some, as rows."""
        if isinstance(place, slice):
            return [self[at] for at in range(len(self))[place]]
        return PlayedFigure(
            self.attempts[place], self.times[place], self.scenarios[place], self.values[place],
            self.firsts[place],
        )  # fmt: skip


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
        last: The overall of the newest.
        endings: The endings met, by role: pairs of role and ending.
    """

    scenario: str
    plays: int
    best: float
    last: float
    endings: tuple[tuple[str, str], ...]


class Overview(NamedTuple):
    """All finished attempts in one look.

    Attributes:
        scenarios: The live plays by scenario, by id.
        firsts: The first plays of each scenario's role, by id, practice among them.
        listed: How many attempts a list of all has.
    """

    scenarios: tuple[ScenarioFigure, ...]
    firsts: frozenset[int]
    listed: int


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
        used: How often it was used.
        score: 0–100, the mean over those.
        turns: The turns; 0 stands for the whole attempt.
    """

    skill: str
    attempt: int
    when: datetime
    scenario: str
    used: int
    score: float
    turns: tuple[int, ...]


class DrillFigure(NamedTuple):
    """One answer to a drill."""

    attempt: int
    turn: int
    scenario: str
    when: datetime
