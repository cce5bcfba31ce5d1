"""What lies ahead, prepared for the home page: skills, drills, cases, what was done of late.

Read before the database is open, with the standard library alone. All of it is plain figures and
days but for the titles of cases, which are in the same file anyway. Named tuples, because a
frozen dataclass takes seven times as long to make.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.journal.case import Stage


class Example(NamedTuple):
    """Where a skill went worst in one attempt; turn 0 for the whole of it."""

    attempt: int
    scenario: str
    turn: int


class SkillAhead(NamedTuple):
    """How well a skill was used of late.

    Attributes:
        skill: Which one.
        uses: How many times, over the last few attempts that used it.
        score: 0–100, the mean over those.
        examples: Where it went worst, the newest attempt first.
    """

    skill: str
    uses: int
    score: float
    examples: tuple[Example, ...]


class DrillAhead(NamedTuple):
    """A drill that comes back: on which day, and what it trains."""

    due_on: date
    skill: str


class CaseAhead(NamedTuple):
    """A case of the journal that is under way.

    Attributes:
        id: The case.
        title: In the person's words; may be empty.
        template: What kind of negotiation it is.
        stage: How far it is.
        happens_on: The day, where the person is; None while unknown.
        went_in_at: When “I'm going in” was pressed; None before.
    """

    id: int
    title: str
    template: str
    stage: Stage
    happens_on: date | None = None
    went_in_at: datetime | None = None


class Hour(NamedTuple):
    """What was done in an hour: attempts finished, drills answered, cases moved a stage."""

    at: datetime
    attempts: int = 0
    answers: int = 0
    cases: int = 0


class Ahead(NamedTuple):
    """All of it.

    Attributes:
        skills: Each skill that was scored of late.
        drills: The drills that come back, those that come first first.
        answered: When drills were answered in the last two days.
        cases: The cases under way.
        hours: What was done in the last half year, by the hour, oldest first.
        played: When each scenario was last played to the end.
        declined: What was not wanted in the last two days, and when; oldest first.
    """

    skills: tuple[SkillAhead, ...] = ()
    drills: tuple[DrillAhead, ...] = ()
    answered: tuple[datetime, ...] = ()
    cases: tuple[CaseAhead, ...] = ()
    hours: tuple[Hour, ...] = ()
    played: Mapping[str, datetime] = MappingProxyType({})
    declined: tuple[tuple[str, datetime], ...] = ()


NOTHING_AHEAD = Ahead()
_HOUR = len("2026-11-22T12")


def write_ahead(ahead: Ahead) -> str:
    """Write it as the home row's JSON."""
    return json.dumps(
        {
            "skills": [
                [s.skill, s.uses, s.score, [[e.attempt, e.scenario, e.turn] for e in s.examples]]
                for s in ahead.skills
            ],
            "drills": [[d.due_on.isoformat(), d.skill] for d in ahead.drills],
            "answered": [at.isoformat() for at in ahead.answered],
            "cases": [
                [c.id, c.title, c.template, c.stage, _written(c.happens_on), _written(c.went_in_at)]
                for c in ahead.cases
            ],
            "hours": [
                [h.at.isoformat()[:_HOUR], h.attempts, h.answers, h.cases] for h in ahead.hours
            ],
            "played": {name: at.isoformat() for name, at in ahead.played.items()},
            "declined": [[what, at.isoformat()] for what, at in ahead.declined],
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def read_ahead(text: str | None) -> Ahead:
    """Read what `write_ahead` wrote; nothing where there is nothing that can be read."""
    try:
        return NOTHING_AHEAD if text is None else _read(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        return NOTHING_AHEAD


def _read(values: dict[str, Any]) -> Ahead:
    return Ahead(
        skills=tuple(
            SkillAhead(
                skill=skill, uses=uses, score=score,
                examples=tuple(Example(attempt=a, scenario=s, turn=t) for a, s, t in examples),
            )
            for skill, uses, score, examples in values["skills"]
        ),
        drills=tuple(
            DrillAhead(due_on=date.fromisoformat(day), skill=skill)
            for day, skill in values["drills"]
        ),
        answered=tuple(map(datetime.fromisoformat, values["answered"])),
        cases=tuple(
            CaseAhead(
                id=number, title=title, template=template, stage=stage,
                happens_on=date.fromisoformat(day) if day else None,
                went_in_at=datetime.fromisoformat(at) if at else None,
            )
            for number, title, template, stage, day, at in values["cases"]
        ),
        hours=tuple(
            Hour(
                at=datetime.fromisoformat(at).replace(tzinfo=UTC),
                attempts=attempts, answers=answers, cases=cases,
            )
            for at, attempts, answers, cases in values["hours"]
        ),
        played={name: datetime.fromisoformat(at) for name, at in values["played"].items()},
        declined=tuple((what, datetime.fromisoformat(at)) for what, at in values["declined"]),
    )  # fmt: skip


def _written(when: date | None) -> str | None:
    return None if when is None else when.isoformat()
