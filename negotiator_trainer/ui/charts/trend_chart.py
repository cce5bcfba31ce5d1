"""One measure over time, with its noise."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from negotiator_trainer.ui import dates
from negotiator_trainer.ui.charts import ink, time_axis
from negotiator_trainer.ui.charts.chart import NEAR, Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint, Made
from negotiator_trainer.ui.charts.running import FEWEST, apart, median_line
from negotiator_trainer.wording import ntr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QPointF

    from negotiator_trainer.store.figure_records import PlayedFigures

_SIZES = ((60, 10.0), (400, 7.0), (2_000, 5.0))
_SMALLEST = 4.0
_TOP = 118


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendData:
    """A measure over time.

    Attributes:
        name: Of the measure, such as ``Value claimed``.
        unit: Such as ``%`` or ``0–100``.
        points: Oldest first; there may be thousands.
        titles: Scenario titles by id.
        example: Whether it is made up.
    """

    name: str
    unit: str
    points: PlayedFigures
    titles: Mapping[str, str] = field(default_factory=dict)
    example: bool = False


class TrendChart(Chart):
    """Shows `TrendData`: first plays as full dots, replays as rings, a running median of each.

    A replay is easier, so that each of the two has a line of its own, from five plays on.
    """

    places_labels = False
    _data: TrendData | None = None
    _places: Sequence[float] = ()

    def show_data(self, data: TrendData) -> None:
        """Show `data`."""
        self._data = data
        self._places = [time_axis.place(when) for when in data.points.times]
        firsts = sum(data.points.firsts)
        count = len(data.points)
        reader = _Reader(
            data=data,
            places=self._places,
            sentence=self.tr("{0}, {1}: {2} {3} ({4})."),
            first=self.tr("first play"),
            replay=self.tr("replay"),
        )
        self._present(
            ChartContent(
                title=data.name,
                count=self.tr("Example") if data.example else self._plays(count, firsts=firsts),
                summary=self._summary(data),
                headers=(
                    self.tr("Date"),
                    self.tr("Scenario"),
                    f"{data.name}, {data.unit}",
                    self.tr("Play"),
                ),
                rows=() if data.example else Made(count, reader.row),
                points=() if data.example else Made(count, reader.point),
                missing="" if data.points else self.tr("Fills in after your first attempt."),
                example=data.example,
            )
        )

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        self._name_axes(self.tr("Date"), f"{data.name}, {data.unit}")
        low, high = self._ends()
        self.plot.setYRange(-6, _TOP, padding=0)
        self.plot.setXRange(low, high, padding=0)
        ink.hundred_ticks(self.plot)
        self.plot.getAxis("bottom").setTicks([list(time_axis.ticks(low, high))])
        self._dots(data, first=False)
        self._dots(data, first=True)
        self._legend(data, low)
        self._lines(data)

    def _ends(self) -> tuple[float, float]:
        low, high = self._places[0], self._places[-1]
        edge = max((high - low) * 0.02, 3.5 - (high - low) / 2, 0.5)
        return low - edge, high + edge

    def _dots(self, data: TrendData, *, first: bool) -> None:
        xs, ys = self._of(data, first=first)
        if not xs:
            return
        low, high = self._ends()
        width, height = self.room()
        size = next((size for most, size in _SIZES if len(data.points) <= most), _SMALLEST)
        shown = apart(xs, ys, scale=(width / (high - low), height / (_TOP + 6)))
        hollow = not first and size > 5
        self.plot.addItem(
            ink.dots(
                *shown, shape="dot", role="accent" if first else "text_2",
                size=max(size, 8.0) if first else size, hollow=hollow,
            )
        )  # fmt: skip

    def _lines(self, data: TrendData) -> None:
        for first in (False, True):
            xs, ys, _ = median_line(*self._of(data, first=first))
            if not xs:
                continue
            role = "accent" if first else "text"
            self.plot.addItem(ink.line(xs, ys, role=role, width=2.4, dashed=not first))
            if len(xs) == 1:
                self.plot.addItem(ink.dots(xs, ys, shape="square", role=role, size=9))

    def _legend(self, data: TrendData, left: float) -> None:
        """Write what dots and lines are above everything, in two rows where one is too short."""
        font = self.small_font()
        letters = QFontMetricsF(font)
        said = [
            (self._legend_words(data, first=first), "accent" if first else "text")
            for first in (True, False)
            if first in data.points.firsts
        ]
        gap = 5 * letters.averageCharWidth()
        widths = [letters.horizontalAdvance(words) + gap for words, _ in said]
        low, high = self._ends()
        pixel = (high - low) / self.room()[0]
        in_one_row = sum(widths) * pixel <= high - low
        line = letters.height() * (_TOP + 6) / self.room()[1]
        for number, (words, role) in enumerate(said):
            x = left + (widths[0] * pixel if number and in_one_row else 0)
            y = _TOP - (0 if in_one_row else number * line)
            self.plot.addItem(ink.words(words, x, y, role=role, font=font, anchor=(0, 0)))

    def _legend_words(self, data: TrendData, *, first: bool) -> str:
        xs, _, over = median_line(*self._of(data, first=first))
        dot = self.tr("● first play") if first else self.tr("○ replay")
        if not xs:
            return dot
        line = self.tr("━ median of {0}") if first else self.tr("╍ median of {0}")
        return f"{dot}  {line.format(self.tr('five') if over == FEWEST else over)}"

    def _of(self, data: TrendData, *, first: bool) -> tuple[list[float], list[float]]:
        wanted = [one is first for one in data.points.firsts]
        return list(compress(self._places, wanted)), list(compress(data.points.values, wanted))

    def _nearest(self, spot: QPointF) -> int | None:
        """Look at the points beside the mouse only: there may be thousands."""
        data, box = self._data, self.plot.getViewBox()
        if data is None or self._content is None or not self._content.points:
            return None
        here = box.mapSceneToView(spot)
        across, up = box.viewPixelSize()
        first = bisect_left(self._places, here.x() - NEAR * across)
        last = bisect_right(self._places, here.x() + NEAR * across)
        best, found = NEAR**2, None
        for at in range(first, last):
            aside = (self._places[at] - here.x()) / across
            above = (data.points.values[at] - here.y()) / up
            if aside**2 + above**2 < best:
                best, found = aside**2 + above**2, at
        return found

    def _plays(self, plays: int, *, firsts: int) -> str:
        said = ntr("1 attempt", "{count:,} attempts", plays)
        return said + ", " + ntr("1 a first play", "{count} of them first plays", firsts)

    def _summary(self, data: TrendData) -> str:
        if data.example:
            return self.tr("An example: it fills in after {0} attempts of your own.").format(FEWEST)
        said = [self._course(data, first=True), self._course(data, first=False)]
        said = [words for words in said if words]
        if not said:
            return self.tr(
                "Not enough yet for a line: it needs {0} first plays or replays."
            ).format(FEWEST)
        return " ".join(said)

    def _course(self, data: TrendData, *, first: bool) -> str:
        _, middles, over = median_line(*self._of(data, first=first))
        if not middles:
            return ""
        last = self.tr("five") if over == FEWEST else str(over)
        said = self.tr("Median of the last {0} first plays: {1}.")
        if not first:
            said = self.tr("Median of the last {0} replays: {1}.")
        words = said.format(last, f"{middles[-1]:.0f}")
        if len(middles) > 1:
            words += " " + self.tr("It was {0} at first.").format(f"{middles[0]:.0f}")
        return words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Writes an attempt as a row and as a point, when somebody looks at it."""

    data: TrendData
    places: Sequence[float]
    sentence: str
    first: str
    replay: str

    def row(self, at: int) -> tuple[str, ...]:
        point = self.data.points[at]
        title = self.data.titles.get(point.scenario, point.scenario)
        play = self.first if point.first else self.replay
        return (dates.written(point.when), title, f"{point.value:.0f}", play)

    def point(self, at: int) -> ChartPoint:
        when, title, value, play = self.row(at)
        return ChartPoint(
            x=self.places[at], y=self.data.points.values[at], key=self.data.points.attempts[at],
            text=self.sentence.format(when, title, value, self.data.unit, play),
        )  # fmt: skip
