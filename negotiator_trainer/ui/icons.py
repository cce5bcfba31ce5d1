"""Draws the bundled icons in the colours of the theme, sharp at every size."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from negotiator_trainer import assets
from negotiator_trainer.ui import theme

_CLONES: list[QIconEngine] = []


def icon(name: str, *, role: str = "text") -> QIcon:
    """Return the icon `name`, an SVG under ``resources/icons`` without its ending.

    It is drawn anew in the theme's colour each time it is painted, so it
    follows palette changes by itself.

    Args:
        name: Such as ``"arrow-left"``.
        role: A colour of `tokens.Tokens`, such as ``"accent"``.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    _source(name)
    return QIcon(_TintedEngine(name, role))


def pixmap(name: str, *, size: int, role: str = "text", ratio: float = 1.0) -> QPixmap:
    """Return one picture of an icon.

    Args:
        name: As in `icon`.
        size: Edge in device-independent pixels.
        role: A colour of `tokens.Tokens`.
        ratio: Device pixels for each device-independent one.
    """
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _draw(painter, QRectF(made.rect()), name=name, colour=theme.current_tokens().colour(role))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _source(name: str) -> str:
    return assets.text("icons", f"{name}.svg")


def _draw(painter: QPainter, rect: QRectF, *, name: str, colour: str) -> None:
    svg = _source(name).replace("currentColor", colour)
    edge = min(rect.width(), rect.height())
    square = QRectF(0, 0, edge, edge)
    square.moveCenter(rect.center())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, square)


class _TintedEngine(QIconEngine):
    """Paints one SVG in a colour that is looked up at the moment of painting."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        made = _TintedEngine(self._name, self._role)
        # WORKAROUND PySide6 6.11: Qt owns a clone, but Python frees it on return.
        _CLONES.append(made)
        return made

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        role = self._role
        if mode == QIcon.Mode.Disabled:
            role = "disabled"
        elif mode == QIcon.Mode.Selected:
            role = "on_accent"
        colour = theme.current_tokens().colour(role)
        _draw(painter, QRectF(rect), name=self._name, colour=colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made
