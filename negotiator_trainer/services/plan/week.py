"""The weekly goal: sessions of this week, good weeks in a row, and the week of grace."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from negotiator_trainer.services.plan.view import Week

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from negotiator_trainer.store.ahead_records import Hour

ROUND = 3
"""Answers on one day from which drills count as a session."""
MOST_WEEKS = 26
GRACE_WEEKS = 4
"""Of so many weeks in a row one may be missed."""
_WEEK = timedelta(weeks=1)


def week_of(hours: Sequence[Hour], now: datetime, goal: int) -> Week | None:
    """Return this week; None before anything was done.

    Args:
        hours: What was done, by the hour.
        now: The time in the person's zone: weeks begin on its Mondays.
        goal: Sessions that make a good week, at least 1.
    """
    sessions = sessions_by_day(hours, now)
    if not sessions:
        return None
    weeks: Counter[date] = Counter()
    for day, count in sessions.items():
        weeks[_monday(day)] += count
    this = _monday(now.date())
    first = min(weeks)
    before = [
        this - number * _WEEK for number in range(1, MOST_WEEKS) if this - number * _WEEK >= first
    ]
    good = [weeks[week] >= goal for week in before]
    run, grace = _run(good)
    return Week(done=weeks[this], goal=goal, run=run + (weeks[this] >= goal), grace=grace)


def sessions_by_day(hours: Sequence[Hour], now: datetime) -> Mapping[date, int]:
    """Return how many sessions each local day has; days without one are left out.

    A session is an attempt played to its end, a case moved a stage, or a round of drills: a day
    with at least three answers has one, however many there are.
    """
    done: Counter[date] = Counter()
    answers: Counter[date] = Counter()
    for hour in hours:
        day = hour.at.astimezone(now.tzinfo).date()
        done[day] += hour.attempts + hour.cases
        answers[day] += hour.answers
    for day, count in answers.items():
        done[day] += count >= ROUND
    return {day: count for day, count in done.items() if count}


def _run(good: Sequence[bool]) -> tuple[int, int]:
    """Count good weeks backwards until a second one of four was missed; and the grace left."""
    run = 0
    missed: list[int] = []
    for number, fine in enumerate(good):
        if fine:
            run += 1
        elif missed and number - missed[-1] < GRACE_WEEKS:
            break
        else:
            missed.append(number)
    # This week is the fourth with the three before it.
    used = any(number < GRACE_WEEKS - 1 for number in missed)
    return run, 0 if used else 1


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
