"""How a date is written to a person: one way, in local time and in their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

if TYPE_CHECKING:
    from datetime import date, datetime

_DAY = "d MMM yyyy"


def written(when: datetime) -> str:
    """Return the local day of a time, such as ``4 Oct 2026``.

    Args:
        when: Aware; what is stored is UTC, and the day may be another one here.
    """
    return written_day(when.astimezone().date())


def written_moment(when: datetime) -> str:
    """Return the local day and minute of a time, such as ``24 Nov 2026, 09:10``.

    Args:
        when: Aware.
    """
    here = when.astimezone()
    return f"{written_day(here.date())}, {here.hour:02}:{here.minute:02}"


def written_day(day: date) -> str:
    """Return a day that is local already, such as ``4 Oct 2026``."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _DAY)


def month_name(month: int) -> str:
    """Return the short name of a month, 1 to 12, such as ``Oct``."""
    return QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)


def weekday_name(weekday: int) -> str:
    """Return the short name of a day of the week, 1 for Monday, such as ``Mon``."""
    return QLocale().standaloneDayName(weekday, QLocale.FormatType.ShortFormat)


def first_weekday() -> int:
    """Return the day with which a week begins here, 1 for Monday and 7 for Sunday."""
    return QLocale().firstDayOfWeek().value
