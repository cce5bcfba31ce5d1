"""Stars with which a person rates something."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from negotiator_trainer.ui import icons, theme


class StarRating(QAbstractSlider):
    """Stars to click, or to set with the arrow keys; 0 means not rated.

    `valueChanged` tells of a change, as for every slider of Qt.

    Args:
        name: What is rated, for screen readers.
        stars: How many there are.
        parent: The widget that owns it.
    """

    def __init__(self, name: str, *, stars: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, stars)
        self.setPageStep(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self._full = icons.icon("star-filled", role="accent")
        self._empty = icons.icon("star", role="border_strong")

    def sizeHint(self) -> QSize:
        """A square of at least 32 pixels for each star."""
        edge = self._edge()
        return QSize(edge * self.maximum(), edge)

    def minimumSizeHint(self) -> QSize:
        """Stars do not shrink."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set as many stars as lie left of the pointer; the same again takes them away."""
        if event.button() == Qt.MouseButton.LeftButton:
            chosen = int(event.position().x() // self._edge()) + 1
            self.setValue(0 if chosen == self.value() else chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw full and empty stars, and the focus ring."""
        del event
        painter = QPainter(self)
        edge = self._edge()
        inset = edge // 6
        for index in range(self.maximum()):
            star = self._full if index < self.value() else self._empty
            box = QRect(QPointF(index * edge, 0).toPoint(), QSize(edge, edge))
            star.paint(painter, box.adjusted(inset, inset, -inset, -inset))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _edge(self) -> int:
        return max(round(self.fontMetrics().height() * 1.8), 32)
