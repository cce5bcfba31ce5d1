"""Gathers what lies ahead from the tables, for the home page's row."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func
from sqlalchemy import select as query
from sqlmodel import col

from negotiator_trainer.store import seal
from negotiator_trainer.store.ahead_records import (
    Ahead,
    CaseAhead,
    DrillAhead,
    Example,
    Hour,
    SkillAhead,
    read_ahead,
)
from negotiator_trainer.store.skills import Skills
from negotiator_trainer.store.tables import (
    AttemptRow,
    CasePartRow,
    CaseRow,
    DeclinedRow,
    DrillAnswerRow,
    DrillRow,
    HomeTableRow,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Executable, Select

    from negotiator_trainer.store.skill_records import SkillPoint
    from negotiator_trainer.store.work import Work

LAST_USES = 5
"""Of each skill so many attempts count, the newest that used it."""
LAST_ATTEMPTS = 60
"""Among so many attempts: what was long ago says nothing of now."""
MOST_EXAMPLES = 2
MOST_DRILLS = 60
MOST_CASES = 20
HISTORY = timedelta(weeks=27)
LATELY = timedelta(days=2)
OVER = timedelta(days=30)
"""So long after its day a case that nobody went into is still told."""

COUNTED_PARTS = frozenset({"outcome", "review"})
"""When one of these was first written is counted among what was done."""

_SHOWN_OF_CASE = frozenset({"title", "template", "stage", "happens_on", "went_in_at", "trashed_at"})
_UNDER_WAY = ("went_in", "outcome")

_HOUR = len("2026-11-22T12")


def gather(work: Work) -> Ahead:
    """Return what lies ahead now."""
    work.db.flush()
    now = work.now()
    return Ahead(
        skills=_skills(Skills(work).points(last=LAST_USES, among=LAST_ATTEMPTS)),
        drills=_drills(work), answered=_answered(work, now - LATELY), cases=_cases(work, now),
        hours=_hours(work, now - HISTORY), played=_played(work),
        declined=_declined(work, now - LATELY),
    )  # fmt: skip


def tells_of(work: Work, case: CaseRow, changed: Collection[str]) -> bool:
    """Return whether what lies ahead is another after a change of a case.

    To gather it takes as long as the journal is; a sheet is saved at every pause in typing.

    Args:
        work: The transaction.
        case: The case as it is before.
        changed: The columns that get another value.
    """
    if not _SHOWN_OF_CASE.isdisjoint(changed):
        return True
    if "changed_at" not in changed or case.stage not in _UNDER_WAY or case.trashed_at is not None:
        return False
    # Of those under way the newest are told: one of them stays one of them, another comes in.
    kept = work.db.get_one(HomeTableRow, 1).ahead
    return case.id not in {each.id for each in read_ahead(kept).cases}


def _skills(points: tuple[SkillPoint, ...]) -> tuple[SkillAhead, ...]:
    by_skill: defaultdict[str, list[SkillPoint]] = defaultdict(list)
    for point in points:
        by_skill[point.use.skill].append(point)
    found = []
    for skill, uses in sorted(by_skill.items()):
        count = sum(point.use.count for point in uses)
        total = sum(point.use.count * point.use.score for point in uses)
        # Where it went worse than in all: a good turn is no evidence of a weakness.
        worst = [point for point in uses if point.use.score <= total / count][:MOST_EXAMPLES]
        found.append(
            SkillAhead(
                skill=skill, uses=count, score=round(total / count, 2),
                examples=tuple(
                    Example(attempt=p.attempt, scenario=p.scenario, turn=p.use.turns[0])
                    for p in worst
                ),
            )
        )  # fmt: skip
    return tuple(found)


def _drills(work: Work) -> tuple[DrillAhead, ...]:
    found = (
        query(col(DrillRow.due_at), col(DrillRow.skill))
        .join(AttemptRow, col(AttemptRow.id) == col(DrillRow.attempt_id))
        .where(col(AttemptRow.discarded_at).is_(None))
        .where(col(DrillRow.state).in_(("due", "mastered")))
        .order_by(col(DrillRow.due_at), col(DrillRow.loss).desc(), col(DrillRow.id))
        .limit(MOST_DRILLS)
    )
    return tuple(
        DrillAhead(due_on=seal.read_time(due).date(), skill=skill)
        for due, skill in _rows(work, found)
    )


def _answered(work: Work, since: datetime) -> tuple[datetime, ...]:
    at = col(DrillAnswerRow.at)
    found = query(at).where(at >= seal.write_time(since)).order_by(at)
    return tuple(seal.read_time(when) for (when,) in _rows(work, found))


def _cases(work: Work, now: datetime) -> tuple[CaseAhead, ...]:
    """Those that come next, and those in which something is to be written; unchecked.

    A damaged case says so where it is opened; it must not stop what else is written.
    """
    day = (now - OVER).date().isoformat()
    shown = (
        col(CaseRow.id), col(CaseRow.title), col(CaseRow.template), col(CaseRow.stage),
        col(CaseRow.happens_on), col(CaseRow.went_in_at),
    )  # fmt: skip
    there = query(*shown).where(col(CaseRow.trashed_at).is_(None))
    coming = there.where(col(CaseRow.stage) == "preparing", col(CaseRow.happens_on) >= day)
    coming = coming.order_by(col(CaseRow.happens_on), col(CaseRow.id))
    under_way = there.where(col(CaseRow.stage).in_(_UNDER_WAY))
    under_way = under_way.order_by(col(CaseRow.changed_at).desc(), col(CaseRow.id))
    rows = _rows(work, coming.limit(MOST_CASES)) + _rows(work, under_way.limit(MOST_CASES))
    return tuple(
        CaseAhead(
            id=number, title=title, template=template, stage=stage,
            happens_on=date.fromisoformat(happens_on) if happens_on else None,
            went_in_at=seal.read_time(went_in) if went_in else None,
        )
        for number, title, template, stage, happens_on, went_in in sorted(rows)
    )  # fmt: skip


def _hours(work: Work, since: datetime) -> tuple[Hour, ...]:
    start = seal.write_time(since)[:_HOUR]
    kinds: dict[str, Counter[str]] = {
        "attempts": _counted(work, _finished(), start),
        "answers": _counted(work, query(col(DrillAnswerRow.at).label("at")), start),
        "cases": _counted(work, _gone_in(), start) + _counted(work, _first_parts(start), start),
    }
    hours = sorted({hour for counts in kinds.values() for hour in counts})
    return tuple(
        Hour(
            at=seal.read_time(f"{hour}:00:00+00:00"),
            **{kind: counts[hour] for kind, counts in kinds.items()},
        )
        for hour in hours
    )  # fmt: skip


def _finished() -> Select[Any]:
    at = col(AttemptRow.finished_at)
    return query(at.label("at")).where(at.is_not(None), col(AttemptRow.discarded_at).is_(None))


def _gone_in() -> Select[Any]:
    at = col(CaseRow.went_in_at)
    return query(at.label("at")).where(at.is_not(None), col(CaseRow.trashed_at).is_(None))


def _first_parts(since: str) -> Select[Any]:
    """When the outcome of each case that was changed since was first written, and its review."""
    return (
        query(func.min(col(CasePartRow.at)).label("at"))
        .join(CaseRow, col(CaseRow.id) == col(CasePartRow.case_id))
        .where(col(CasePartRow.part).in_(COUNTED_PARTS))
        .where(col(CaseRow.trashed_at).is_(None), col(CaseRow.changed_at) >= since)
        .group_by(col(CasePartRow.case_id), col(CasePartRow.part))
    )


def _counted(work: Work, times: Select[Any], start: str) -> Counter[str]:
    each = times.subquery()
    hours = query(func.substr(each.c.at, 1, _HOUR).label("hour")).where(each.c.at >= start)
    hour = hours.subquery().c.hour
    found = query(hour, func.count()).group_by(hour)
    return Counter({str(when): count for when, count in _rows(work, found)})


def _played(work: Work) -> dict[str, datetime]:
    found = query(col(AttemptRow.scenario), func.max(col(AttemptRow.finished_at))).where(
        col(AttemptRow.finished_at).is_not(None), col(AttemptRow.discarded_at).is_(None)
    )
    rows = _rows(work, found.group_by(col(AttemptRow.scenario)))
    return {scenario: seal.read_time(at) for scenario, at in rows}


def _declined(work: Work, since: datetime) -> tuple[tuple[str, datetime], ...]:
    found = (
        query(col(DeclinedRow.what), col(DeclinedRow.at))
        .where(col(DeclinedRow.at) >= seal.write_time(since))
        .order_by(col(DeclinedRow.at), col(DeclinedRow.id))
    )
    return tuple((what, seal.read_time(at)) for what, at in _rows(work, found))


def _rows(work: Work, wanted: Executable) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in cast("Any", work.db.connection().execute(wanted))]
