"""The shapes that stand for things in strips and legends: told apart without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPen, QPolygonF

from negotiator_trainer.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_CORNERS = {
    "down": ((-1, -0.87), (1, -0.87), (0, 0.87)),
    "up": ((-1, 0.87), (1, 0.87), (0, -0.87)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
}


def draw_shape(
    painter: QPainter, centre: QPointF, shape: str, *, size: float, role: str, faint: bool = False
) -> None:
    """Paint one mark.

    Args:
        painter: Where.
        centre: Its middle.
        shape: ``dot``, ``down``, ``up``, ``diamond`` or ``square``.
        size: Its width.
        role: Its colour.
        faint: Only the outline, for what is past.
    """
    painter.setPen(QPen(theme.colour(role if faint else "surface"), 1.5))
    painter.setBrush(theme.colour("surface" if faint else role))
    half = size / 2 * (0.75 if faint else 1.0)
    if shape == "dot":
        painter.drawEllipse(centre, half, half)
        return
    corners = [centre + QPointF(x * half, y * half) for x, y in _CORNERS[shape]]
    painter.drawPolygon(QPolygonF(corners))


def draw_hatched(painter: QPainter, rect: QRectF, *, fill: str, outline: str) -> None:
    """Paint a band: filled, hatched and outlined, so that it shows in every theme."""
    painter.setPen(Qt.PenStyle.NoPen)
    soft = theme.colour(fill)
    soft.setAlpha(110)
    painter.setBrush(soft)
    painter.drawRect(rect)
    painter.setBrush(QBrush(theme.colour(outline), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(theme.colour(outline), 1.5))
    painter.drawRect(rect)
