"""Scenarios, skills, drills and cases as the home page's row has them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from negotiator_trainer.services.library_view import Card
from negotiator_trainer.store.ahead_records import (
    Ahead,
    CaseAhead,
    DrillAhead,
    Example,
    Hour,
    SkillAhead,
)

NOW = datetime(2026, 11, 19, 10, 30, tzinfo=UTC)
"""A Thursday."""
TODAY = NOW.date()


def card(name, minutes=10, *, skills=("ask",), plays=0, best=None, problem=""):
    return Card(
        id=name, title=name.title(), minutes=minutes, difficulty=1, skills=skills,
        roles=("buyer",), plays=plays, best=best, problem=problem,
    )  # fmt: skip


def skill(name, score, count=5, *, examples=((7, "car", 4),)):
    return SkillAhead(
        skill=name, uses=count, score=score,
        examples=tuple(Example(attempt=a, scenario=s, turn=t) for a, s, t in examples),
    )  # fmt: skip


def drill(days=0, name="ask"):
    return DrillAhead(due_on=TODAY + timedelta(days=days), skill=name)


def case(number=1, title="Rent", *, days=None, stage="preparing", went_in=None):
    return CaseAhead(
        id=number, title=title, template="lease", stage=stage,
        happens_on=None if days is None else TODAY + timedelta(days=days),
        went_in_at=None if went_in is None else NOW + timedelta(days=went_in),
    )  # fmt: skip


def ago(**span):
    return NOW - timedelta(**span)


def hour(day, **counts):
    at = datetime.combine(date.fromisoformat(day), datetime.min.time(), tzinfo=UTC)
    return Hour(at=at + timedelta(hours=9), **counts)


def ahead(**parts):
    return Ahead(**parts)
