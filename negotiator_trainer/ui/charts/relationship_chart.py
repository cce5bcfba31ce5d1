"""The relationship by turn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetricsF

from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint
from negotiator_trainer.ui.charts.label_rows import place_labels
from negotiator_trainer.wording import ntr

_LETTERS, _LEAST_LETTERS = 120, 26
"""Letters that all events share, and those that each of them has at the least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipPoint:
    """The relationship after one turn.

    Attributes:
        turn: Its number.
        trust: 0 to 100.
        calm: 100 less the tension, 0 to 100.
        event: What moved it, in a few words; empty where nothing did.
    """

    turn: int
    trust: int
    calm: int
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipData:
    """The relationship turn by turn.

    Attributes:
        points: In order.
        who: The other side's name.
    """

    points: tuple[RelationshipPoint, ...]
    who: str = ""


class RelationshipChart(Chart):
    """Shows `RelationshipData`: trust and calm on one scale, with what moved them on top."""

    _data: RelationshipData | None = None

    def show_data(self, data: RelationshipData) -> None:
        """Show `data`."""
        self._data = data
        # How it stood before the first turn is a point, but no turn.
        played = sum(point.turn > 0 for point in data.points)
        self._present(
            ChartContent(
                title=self.tr("Relationship"),
                count=ntr("1 turn", "{count} turns", played),
                summary=self._summary(data),
                headers=(
                    self.tr("Turn"),
                    self.tr("Trust, 0–100"),
                    self.tr("Calm, 0–100"),
                    self.tr("What moved it"),
                ),
                rows=tuple(
                    (str(each.turn), str(each.trust), str(each.calm), each.event)
                    for each in data.points
                ),
                points=tuple(
                    ChartPoint(x=each.turn, y=each.trust, text=self._sentence(each), key=each.turn)
                    for each in data.points
                ),
                missing="" if data.points else self.tr("No turn was played."),
            )
        )

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        self._name_axes(self.tr("Turn"), self.tr("Trust and calm, 0–100"))
        turns = [each.turn for each in data.points]
        first, last = turns[0] - 0.4, turns[-1] + max(len(turns) * 0.12, 0.8)
        top = self._events(data, first=first, last=last)
        trust, calm = [each.trust for each in data.points], [each.calm for each in data.points]
        self.plot.addItem(ink.line(turns, calm, role="them", dashed=True, width=1.8))
        self.plot.addItem(ink.dots(turns, calm, shape="square", role="them", size=8))
        self.plot.addItem(ink.line(turns, trust, role="accent", width=2.4))
        self.plot.addItem(ink.dots(turns, trust, shape="dot", role="accent"))
        ends = _apart(trust[-1], calm[-1])
        for said, y, role in (
            (self.tr("trust"), ends[0], "accent"),
            (self.tr("calm"), ends[1], "them"),
        ):
            label = ink.words(
                f"  {said}", turns[-1], y, role=role, font=self.small_font(), anchor=(0, 0.5)
            )
            self.plot.addItem(label)
        self.plot.setXRange(first, last, padding=0)
        self.plot.setYRange(-6, top, padding=0)
        ink.hundred_ticks(self.plot)
        ink.whole_ticks(self.plot, turns[0], turns[-1])

    def _events(self, data: RelationshipData, *, first: float, last: float) -> float:
        """Draw what happened above the lines; return the height that everything takes."""
        moved = [each for each in data.points if each.event]
        longest = max(_LETTERS // max(len(moved), 1), _LEAST_LETTERS)
        said = [_short(each.event, longest=longest) for each in moved]
        xs = [float(each.turn) for each in moved]
        width = self.room()[0]
        places = place_labels(said, xs, low=first, high=last, width=width, font=self.small_font())
        rows = max((place.lane for place in places), default=-1) + 1
        step = self._lane_height(rows)
        for each, label, x, place in zip(moved, said, xs, places, strict=True):
            y = 100 + step * (place.lane + 0.7)
            stem = ink.line(
                [x, x], [each.trust, y - step / 2], role="border_strong", width=1, dotted=True
            )
            self.plot.addItem(stem)
            self.plot.addItem(
                ink.words(label, x, y, role="text_2", font=self.small_font(),
                          anchor=(place.anchor, 0.5))
            )  # fmt: skip
        return 104 + step * (rows + 0.2)

    def _lane_height(self, rows: int) -> float:
        """Return what a line of text takes on the scale of the chart."""
        line = QFontMetricsF(self.small_font()).height() * 1.1
        room = max(self.room()[1], line * (rows + 2))
        return 110 * line / (room - line * rows)

    def _sentence(self, each: RelationshipPoint) -> str:
        said = self.tr("Turn {0}: trust {1}, calm {2}.").format(each.turn, each.trust, each.calm)
        return f"{said} {each.event}" if each.event else said

    def _summary(self, data: RelationshipData) -> str:
        if not data.points:
            return ""
        first, last = data.points[0], data.points[-1]
        lowest = min(data.points, key=lambda each: each.trust)
        said = _went(self.tr("Trust"), first.trust, last.trust)
        if lowest.trust < min(first.trust, last.trust):
            said += self.tr(", lowest {0} at turn {1}").format(lowest.trust, lowest.turn)
        return f"{said}. {_went(self.tr('Calm'), first.calm, last.calm)}."


def _went(what: str, before: int, after: int) -> str:
    if before == after:
        return QCoreApplication.translate("charts", "{0} stayed at {1}").format(what, before)
    words = QCoreApplication.translate("charts", "{0} went from {1} to {2}")
    return words.format(what, before, after)


def _short(event: str, *, longest: int) -> str:
    return event if len(event) <= longest else f"{event[: longest - 1].rstrip()}…"


def _apart(first: float, second: float) -> tuple[float, float]:
    """Return places for two labels at least 9 apart."""
    gap = 9 - abs(first - second)
    if gap <= 0:
        return first, second
    return (
        (first + gap / 2, second - gap / 2)
        if first >= second
        else (
            first - gap / 2,
            second + gap / 2,
        )
    )
