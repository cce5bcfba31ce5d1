"""A row with a name, a bar and a number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from negotiator_trainer.ui import fonts, text, theme
from negotiator_trainer.ui.tokens import SPACE


class Bar(QWidget):
    """A bar from zero to one; the row beside it says the number."""

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


class MeterRow(QWidget):
    """Name, bar and number in one row.

    Args:
        name: What is measured.
        maximum: The value of a full bar.
        name_width: Width of the name's column in average letters, so that rows align.
        parent: The widget that owns the row.
    """

    def __init__(
        self,
        name: str,
        *,
        maximum: float = 100.0,
        name_width: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._maximum = maximum
        self._bar = Bar()
        self._number = text.label("–", kind="strong")
        self._number.setFont(fonts.tabular(self._number.font()))
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label = text.label(name)
        letter = self.fontMetrics().averageCharWidth()
        label.setMinimumWidth(letter * name_width)
        self._number.setMinimumWidth(letter * 9)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(SPACE[2])
        row.addWidget(label)
        row.addWidget(self._bar, stretch=1)
        row.addWidget(self._number)
        self.setAccessibleName(name)

    def show_value(
        self, value: float, *, words: str = "", mark: float | None = None, note: str = ""
    ) -> None:
        """Show a value.

        Args:
            value: From 0 to the maximum.
            words: What to write; the rounded value when empty.
            mark: A value to compare with, drawn as a line.
            note: What the mark means, for the tooltip and for screen readers.
        """
        written = words or f"{value:.0f}"
        self._bar.set_share(
            value / self._maximum, mark=None if mark is None else mark / self._maximum
        )
        self._number.setText(written)
        self.setAccessibleName(f"{self._name}: {written}")
        self.setAccessibleDescription(note)
        self.setToolTip(note)

    def show_nothing(self, words: str) -> None:
        """Say why there is no value yet, such as "not enough yet"."""
        self._bar.set_share(0)
        self._number.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
