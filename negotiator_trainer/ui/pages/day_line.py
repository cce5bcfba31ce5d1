"""A day that may be left open: typed in many ways, or moved with the arrow keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from negotiator_trainer.ui import dates
from negotiator_trainer.ui.pages.number_line import NumberLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

_YEARLY = ("d MMM yyyy", "d MMMM yyyy", "yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy", "MMM d, yyyy")
_YEARLESS = ("d MMM", "d MMMM", "d.M.", "d/M", "MMM d")
_LONGEST = 40


class DayForm:
    """Writes a day, counted from the year 1, and reads it: ``4 Oct``, ``2026-10-04``, “today”.

    A day without a year is the one nearest to today.

    Args:
        today: The present day.
    """

    def __init__(self, today: date) -> None:
        self._today = today

    def to_text(self, value: int) -> str:
        """Write a day."""
        return dates.written_day(date.fromordinal(value))

    def from_text(self, words: str) -> int | None:
        """Read a day; None when it is none."""
        typed = " ".join(words.split()).casefold()
        if not typed or len(typed) > _LONGEST:
            return None
        if typed in self._named():
            return self._today.toordinal() + self._named()[typed]
        found = next(self._read(typed), None)
        return None if found is None else found.toordinal()

    def _named(self) -> dict[str, int]:
        return {
            _tr("yesterday").casefold(): -1,
            _tr("today").casefold(): 0,
            _tr("tomorrow").casefold(): 1,
        }

    def _read(self, typed: str) -> Iterator[date]:
        locale = QLocale()
        short = locale.dateFormat(QLocale.FormatType.ShortFormat)
        long = [form for form in (*_YEARLY, short) if "yyyy" in form]
        for form in long:
            read = locale.toDate(typed, form)
            if read.isValid() and read.year() >= 1000:
                yield _plain(read)
        for form in _YEARLESS:
            near = [
                locale.toDate(f"{typed} {year}", f"{form} yyyy")
                for year in range(self._today.year - 1, self._today.year + 2)
            ]
            known = [_plain(each) for each in near if each.isValid()]
            if known:
                yield min(known, key=lambda day: abs(day - self._today))


class DayLine(NumberLine):
    """A day, or nothing; Up and Down move by a day, from today.

    Args:
        today: The present day; the computer's where none is given.
        parent: The widget that owns it.
    """

    def __init__(self, today: date | None = None, *, parent: QWidget | None = None) -> None:
        now = today or _plain(QDate.currentDate())
        super().__init__(
            DayForm(now),
            minimum=date(1000, 1, 1).toordinal(),
            maximum=date(9999, 12, 31).toordinal(),
            start=now.toordinal(),
            hint=dates.written_day(now),
            parent=parent,
        )
        self.mark_words = self.tr("This is not a day; it is not saved.")

    def day(self) -> date | None:
        """Return the day; None while nothing, or nothing that can be read, is written."""
        value = self.value()
        return None if value is None else date.fromordinal(value)

    def set_day(self, day: date | None) -> None:
        """Write a day, or nothing; says nothing about it."""
        self.set_value(None if day is None else day.toordinal())


def _plain(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _tr(words: str) -> str:
    return QCoreApplication.translate("days", words)
