"""A year of days, darker where more was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

from negotiator_trainer.ui import dates, theme
from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint, Made
from negotiator_trainer.wording import ntr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

STEPS = (1, 2, 4, 7)
"""Sessions and drills from which the second, third, fourth and fifth step of colour begin."""
_GAP = 0.08
_WEEK = 7


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """What was done on a day."""

    sessions: int = 0
    drills: int = 0

    @property
    def step(self) -> int:
        """Its step of colour, 0–4."""
        return sum(self.sessions + self.drills >= least for least in STEPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarData:
    """Days from `first` to `last`; those that are not in `days` were idle."""

    first: date
    last: date
    days: Mapping[date, CalendarDay]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where each day stands: a column a week, a row a day of the week, the first row at 0."""

    data: CalendarData
    first_weekday: int

    def __len__(self) -> int:
        return (self.data.last - self.data.first).days + 1

    @property
    def before(self) -> int:
        """How many days of the first week lie before the first day."""
        return (self.data.first.isoweekday() - self.first_weekday) % _WEEK

    def day(self, at: int) -> date:
        return self.data.first + timedelta(days=at)

    def done(self, at: int) -> CalendarDay:
        return self.data.days.get(self.day(at), CalendarDay())

    def place(self, at: int) -> tuple[float, float]:
        week, row = divmod(at + self.before, _WEEK)
        return float(week), float(-row)

    def at(self, column: int, row: int) -> int | None:
        """Return which day stands in a field; None where none does."""
        found = column * _WEEK + row - self.before
        return found if 0 <= row < _WEEK and 0 <= found < len(self) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Writes a day as a point, when somebody looks at it."""

    grid: _Grid
    nothing: str
    session: str
    sessions: str
    drill: str
    drills: str

    def point(self, at: int) -> ChartPoint:
        x, y = self.grid.place(at)
        return ChartPoint(x=x, y=y, text=self._said(at), key=self.grid.day(at))

    def _said(self, at: int) -> str:
        day, done = self.grid.day(at), self.grid.done(at)
        name = f"{dates.weekday_name(day.isoweekday())} {dates.written_day(day)}"
        said = [
            (one if count == 1 else many).format(f"{count:,}")
            for count, one, many in (
                (done.sessions, self.session, self.sessions),
                (done.drills, self.drill, self.drills),
            )
            if count
        ]
        return f"{name}: {', '.join(said) or self.nothing}."


class CalendarChart(Chart):
    """Shows `CalendarData`: a column a week, a row a day of the week.

    The arrow keys go from day to day and from week to week; Enter chooses the day.
    """

    places_labels = False
    _grid: _Grid | None = None

    def show_data(self, data: CalendarData) -> None:
        """Show `data`; the last day is the one to begin from."""
        self._grid = _Grid(data, dates.first_weekday())
        busy = sorted(data.days)
        reader = _Reader(
            grid=self._grid,
            nothing=self.tr("nothing"),
            session=self.tr("1 session"),
            sessions=self.tr("{0} sessions"),
            drill=self.tr("1 drill"),
            drills=self.tr("{0} drills"),
        )
        self._present(
            ChartContent(
                title=self.tr("Calendar"),
                count=self._counts(data),
                summary=self._summary(data),
                headers=(self.tr("Day"), self.tr("Sessions"), self.tr("Drills")),
                rows=tuple(
                    (dates.written_day(day), str(data.days[day].sessions),
                     str(data.days[day].drills))
                    for day in reversed(busy)
                ),
                points=Made(len(self._grid), reader.point),
            )
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by days with Up and Down, by weeks with Left and Right."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -_WEEK,
                 Qt.Key.Key_Right: _WEEK}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None or self.is_table or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        last = 0 if self._grid is None else len(self._grid) - 1
        here = last if self.current is None else min(max(self.current + step, 0), last)
        self._point_at(here)

    def _draw(self) -> None:
        grid = self._grid
        if grid is None:
            return
        self.plot.showGrid(x=False, y=False)
        self.plot.addItem(_Cells(_cells(grid)))
        bottom, left = self.plot.getAxis("bottom"), self.plot.getAxis("left")
        bottom.setTicks([_months(grid)])
        names = [
            dates.weekday_name((grid.first_weekday - 1 + row) % _WEEK + 1) for row in range(_WEEK)
        ]
        left.setTicks([[(-row, name) for row, name in enumerate(names) if row % 2 == 0]])
        for axis in (bottom, left):
            axis.setPen(None)
            axis.setStyle(tickLength=0)
        # Its pen gives the name its colour.
        ink.name_axis(self.plot, "bottom", self.tr("Week"), font=self.font())
        self.plot.setXRange(-0.6, grid.place(len(grid) - 1)[0] + 0.6, padding=0)
        self.plot.setYRange(-6.6, 0.6, padding=0)
        self._need_lines(11)

    def _nearest(self, spot: QPointF) -> int | None:
        """Return the day under the mouse."""
        if self._grid is None:
            return None
        here = self.plot.getViewBox().mapSceneToView(spot)
        return self._grid.at(round(here.x()), -round(here.y()))

    def _sessions(self, count: int) -> str:
        return ntr("1 session", "{count:,} sessions", count)

    def _drills(self, count: int) -> str:
        return ntr("1 drill", "{count:,} drills", count)

    def _counts(self, data: CalendarData) -> str:
        sessions = sum(day.sessions for day in data.days.values())
        drills = sum(day.drills for day in data.days.values())
        return f"{self._sessions(sessions)}, {self._drills(drills)}"

    def _summary(self, data: CalendarData) -> str:
        days = ntr("1 day", "{count} days", len(data.days))
        said = self.tr("{0} to {1}: something on {2}. Steps of colour from {3}, {4}, {5} and {6}.")
        return said.format(
            dates.written_day(data.first), dates.written_day(data.last), days, *STEPS
        )


def _cells(grid: _Grid) -> list[tuple[QRectF, QColor]]:
    heat = [QColor(colour) for colour in theme.current_tokens().heat]
    side = 1 - 2 * _GAP
    found = []
    for at in range(len(grid)):
        x, y = grid.place(at)
        box = QRectF(x - 0.5 + _GAP, y - 0.5 + _GAP, side, side)
        found.append((box, heat[grid.done(at).step]))
    return found


def _months(grid: _Grid) -> Sequence[tuple[float, str]]:
    found = []
    for at in range(len(grid)):
        day = grid.day(at)
        if day.day == 1:
            words = dates.month_name(day.month)
            year = f"{words}\n{day.year}" if day.month == 1 else words
            found.append((grid.place(at)[0], year))
    return found


class _Cells(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """All days in one item: it is drawn in one go."""

    def __init__(self, cells: list[tuple[QRectF, QColor]]) -> None:
        super().__init__()
        self._cells = cells
        self._edge = QPen(theme.colour("border"), 1.0)
        self._edge.setCosmetic(True)
        self._box = cells[0][0]
        for rect, _ in cells:
            self._box = self._box.united(rect)

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Return the box of all days."""
        return self._box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the days."""
        del option, widget
        painter.setPen(self._edge)
        for rect, colour in self._cells:
            painter.setBrush(colour)
            painter.drawRect(rect)
