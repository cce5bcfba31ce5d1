"""Paints a range along a line, sideways or upwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from negotiator_trainer.ui import theme
from negotiator_trainer.ui.widgets.placing import lanes, spread
from negotiator_trainer.ui.widgets.shapes import draw_hatched, draw_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

SHAPE_SIZE = 0.62


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something at one value of the range.

    Attributes:
        value: Where it stands.
        shape: See `shapes.draw_shape`; ``end`` is an end of the line itself.
        role: Its colour.
        words: Its label; without one it is an earlier offer and drawn faintly.
        mine: Above or left of the line; the other side's stand below or right.
    """

    value: int
    shape: str
    role: str
    words: str
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The line itself.

    Attributes:
        low: Value at its beginning.
        high: Value at its end, above `low`.
        band: Ends of the hatched band, if there is one.
    """

    low: int
    high: int
    band: tuple[int, int] | None

    def at(self, value: int, start: float, end: float) -> float:
        """Return where `value` lies between `start` and `end`; held to them."""
        share = (value - self.low) / (self.high - self.low)
        return start + (end - start) * min(max(share, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class _Label:
    """A named mark, its place on the line, its left edge and its lane from the line."""

    mark: Mark
    x: float
    left: float
    width: float
    lane: int


def height_across(axis: Axis, marks: Sequence[Mark], *, width: float, font: QFont) -> int:
    """Return the height that `RangePainting.paint_across` needs in `width`."""
    metrics = QFontMetricsF(font)
    labels = _labels(axis, marks, width=width, metrics=metrics)
    count = sum(_lanes(labels, mine=mine) for mine in (True, False))
    return round(metrics.height() * (count + 2.6))


class RangePainting:
    """One painting of an axis and its marks.

    Args:
        painter: Paints; belongs to the caller.
        size: Of the widget.
        font: Of the labels.
    """

    def __init__(self, painter: QPainter, *, size: QSizeF, font: QFont) -> None:
        self._painter = painter
        self._size = size
        self._metrics = QFontMetricsF(font)
        self._line = self._metrics.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)

    def paint_across(self, axis: Axis, marks: Sequence[Mark]) -> None:
        """Paint left to right: mine above the line, theirs below."""
        line = self._line
        left, right = line, self._size.width() - line
        labels = _labels(axis, marks, width=self._size.width(), metrics=self._metrics)
        y = line * (_lanes(labels, mine=True) + 1.3)
        if axis.band is not None:
            start, end = (axis.at(value, left, right) for value in axis.band)
            self._band(QRectF(start, y - line * 0.3, max(end - start, 2), line * 0.6))
        self._axis_line(QPointF(left, y), QPointF(right, y))
        for label in labels:
            self._label_across(label, y)
        for mark in marks:
            side = -0.6 if mark.mine else 0.6
            self._shape(mark, QPointF(axis.at(mark.value, left, right), y + side * line))

    def paint_upwards(self, axis: Axis, marks: Sequence[Mark]) -> None:
        """Paint bottom to top, with all labels to the right of the line."""
        line, x = self._line, 1.4 * self._line
        top, bottom = line, self._size.height() - line
        if axis.band is not None:
            end, start = (axis.at(value, bottom, top) for value in sorted(axis.band))
            self._band(QRectF(x - line * 0.3, start, line * 0.6, max(end - start, 2)))
        self._axis_line(QPointF(x, top), QPointF(x, bottom))
        points = [
            QPointF(x + (-0.6 if mark.mine else 0.6) * line, axis.at(mark.value, bottom, top))
            for mark in marks
        ]
        self._labels_upwards(marks, points, start=x + 1.9 * line)
        for mark, point in zip(marks, points, strict=True):
            self._shape(mark, point)

    def _label_across(self, label: _Label, y: float) -> None:
        sign = -1 if label.mark.mine else 1
        middle = y + sign * self._line * (1.6 + label.lane)
        if label.lane:
            start = QPointF(label.x, y + sign * self._line)
            self._leader(start, QPointF(label.x, middle - sign * self._line * 0.5))
        box = QRectF(label.left - 1, middle - self._line / 2, label.width + 2, self._line)
        self._painter.setPen(theme.colour(label.mark.role))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label.mark.words)

    def _labels_upwards(
        self, marks: Sequence[Mark], points: Sequence[QPointF], *, start: float
    ) -> None:
        named = [pair for pair in zip(marks, points, strict=True) if pair[0].words]
        half = self._line / 2
        spots = spread(
            [point.y() for _, point in named],
            gap=self._line * 1.1,
            low=half,
            high=self._size.height() - half,
        )
        for (mark, point), spot in zip(named, spots, strict=True):
            self._leader(point, QPointF(start - 4, spot))
            box = QRectF(start, spot - half, self._size.width() - start, self._line)
            words = self._metrics.elidedText(mark.words, Qt.TextElideMode.ElideRight, box.width())
            self._painter.setPen(theme.colour(mark.role))
            self._painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _shape(self, mark: Mark, point: QPointF) -> None:
        if mark.shape != "end":
            size = self._line * SHAPE_SIZE
            faint = not mark.words
            draw_shape(self._painter, point, mark.shape, size=size, role=mark.role, faint=faint)

    def _axis_line(self, start: QPointF, end: QPointF) -> None:
        self._painter.setPen(QPen(theme.colour("border_strong"), 2))
        self._painter.drawLine(start, end)
        across = QPointF(0, 5) if start.y() == end.y() else QPointF(5, 0)
        for point in (start, end):
            self._painter.drawLine(point - across, point + across)

    def _leader(self, start: QPointF, end: QPointF) -> None:
        self._painter.setPen(QPen(theme.colour("border_strong"), 1, Qt.PenStyle.DotLine))
        self._painter.drawLine(start, end)

    def _band(self, rect: QRectF) -> None:
        draw_hatched(self._painter, rect, fill="zone_fill", outline="zone")


def _labels(
    axis: Axis, marks: Sequence[Mark], *, width: float, metrics: QFontMetricsF
) -> list[_Label]:
    inset = metrics.height()
    found = []
    for mine in (True, False):
        named = [mark for mark in marks if mark.words and mark.mine is mine]
        places = [axis.at(mark.value, inset, width - inset) for mark in named]
        widths = [metrics.horizontalAdvance(mark.words) for mark in named]
        lefts = [
            min(max(x - wide / 2, 1.0), max(width - wide - 1, 1.0))
            for x, wide in zip(places, widths, strict=True)
        ]
        spans = [(left, left + wide) for left, wide in zip(lefts, widths, strict=True)]
        rows = lanes(spans, gap=metrics.height() * 0.6)
        found += [_Label(*each) for each in zip(named, places, lefts, widths, rows, strict=True)]
    return found


def _lanes(labels: Sequence[_Label], *, mine: bool) -> int:
    return max((label.lane + 1 for label in labels if label.mark.mine is mine), default=0)
