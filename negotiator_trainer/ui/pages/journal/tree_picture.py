"""A small picture of the decision tree, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from negotiator_trainer.ui import theme
from negotiator_trainer.ui.tokens import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent

_LEFT = 20.0
_KNOT = 6.0
_GAP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bough:
    """An alternative as it is drawn.

    Attributes:
        words: What it is.
        sum: What it comes to, in words; empty while that cannot be told.
        best: Whether it is the best one.
        twigs: Its branches: how it turns out, with chance, and what that is worth.
    """

    words: str
    sum: str
    best: bool
    twigs: tuple[tuple[str, str], ...]


class TreePicture(QWidget):
    """Draws a decision: a square, its alternatives, and at each a circle with what may happen.

    The best alternative has a thicker line. `outline` says the same in words, which is also
    what a screen reader hears.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boughs: tuple[Bough, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Tree of my alternatives"))

    @property
    def outline(self) -> str:
        """The tree in words, a line for each alternative and each branch."""
        lines = []
        for bough in self._boughs:
            end = f": {bough.sum}" if bough.sum else ""
            best = self.tr(" (best)") if bough.best else ""
            lines.append(f"{bough.words or '…'}{end}{best}")
            lines += [f"    {words}: {worth}" for words, worth in bough.twigs]
        return "\n".join(lines)

    def show_tree(self, boughs: Sequence[Bough]) -> None:
        """Draw another tree."""
        self._boughs = tuple(boughs)
        self.setAccessibleDescription(self.outline)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each branch."""
        return QSize(480, round(self._rows() * self._row_height()) + SPACE[1])

    def minimumSizeHint(self) -> QSize:
        """As high as need be; words are cut short where it is narrow."""
        return QSize(200, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Ask for room again when the text size changes."""
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tree."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        root = QPointF(_LEFT, self.height() / 2)
        top = SPACE[0]
        for bough in self._boughs:
            rows = max(len(bough.twigs), 1)
            middle = top + rows * self._row_height() / 2
            self._draw_bough(painter, bough, start=root, middle=middle, top=top)
            top += round(rows * self._row_height())
        self._draw_knot(painter, root, square=True, best=False)
        painter.end()

    def _draw_bough(
        self, painter: QPainter, bough: Bough, *, start: QPointF, middle: float, top: float
    ) -> None:
        knot = QPointF(self.width() * 0.46, middle)
        bend = QPointF(_LEFT * 3, middle)
        painter.setPen(self._pen(best=bough.best))
        painter.drawPolyline([start, bend, knot])
        words = f"{bough.words or '…'}   {bough.sum}".rstrip()
        high = self._line() - _GAP
        room = QRectF(bend.x(), middle - self._line(), knot.x() - bend.x() - SPACE[2], high)
        self._write(painter, room, words, strong=bough.best)
        for at, (words, worth) in enumerate(bough.twigs):
            y = top + (at + 0.5) * self._row_height()
            end = QPointF(self.width() - SPACE[0], y)
            near = QPointF(knot.x() + _LEFT * 2, y)
            painter.setPen(self._pen(best=bough.best))
            painter.drawPolyline([knot, near, end])
            figures = painter.fontMetrics().horizontalAdvance(worth) + SPACE[1]
            place = QRectF(near.x(), y - self._line(), end.x() - near.x(), high)
            self._write(painter, place.adjusted(0, 0, -figures, 0), words, strong=False)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | _BOTTOM, worth)
        if bough.twigs:
            self._draw_knot(painter, knot, square=False, best=bough.best)

    def _write(self, painter: QPainter, room: QRectF, words: str, *, strong: bool) -> None:
        font = QFont(self.font())
        font.setBold(strong)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        cut = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, max(round(room.width()), 0)
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _BOTTOM, cut)
        painter.setFont(self.font())

    def _draw_knot(self, painter: QPainter, at: QPointF, *, square: bool, best: bool) -> None:
        painter.setPen(self._pen(best=best))
        painter.setBrush(theme.colour("surface"))
        box = QRectF(at.x() - _KNOT, at.y() - _KNOT, 2 * _KNOT, 2 * _KNOT)
        if square:
            painter.drawRect(box)
        else:
            painter.drawEllipse(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _pen(self, *, best: bool) -> QPen:
        return QPen(theme.colour("accent" if best else "border_strong"), 3.0 if best else 1.2)

    def _rows(self) -> int:
        return sum(max(len(bough.twigs), 1) for bough in self._boughs)

    def _line(self) -> float:
        """How far above a line its words begin; they end a little above it."""
        return self.fontMetrics().height() * 1.2

    def _row_height(self) -> float:
        return self.fontMetrics().height() * 1.9


_BOTTOM = Qt.AlignmentFlag.AlignBottom
