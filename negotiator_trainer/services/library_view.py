"""What the home page and the brief show of a scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.services.plan.view import Coming, DrillsDue, Recommendation, Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One scenario on the home page.

    Attributes:
        id: The scenario's id.
        title: Its title; the folder's name where it cannot be read.
        pitch: One line.
        minutes: How long a play takes.
        difficulty: 1–3.
        skills: What it practises.
        roles: The playable roles' ids.
        best: The best overall so far; None before the first play.
        plays: Finished plays.
        problem: Why it cannot be played, in a sentence or two; empty when it can.
        detail: The same for an editor or a colleague: path, line, column and what is wrong.
    """

    id: str
    title: str
    pitch: str = ""
    minutes: int = 0
    difficulty: int = 1
    skills: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    best: float | None = None
    plays: int = 0
    problem: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """An attempt that can be resumed.

    Attributes:
        attempt: Its id.
        scenario: The scenario's id.
        title: Its title.
        role: The role played.
        turn: Moves made.
        rounds: The last round as the scenario is now; 0 where it cannot be told.
    """

    attempt: int
    scenario: str
    title: str
    role: str
    turn: int
    rounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The home page.

    Attributes:
        next: The one obvious next thing, and why.
        resume: The unfinished attempt to go on with first; None when there is none.
        unfinished: All of them, newest first.
        cards: All scenarios, in order.
        plays: Finished plays in all.
        week: This week; None where weeks are not counted, and before anything was done.
        drills: The drills that can be answered today; None without any.
        coming: The cases of the journal that ask for something.
    """

    next: Recommendation
    resume: Unfinished | None
    unfinished: tuple[Unfinished, ...]
    cards: tuple[Card, ...]
    plays: int
    week: Week | None = None
    drills: DrillsDue | None = None
    coming: tuple[Coming, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """What one issue's options are worth to me, as the brief's table shows it."""

    issue: str
    options: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeView:
    """One of the role's alternatives: in words, its value, and the chance that it is there."""

    text: str
    value: int
    chance: int
    excluded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefView:
    """The brief: what everybody knows, the confidential sheet, and who sits across the table.

    Attributes:
        scenario: The scenario's id.
        title: Its title.
        pitch: One line.
        minutes: How long a play takes.
        difficulty: 1–3.
        skills: What it practises.
        brief: What everybody knows.
        public_range: The public range in words; empty where there is none.
        role: The role's id.
        role_name: Who you are.
        role_position: What you do.
        sheet: The confidential sheet.
        interests: One line each.
        values: What options are worth to you.
        together: Extra value for combinations, in words.
        alternatives: What you could do without a deal.
        unit: The symbol of values; empty for points.
        unit_name: Such as “euros” or “points”.
        counterpart: Who sits across the table.
        counterpart_position: What they do.
        portrait: How they look: the model's portrait as plain values.
        other_roles: The other playable sides: id and name.
        rounds: The last round.
    """

    scenario: str
    title: str
    pitch: str
    minutes: int
    difficulty: int
    skills: tuple[str, ...]
    brief: str
    public_range: str
    role: str
    role_name: str
    role_position: str
    sheet: str
    interests: tuple[str, ...]
    values: tuple[ValueRow, ...]
    together: tuple[tuple[str, int], ...]
    alternatives: tuple[AlternativeView, ...]
    unit: str
    unit_name: str
    counterpart: str
    counterpart_position: str
    portrait: Mapping[str, str | int | bool]
    other_roles: tuple[tuple[str, str], ...]
    rounds: int
