"""A bar that shows a share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from negotiator_trainer.ui import theme


class Bar(QWidget):
    """A bar from zero to one; what stands beside it says the number."""

    def __init__(self, *, role: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._share = 0.0
        self._mark: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, *, mark: float | None = None) -> None:
        """Fill `share` of the bar, and draw a line at `mark`; both 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self._mark = None if mark is None else min(max(mark, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a small letter."""
        return QSize(120, max(round(self.fontMetrics().height() * 0.7), 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, the filled part and the mark."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(track, 4, 4)
        if self._share > 0:
            filled = QRectF(track)
            filled.setWidth(max(track.width() * self._share, 6))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._role))
            painter.drawRoundedRect(filled, 4, 4)
        if self._mark is not None:
            at = track.left() + track.width() * self._mark
            painter.fillRect(QRectF(at - 1.5, 0, 3, self.height()), theme.colour("text"))
        painter.end()
