"""A small line of scores in a cell of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from negotiator_trainer.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QStyleOptionViewItem

SCORES_ROLE = Qt.ItemDataRole.UserRole + 1
"""The role under which a cell has its scores, 0–100, oldest first."""
_NEWEST = 20
WIDE = 9
"""Width of the line in average letters."""


class SparklineDelegate(QStyledItemDelegate):
    """Draws the newest scores of a cell before its words."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line at the left and the words beside it."""
        scores = index.data(SCORES_ROLE) or ()
        if len(scores) < 2:
            super().paint(painter, option, index)
            return
        wide = option.fontMetrics.averageCharWidth() * WIDE
        whole = option.rect
        line = QRectF(whole).adjusted(6, 5, 0, -5)
        line.setWidth(wide)
        rest = type(option)(option)
        rest.rect = whole.adjusted(wide + 10, 0, 0, 0)
        super().paint(painter, rest, index)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = theme.colour("on_accent" if chosen else "accent")
        draw_sparkline(painter, line, scores[-_NEWEST:], ink)


def draw_sparkline(painter: QPainter, area: QRectF, scores: Sequence[float], ink: QColor) -> None:
    """Draw scores of 0–100 as a line in an area, with a dot on the newest."""
    step = area.width() / (len(scores) - 1)
    points = [
        QPointF(area.left() + at * step, area.bottom() - score / 100 * area.height())
        for at, score in enumerate(scores)
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(ink)
    painter.drawEllipse(points[-1], 2.5, 2.5)
    painter.restore()
