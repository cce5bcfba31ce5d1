"""Which days something was done on, by the clock on the person's wall."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from negotiator_trainer.services.progress.view import CalendarView, DayCount

if TYPE_CHECKING:
    from negotiator_trainer.store.unit import Unit

WEEKS = 53
"""Weeks of a year grid: a year and the week that is under way."""


def local_day(when: datetime, zone: tzinfo | None = None) -> date:
    """The day of an aware time in a zone; in the system's own by default."""
    return when.astimezone(zone).date()


def midnight(day: date, zone: tzinfo | None = None) -> datetime:
    """The instant at which a local day begins."""
    if zone is not None:
        return datetime.combine(day, time.min, tzinfo=zone)
    return datetime.combine(day, time.min).astimezone()


def calendar_view(unit: Unit, *, last: date, zone: tzinfo | None = None) -> CalendarView:
    """Count sessions and drills on each day of the fifty-three weeks up to a day.

    Args:
        unit: What is read from.
        last: The last day.
        zone: Whose days they are; the system's own by default.
    """
    first = last - timedelta(days=7 * WEEKS - 1)
    since, until = midnight(first, zone), midnight(last + timedelta(days=1), zone)
    sessions = Counter(
        local_day(when, zone) for when in unit.figures.sessions(since=since, until=until)
    )
    drills = Counter(
        local_day(each.when, zone) for each in unit.figures.drilled(since=since, until=until)
    )
    return CalendarView(
        first=first, last=last,
        days={day: DayCount(sessions[day], drills[day]) for day in sorted({*sessions, *drills})},
    )  # fmt: skip
