"""What could still be expected after each turn, with the turns' labels on the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QBrush, QColor, QFontMetricsF

from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint
from negotiator_trainer.ui.charts.label_rows import place_labels
from negotiator_trainer.ui.tokens import RATING_STYLES, Rating
from negotiator_trainer.ui.widgets.chip import rating_word

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHAPES = {
    Rating.EXCELLENT: "star",
    Rating.GOOD: "dot",
    Rating.INACCURACY: "square",
    Rating.MISTAKE: "down",
    Rating.BLUNDER: "diamond",
}
"""A shape for each label: colour is never the only sign."""
_NAMED = {Rating.MISTAKE, Rating.BLUNDER}
_SIZE = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPoint:
    """What could be expected after a turn.

    Attributes:
        turn: Its number; 0 is the opening.
        value: The overall to be expected with best play from here, 0–100.
        rating: The turn's label; None for the opening.
        words: What was said or done.
    """

    turn: int
    value: float
    rating: Rating | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationData:
    """An attempt as a line.

    Attributes:
        points: In order; the last is what it came to.
        chess: Whether labels are named in chess notation.
    """

    points: tuple[EvaluationPoint, ...]
    chess: bool = False


class EvaluationChart(Chart):
    """Shows `EvaluationData`: a line, a mark in the label's shape and colour for each turn."""

    _data: EvaluationData | None = None

    def show_data(self, data: EvaluationData) -> None:
        """Show `data`."""
        self._data = data
        self._present(
            ChartContent(
                title=self.tr("What you could still expect"),
                count=self.tr("{0} turns").format(max(len(data.points) - 1, 0)),
                summary=self._summary(data),
                headers=(
                    self.tr("Turn"),
                    self.tr("Label"),
                    self.tr("Expected overall, 0–100"),
                    self.tr("What you did"),
                ),
                rows=tuple(
                    (str(each.turn), self._label(each), f"{each.value:.0f}", each.words)
                    for each in data.points
                ),
                points=tuple(
                    ChartPoint(x=each.turn, y=each.value, text=self._sentence(each), key=each.turn)
                    for each in data.points
                ),
                missing="" if data.points else self.tr("No turn was played."),
            )
        )

    def sizeHint(self) -> QSize:
        """Ask for what the labels need and no more: the turn itself stands below."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        self._name_axes(self.tr("Turn"), self.tr("Expected overall, 0–100"))
        turns = [each.turn for each in data.points]
        values = [each.value for each in data.points]
        first, last = turns[0] - 0.4, turns[-1] + 0.6
        self.plot.addItem(ink.line(turns, values, role="accent", width=2.2))
        for rating, shape in _SHAPES.items():
            self._marks([each for each in data.points if each.rating is rating], rating, shape)
        opening = [each for each in data.points if each.rating is None]
        self.plot.addItem(
            ink.dots([each.turn for each in opening], [each.value for each in opening],
                     shape="dot", role="text_2", size=9)
        )  # fmt: skip
        top = self._names(data, first=first, last=last)
        end = data.points[-1]
        self.plot.addItem(
            ink.words(f"  {end.value:.0f}", end.turn, end.value, role="text",
                      font=self.small_font(), anchor=(0, 0.5))
        )  # fmt: skip
        self.plot.setXRange(first, last, padding=0)
        self.plot.setYRange(-6, top, padding=0)
        ink.hundred_ticks(self.plot)
        ink.whole_ticks(self.plot, turns[0], turns[-1])

    def _marks(self, points: Sequence[EvaluationPoint], rating: Rating, shape: str) -> None:
        if not points:
            return
        marks = ink.dots(
            [each.turn for each in points], [each.value for each in points],
            shape=shape, role="text", size=_SIZE,
        )  # fmt: skip
        marks.setBrush(QBrush(QColor(RATING_STYLES[rating].fill)))
        marks.setPen(ink.pen("text", width=1.5))
        marks.setZValue(10)
        self.plot.addItem(marks)

    def _names(self, data: EvaluationData, *, first: float, last: float) -> float:
        """Name the costly turns above the line; return the height that everything takes."""
        named = [each for each in data.points if each.rating in _NAMED]
        said = [self._label(each) for each in named]
        places = place_labels(
            said, [float(each.turn) for each in named], low=first, high=last,
            width=self.room()[0], font=self.small_font(),
        )  # fmt: skip
        rows = max((place.lane for place in places), default=-1) + 1
        step = self._lane_height(rows)
        for each, words, place in zip(named, said, places, strict=True):
            y = 100 + step * (place.lane + 0.7)
            stem = ink.line(
                [each.turn, each.turn], [each.value, y - step / 2], role="border_strong",
                width=1, dotted=True,
            )  # fmt: skip
            self.plot.addItem(stem)
            self.plot.addItem(
                ink.words(words, each.turn, y, role="text", font=self.small_font(),
                          anchor=(place.anchor, 0.5))
            )  # fmt: skip
        return 104 + step * (rows + 0.2)

    def _lane_height(self, rows: int) -> float:
        """Return what a line of text takes on the scale of the chart."""
        line = QFontMetricsF(self.small_font()).height() * 1.1
        room = max(self.room()[1], line * (rows + 2))
        return 110 * line / (room - line * rows)

    def _label(self, each: EvaluationPoint) -> str:
        if each.rating is None:
            return self.tr("Opening") if each.turn == 0 else ""
        chess = self._data is not None and self._data.chess
        return rating_word(each.rating, chess=chess)

    def _sentence(self, each: EvaluationPoint) -> str:
        if each.turn == 0:
            return self.tr("Before your first move: {0} of 100 to be expected.").format(
                f"{each.value:.0f}"
            )
        said = self.tr("Turn {0}, {1}: {2} of 100 to be expected afterwards.").format(
            each.turn, self._label(each).lower(), f"{each.value:.0f}"
        )
        return f"{said} {each.words}" if each.words else said

    def _summary(self, data: EvaluationData) -> str:
        if len(data.points) < 2:
            return ""
        first, last = data.points[0], data.points[-1]
        steps = [
            (before.value - after.value, after)
            for before, after in zip(data.points, data.points[1:], strict=False)
        ]
        drop, worst = max(steps, key=lambda step: step[0])
        said = self.tr("From {0} before the first move to {1} at the end.").format(
            f"{first.value:.0f}", f"{last.value:.0f}"
        )
        if drop >= 1:
            said += " " + self.tr("The largest fall, {0} points, came with turn {1}.").format(
                f"{drop:.0f}", worst.turn
            )
        return said
