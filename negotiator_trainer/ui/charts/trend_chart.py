"""One measure over many attempts, with its noise."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """One attempt.

    Attributes:
        key: Tells the attempt to whoever opens it.
        when: The date, as written.
        title: The scenario.
        value: 0 to 100.
        first: Whether it was the first play of this scenario's role.
    """

    key: object
    when: str
    title: str
    value: float
    first: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendData:
    """A measure over time.

    Attributes:
        name: Of the measure, such as ``Value claimed``.
        unit: Such as ``%`` or ``0–100``.
        points: Oldest first.
    """

    name: str
    unit: str
    points: tuple[TrendPoint, ...]


class TrendChart(Chart):
    """Shows `TrendData`: first plays as full dots, replays as rings.

    The running median of five is drawn through first plays only, since a replay
    is easier; under five of them there is no line.
    """

    _data: TrendData | None = None

    def show_data(self, data: TrendData) -> None:
        """Show `data`."""
        self._data = data
        firsts = sum(point.first for point in data.points)
        self._present(
            ChartContent(
                title=data.name,
                count=self._plays(len(data.points), firsts=firsts),
                summary=self._summary(data),
                headers=(
                    self.tr("Date"),
                    self.tr("Scenario"),
                    f"{data.name}, {data.unit}",
                    self.tr("Play"),
                ),
                rows=tuple(
                    (each.when, each.title, f"{each.value:.0f}", self._play(each))
                    for each in data.points
                ),
                points=tuple(
                    ChartPoint(x=place, y=each.value, text=self._sentence(each, data), key=each.key)
                    for place, each in enumerate(data.points, start=1)
                ),
                missing="" if data.points else self.tr("Fills in after your first attempt."),
            )
        )

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        self._name_axes(self.tr("Attempt"), f"{data.name}, {data.unit}")
        self._dots(data, first=False)
        self._dots(data, first=True)
        firsts = [(at, p.value) for at, p in enumerate(data.points, 1) if p.first]
        middles = running_median([value for _, value in firsts])
        if middles:
            ends = [at for at, _ in firsts][FEWEST - 1 :]
            self.plot.addItem(ink.line(ends, middles, role="text", width=2.4))
            if len(middles) == 1:
                self.plot.addItem(ink.dots(ends, middles, shape="square", role="text", size=9))
            self.plot.addItem(
                ink.words(self.tr("median of the last five"), ends[-1], middles[-1], role="text",
                          font=self.small_font(), anchor=(1, 1.3))
            )  # fmt: skip
        self.plot.setYRange(-6, 108, padding=0)
        self.plot.setXRange(0.5, max(len(data.points), 6) + 0.5, padding=0)
        ink.hundred_ticks(self.plot)
        ink.whole_ticks(self.plot, 1, max(len(data.points), 6))

    def _dots(self, data: TrendData, *, first: bool) -> None:
        some = [(at, p.value) for at, p in enumerate(data.points, 1) if p.first is first]
        if not some:
            return
        role = "accent" if first else "text_2"
        xs, ys = [at for at, _ in some], [value for _, value in some]
        self.plot.addItem(
            ink.dots(xs, ys, shape="dot", role=role, size=10 if first else 9, hollow=not first)
        )
        said = self.tr("first play") if first else self.tr("replay")
        self.plot.addItem(
            ink.words(said, xs[0], ys[0], role=role, font=self.small_font(), anchor=(-0.1, 0.5))
        )

    def _play(self, point: TrendPoint) -> str:
        return self.tr("first play") if point.first else self.tr("replay")

    def _sentence(self, point: TrendPoint, data: TrendData) -> str:
        said = self.tr("{0}, {1}: {2} {3} ({4}).")
        return said.format(
            point.when, point.title, f"{point.value:.0f}", data.unit, self._play(point)
        )

    def _plays(self, plays: int, *, firsts: int) -> str:
        said = self.tr("1 attempt") if plays == 1 else self.tr("{0} attempts").format(plays)
        of_them = self.tr("1 a first play") if firsts == 1 else self.tr("{0} of them first plays")
        return f"{said}, {of_them.format(firsts)}"

    def _summary(self, data: TrendData) -> str:
        middles = running_median([point.value for point in data.points if point.first])
        if not middles:
            return self.tr("Not enough yet for a trend: it needs {0} first plays.").format(FEWEST)
        said = self.tr("Median of the last five first plays: {0}.").format(f"{middles[-1]:.0f}")
        if len(middles) > 1:
            said += " " + self.tr("It was {0} at first.").format(f"{middles[0]:.0f}")
        return said


def running_median(values: Sequence[float]) -> list[float]:
    """Return the median of each value and the four before it; empty for fewer than five."""
    return [median(values[end - FEWEST : end]) for end in range(FEWEST, len(values) + 1)]
