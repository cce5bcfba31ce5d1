"""Dates along the bottom of a chart."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from negotiator_trainer.ui import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = 86_400.0
_MOST_TICKS = 7
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between two ticks."""
_FEW_DAYS = 100


def place(when: datetime) -> float:
    """Return where a time stands: days since 1970."""
    return when.timestamp() / DAY


def day_at(place: float) -> date:
    """Return the local day at a place."""
    return datetime.fromtimestamp(place * DAY, tz=UTC).astimezone().date()


def ticks(first: float, last: float) -> Sequence[tuple[float, str]]:
    """Return places and words of at most about seven ticks between two places."""
    start, end = day_at(first), day_at(last)
    if (end - start).days <= _FEW_DAYS:
        return _by_days(start, end)
    return _by_months(start, end)


def _by_days(start: date, end: date) -> Sequence[tuple[float, str]]:
    length = (end - start).days
    step = next(each for each in (1, 2, 7, 14, 28) if length // each <= _MOST_TICKS)
    return [
        (_midnight(day), _day_words(day))
        for day in (start + timedelta(days=n) for n in range(1, length + 1, step))
    ]


def _by_months(start: date, end: date) -> Sequence[tuple[float, str]]:
    months = (end.year - start.year) * 12 + end.month - start.month
    step = next((each for each in _STEPS if months // each <= _MOST_TICKS), _STEPS[-1])
    first = start.year * 12 + start.month  # the month after the one of `start`, from 0
    found = []
    for number in range(-(-first // step) * step, end.year * 12 + end.month, step):
        day = date(number // 12, number % 12 + 1, 1)
        words = str(day.year) if step >= 12 else dates.month_name(day.month)
        if day.month == 1 and step < 12:
            words = str(day.year)
        found.append((_midnight(day), words))
    return found


def _midnight(day: date) -> float:
    return place(datetime(day.year, day.month, day.day).astimezone())


def _day_words(day: date) -> str:
    return f"{day.day} {dates.month_name(day.month)}"
