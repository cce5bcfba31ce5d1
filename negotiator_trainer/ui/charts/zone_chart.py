"""The bargaining zone on a number line: where both sides could have met, and where they did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint
from negotiator_trainer.ui.charts.label_rows import PlacedLabel, place_labels

if TYPE_CHECKING:
    from negotiator_trainer.ui.charts.zone_data import ZoneBand, ZoneData
    from negotiator_trainer.ui.widgets.number_form import NumberForm

_LANE = 0.62
_STEP = 1.1


@dataclass(frozen=True, slots=True)
class _Mark:
    """One thing on the line, and where its label stands."""

    name: str
    value: int
    shape: str
    role: str
    hollow: bool = False


class ZoneChart(Chart):
    """Shows `ZoneData`: mine in the upper row, the zone in the middle, theirs below."""

    _data: ZoneData | None = None

    def show_data(self, data: ZoneData) -> None:
        """Show `data`."""
        self._data = data
        write = data.form.to_text
        marks = [*self._mine(data), *self._deal(data), *self._theirs(data)]
        rows = [(mark.name, write(mark.value), "") for mark in marks]
        rows += [self._band_row(band, data.form) for band in data.bands]
        if data.estimate is not None:
            low, high = map(write, data.estimate)
            rows.append((self.tr("my estimate of their limit"), low, high))
        self._present(
            ChartContent(
                title=data.title or self.tr("Bargaining zone"),
                count=self.tr("{0} marks, {1} moments").format(len(marks), len(data.bands)),
                summary=self._summary(data),
                headers=(self.tr("What"), data.axis, self.tr("to")),
                rows=tuple(rows),
            )
        )

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        ink.name_axis(self.plot, "bottom", data.axis, font=self.font())
        self.plot.getAxis("bottom").set_form(data.form)
        level, points = self._row(self._theirs(data), 0.0)
        if data.estimate is not None:
            level = self._estimate(data.estimate, level)
        ticks = []
        for band in reversed(data.bands):
            ticks.append((level, band.name))
            self._band(band, level, data)
            level += _STEP
        if data.deal is not None:
            self.plot.addItem(
                ink.line([data.deal] * 2, [-0.4, level], role="accent", dotted=True, width=1.5)
            )
        for marks in (self._deal(data), self._mine(data)):
            level, more = self._row(marks, level)
            points += more
        self._frame(data, ticks, top=level)
        self._set_points(sorted(points, key=lambda point: point.x))

    def _frame(self, data: ZoneData, ticks: list[tuple[float, str]], *, top: float) -> None:
        left = self.plot.getAxis("left")
        left.setTicks([ticks])
        left.setPen(None)
        margin = (data.high - data.low) * 0.02
        self.plot.setXRange(data.low - margin, data.high + margin, padding=0)
        self.plot.setYRange(-0.5, top - 0.2, padding=0)
        self._need_lines(1.65 * top + 3.5)
        self.plot.showGrid(x=True, y=False, alpha=0.15)

    def _row(self, marks: list[_Mark], level: float) -> tuple[float, list[ChartPoint]]:
        """Draw marks with their labels above; return where the next row begins, and points."""
        data = self._data
        if not marks or data is None:
            return level, []
        said = [f"{mark.name} {data.form.to_text(mark.value)}" for mark in marks]
        places = place_labels(
            said,
            [float(mark.value) for mark in marks],
            low=data.low,
            high=data.high,
            width=self.room()[0],
            font=self.small_font(),
        )
        for mark, label, place in zip(marks, said, places, strict=True):
            self._label(mark, label, place, level)
        for mark in marks:
            self.plot.addItem(
                ink.dots(
                    [mark.value], [level], shape=mark.shape, role=mark.role,
                    size=14, hollow=mark.hollow,
                )
            )  # fmt: skip
        points = [
            ChartPoint(x=mark.value, y=level, text=_sentence(label), key=mark.name)
            for mark, label in zip(marks, said, strict=True)
        ]
        return level + _LANE * (max(place.lane for place in places) + 2.1), points

    def _label(self, mark: _Mark, label: str, place: PlacedLabel, level: float) -> None:
        y = level + _LANE * (place.lane + 0.9)
        if place.lane:
            stem = ink.line(
                [mark.value] * 2, [level, y - 0.22], role=mark.role, width=1, dotted=True
            )
            self.plot.addItem(stem)
        self.plot.addItem(
            ink.words(
                label, mark.value, y,
                role=mark.role, font=self.small_font(), anchor=(place.anchor, 0.5),
            )
        )  # fmt: skip

    def _estimate(self, ends: tuple[int, int], level: float) -> float:
        low, high = ends
        middle = (low + high) / 2
        self._block(low, high, level, role="them")
        self.plot.addItem(ink.dots([middle], [level], shape="up", role="them", size=13))
        self.plot.addItem(
            ink.words(
                self.tr("my estimate of their limit"), middle, level + 0.5,
                role="them", font=self.small_font(),
            )
        )  # fmt: skip
        return level + _STEP + 0.15

    def _band(self, band: ZoneBand, level: float, data: ZoneData) -> None:
        if band.low is None or band.high is None:
            said, at, role = self.tr("no zone"), (data.low + data.high) / 2, "text_2"
        else:
            self._block(band.low, band.high, level, role="zone")
            return
        self.plot.addItem(ink.words(said, at, level, role=role, font=self.small_font()))

    def _block(self, low: float, high: float, level: float, *, role: str) -> None:
        fill = "zone_fill" if role == "zone" else f"{role}_soft"
        half = 0.32 if role == "zone" else 0.2
        bottom, top = level - half, level + half
        corners = [(low, bottom), (high, bottom), (high, top), (low, top)]
        self.plot.addItem(ink.Hatched(corners, fill=fill, outline=role))

    def _mine(self, data: ZoneData) -> list[_Mark]:
        return _known(
            (self.tr("my first offer"), data.my_first, "dot", "you", False),
            (self.tr("my target"), data.my_target, "diamond", "you", True),
            (self.tr("my walkaway"), data.my_limit, "down", "you", False),
        )

    def _theirs(self, data: ZoneData) -> list[_Mark]:
        return _known(
            (self.tr("their first offer"), data.their_first, "dot", "them", False),
            (self.tr("their target"), data.their_target, "diamond", "them", True),
            (self.tr("their limit"), data.their_limit, "down", "them", False),
        )

    def _deal(self, data: ZoneData) -> list[_Mark]:
        return _known((self.tr("deal"), data.deal, "diamond", "accent", False))

    def _band_row(self, band: ZoneBand, form: NumberForm) -> tuple[str, str, str]:
        name = self.tr("zone: {0}").format(band.name)
        if band.low is None or band.high is None:
            return name, self.tr("none"), ""
        return name, form.to_text(band.low), form.to_text(band.high)

    def _summary(self, data: ZoneData) -> str:
        write = data.form.to_text
        parts = []
        for band in data.bands:
            if band.low is None or band.high is None:
                parts.append(self.tr("{0}: no zone.").format(band.name))
            else:
                ends = write(band.low), write(band.high)
                parts.append(self.tr("{0}: zone from {1} to {2}.").format(band.name, *ends))
        if data.deal is not None:
            parts.append(self.tr("Deal at {0}.").format(write(data.deal)))
        return " ".join(parts)


def _sentence(label: str) -> str:
    return label[:1].upper() + label[1:]


def _known(*wanted: tuple[str, int | None, str, str, bool]) -> list[_Mark]:
    return [
        _Mark(name, value, shape, role, hollow)
        for name, value, shape, role, hollow in wanted
        if value is not None
    ]
