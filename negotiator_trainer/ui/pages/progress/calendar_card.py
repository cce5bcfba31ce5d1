"""The year of days, and the way to earlier years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from negotiator_trainer.services.progress.view import Question
from negotiator_trainer.ui.pages.progress.chart_card import ChartCard
from negotiator_trainer.ui.widgets.buttons import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.progress.view import CalendarView, ProgressView
    from negotiator_trainer.ui.charts.calendar_chart import CalendarChart

_YEAR = timedelta(weeks=52)


class CalendarCard(ChartCard):
    """The calendar with two buttons, a year back and a year on.

    Signals:
        year_wanted: The weeks up to another day are wanted; carries that day.
    """

    year_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chart: CalendarChart | None = None
        self._today: date | None = None
        self._last: date | None = None
        self.back = button(self.tr("A year back"), kind="quiet", icon="chevron-left")
        self.on = button(self.tr("A year on"), kind="quiet", icon="chevron-right")
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addStretch(1)
        self.add(row)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)

    def chart_place(self) -> int:
        """Return the place above the buttons."""
        return 0

    def chart_height(self) -> int:
        """Return the height of seven rows of days."""
        return self.fontMetrics().height() * 11

    def make_chart(self) -> CalendarChart:
        """Return a new calendar."""
        from negotiator_trainer.ui.charts.calendar_chart import CalendarChart  # noqa: PLC0415

        made = CalendarChart()
        made.point_chosen.connect(self._on_day_chosen)
        return made

    def fill(self, view: ProgressView) -> None:
        """Draw the weeks up to today."""
        self._today = view.calendar.last
        self.show_calendar(view.calendar)

    def show_calendar(self, calendar: CalendarView) -> None:
        """Draw the weeks up to another day."""
        from negotiator_trainer.ui.charts.calendar_chart import (  # noqa: PLC0415
            CalendarData,
            CalendarDay,
        )

        self._last = calendar.last
        self.on.setEnabled(self._today is not None and calendar.last < self._today)
        if self.chart is not None:
            days = {
                day: CalendarDay(done.sessions, done.drills) for day, done in calendar.days.items()
            }
            self.chart.show_data(CalendarData(first=calendar.first, last=calendar.last, days=days))

    @Slot(object)
    def _on_day_chosen(self, day: date) -> None:
        self.evidence_wanted.emit(Question("day", day.isoformat()))

    @Slot()
    def _on_back(self) -> None:
        if self._last is not None:
            self.year_wanted.emit(self._last - _YEAR)

    @Slot()
    def _on_on(self) -> None:
        if self._last is not None and self._today is not None:
            self.year_wanted.emit(min(self._last + _YEAR, self._today))
