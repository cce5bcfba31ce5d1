"""Paints the lines of a conversation: what is mine to the right, theirs to the left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from negotiator_trainer.ui import theme
from negotiator_trainer.ui.widgets.transcript.line import Side
from negotiator_trainer.ui.widgets.transcript.model import LINE_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from negotiator_trainer.ui.widgets.transcript.line import Line

Index = QModelIndex | QPersistentModelIndex

_PAD = 10
_GAP = 8
_LETTERS = 68
_LEADING = 1.2
_MOST_REMEMBERED = 600
_INKS = {Side.YOU: "you", Side.THEM: "them", Side.STAGE: "text_2"}
_FILLS = {Side.YOU: "you_soft", Side.THEM: "them_soft"}


@dataclass(slots=True)
class _Placed:
    """Where the parts of one line go inside its item."""

    bubble: QRectF
    head: QRectF
    words: QTextLayout
    words_at: QPointF


class TranscriptDelegate(QStyledItemDelegate):
    """Draws a line as speaker and cue over wrapped text on a soft fill."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sought = ""
        self._measured: dict[tuple[object, ...], _Placed] = {}

    @property
    def remembered(self) -> int:
        """How many lines it need not measure again."""
        return len(self._measured)

    def set_sought(self, words: str) -> None:
        """Mark `words` wherever they occur."""
        self._sought = words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the line in the width of the view."""
        line: Line = index.data(LINE_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 400
        placed = self._place(line, width=width, font=option.font)
        return QSize(width, round(placed.bubble.height()) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        line: Line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        placed = self._place(line, width=rect.width(), font=option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        self._paint_bubble(painter, line, placed=placed, option=option)
        self._paint_head(painter, line, placed=placed, font=option.font)
        painter.setPen(theme.colour("text_2" if line.side is Side.STAGE else "text"))
        if line.pending:
            painter.setPen(theme.colour("text_2"))
        placed.words.draw(painter, placed.words_at, self._marks(line))
        painter.restore()

    def _paint_bubble(
        self, painter: QPainter, line: Line, *, placed: _Placed, option: QStyleOptionViewItem
    ) -> None:
        state = option.state
        if line.side in _FILLS:
            ink = theme.colour(_INKS[line.side])
            style = Qt.PenStyle.DashLine if line.pending else Qt.PenStyle.SolidLine
            width = theme.current_tokens().border_width
            plain = theme.current_tokens().border_width == 1 and not line.pending
            painter.setPen(QPen(Qt.PenStyle.NoPen) if plain else QPen(ink, width, style))
            painter.setBrush(theme.colour(_FILLS[line.side]))
            painter.drawRoundedRect(placed.bubble, 8, 8)
            bar = QRectF(
                placed.bubble.left(), placed.bubble.top() + 8, 3, placed.bubble.height() - 16
            )
            if line.side is Side.YOU:
                bar.moveRight(placed.bubble.right())
            painter.fillRect(bar, ink)
        if state & QStyle.StateFlag.State_Selected:
            role = "focus" if state & QStyle.StateFlag.State_Active else "border_strong"
            painter.setPen(QPen(theme.colour(role), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(placed.bubble.adjusted(1, 1, -1, -1), 7, 7)

    def _paint_head(self, painter: QPainter, line: Line, *, placed: _Placed, font: QFont) -> None:
        name, small = _fonts(font)
        at = placed.head.left()
        if line.speaker:
            painter.setFont(name)
            painter.setPen(theme.colour(_INKS[line.side]))
            painter.drawText(placed.head, Qt.AlignmentFlag.AlignVCenter, line.speaker)
            at += QFontMetricsF(name).horizontalAdvance(line.speaker) + _PAD
        cue = self.tr("sending…") if line.pending else line.cue
        if cue:
            painter.setFont(small)
            painter.setPen(theme.colour("text_2"))
            box = QRectF(at, placed.head.top(), placed.head.right() - at, placed.head.height())
            words = QFontMetricsF(small).elidedText(cue, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _place(self, line: Line, *, width: int, font: QFont) -> _Placed:
        """Measure a line once for a width and a font: Qt asks for all of them at every turn."""
        shown = (line.text, line.side, line.speaker, line.cue, line.pending)
        place = (*shown, width, font.key())
        placed = self._measured.get(place)
        if placed is None:
            if len(self._measured) >= _MOST_REMEMBERED:
                self._measured.clear()
            placed = self._measured[place] = self._measure(line, width=width, font=font)
        return placed

    def _measure(self, line: Line, *, width: int, font: QFont) -> _Placed:
        metrics = QFontMetricsF(font)
        room = width - 2 * _GAP
        widest = min(
            room * (1.0 if line.side is Side.STAGE else 0.92),
            metrics.averageCharWidth() * _LETTERS + 2 * _PAD,
        )
        head_height = metrics.height() * 1.25 if line.speaker or line.cue or line.pending else 0
        head_width = self._head_width(line, font)
        words = _lay_out(
            line.text, font=font, width=widest - 2 * _PAD, centred=line.side is Side.STAGE
        )
        used = max(words.boundingRect().width(), min(head_width, widest - 2 * _PAD))
        bubble_width = widest if line.side is Side.STAGE else used + 2 * _PAD
        left = {
            Side.YOU: width - _GAP - bubble_width,
            Side.THEM: float(_GAP),
            Side.STAGE: (width - bubble_width) / 2,
        }[line.side]
        height = _PAD * 1.4 + head_height + words.boundingRect().height()
        bubble = QRectF(left, _GAP / 2, bubble_width, height)
        head = QRectF(left + _PAD, bubble.top() + _PAD * 0.6, bubble_width - 2 * _PAD, head_height)
        return _Placed(bubble, head, words, QPointF(head.left(), head.bottom()))

    def _head_width(self, line: Line, font: QFont) -> float:
        name, small = _fonts(font)
        cue = self.tr("sending…") if line.pending else line.cue
        found = QFontMetricsF(name).horizontalAdvance(line.speaker) if line.speaker else 0.0
        return found + (QFontMetricsF(small).horizontalAdvance(cue) + _PAD + 2 if cue else 0.0)

    def _marks(self, line: Line) -> list[QTextLayout.FormatRange]:
        if not self._sought:
            return []
        look = QTextCharFormat()
        look.setBackground(theme.colour("accent"))
        look.setForeground(theme.colour("on_accent"))
        found = []
        for hit in re.finditer(re.escape(self._sought), line.text, re.IGNORECASE):
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = hit.start(), hit.end() - hit.start(), look
            found.append(mark)
        return found


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    name, small = QFont(font), QFont(font)
    name.setWeight(QFont.Weight.DemiBold)
    small.setPointSizeF(theme.point_size(font, "caption"))
    return name, small


def _lay_out(words: str, *, font: QFont, width: float, centred: bool) -> QTextLayout:
    made = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if centred:
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made.setTextOption(option)
    made.beginLayout()
    y = 0.0
    while (row := made.createLine()).isValid():
        row.setLineWidth(max(width, 40.0))
        row.setPosition(QPointF(0, y))
        y += row.height() * _LEADING
    made.endLayout()
    return made
