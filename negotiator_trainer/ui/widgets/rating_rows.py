"""Rows in which a person rates something: 0 to 10 on a slider, or stars."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QSizePolicy, QSlider, QWidget

from negotiator_trainer.ui import fonts, icons, text, theme
from negotiator_trainer.ui.tokens import SPACE

STRONGEST = 10


class StrengthRow(QWidget):
    """A name, a slider from 0 to 10 and its number.

    Signals:
        value_changed: The person chose another strength; carries an int, 0 to 10.
    """

    value_changed = Signal(object)

    def __init__(self, name: str, *, name_width: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STRONGEST)
        self.slider.setPageStep(2)
        self.slider.setAccessibleName(name)
        self._number = text.label("0", kind="strong")
        self._number.setFont(fonts.tabular(self._number.font()))
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._number.setMinimumWidth(self.fontMetrics().horizontalAdvance("10") + 8)
        label = text.label(name)
        label.setBuddy(self.slider)
        label.setMinimumWidth(self.fontMetrics().averageCharWidth() * name_width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[2])
        row.addWidget(label)
        row.addWidget(self.slider, stretch=1)
        row.addWidget(self._number)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._on_value_changed)

    def value(self) -> int:
        """Return the strength, 0 to 10."""
        return self.slider.value()

    def set_value(self, value: int) -> None:
        """Set the strength, 0 to 10."""
        self.slider.setValue(value)

    @Slot(int)
    def _on_value_changed(self, value: int) -> None:
        self._number.setText(str(value))
        self.value_changed.emit(value)


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
