"""The list of turns; a reviewed turn carries its label before the move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from negotiator_trainer.ui import theme
from negotiator_trainer.ui.ratings import rating_of
from negotiator_trainer.ui.widgets.chip import draw_rating, rating_word
from negotiator_trainer.ui.widgets.plain_list import PlainList, paint_chosen

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from negotiator_trainer.services.debrief_view import TurnView
    from negotiator_trainer.services.review.page import ReviewedTurn
    from negotiator_trainer.ui.tokens import Rating

_PAD = 8
_LEAST = 32
_LONGEST = 110
"""Letters of a move in the list; the whole of it stands beside."""
RATING, LABEL, CHESS = (Qt.ItemDataRole.UserRole + 1 + n for n in range(3))


class TurnDelegate(QStyledItemDelegate):
    """Draws a turn: the label's chip and words in a line of their own, then the move."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As many lines as the width of the list asks for."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 200
        height = _text_height(option, width - 2 * _PAD, str(index.data())) + 2 * _PAD
        if index.data(RATING) is not None:
            height += self._label_height(option, width, index) + _PAD // 2
        return QSize(width, max(height, _LEAST))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        painter.save()
        paint_chosen(painter, option)
        room = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        rating = index.data(RATING)
        if rating is not None:
            used = self._paint_label(painter, option, index=index, rating=rating)
            room.setTop(room.top() + used + _PAD // 2)
        painter.setPen(theme.colour("text"))
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        painter.restore()

    def _paint_label(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        *,
        index: QModelIndex | QPersistentModelIndex,
        rating: Rating,
    ) -> int:
        height = self._label_height(option, option.rect.width(), index)
        line = round(option.fontMetrics.height() * 1.3)
        box = QRectF(option.rect.left() + _PAD, option.rect.top() + _PAD, _chip(option), line)
        draw_rating(painter, box, rating, font=option.font, chess=bool(index.data(CHESS)))
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        left = round(box.right()) + _PAD
        words = QRect(left, round(box.top()), option.rect.right() - _PAD - left, height)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(words, flags, str(index.data(LABEL)))
        painter.setFont(option.font)
        return height

    def _label_height(
        self,
        option: QStyleOptionViewItem,
        width: int,
        index: QModelIndex | QPersistentModelIndex,
    ) -> int:
        room = width - 3 * _PAD - _chip(option)
        words = _text_height(option, room, str(index.data(LABEL)))
        return max(words, round(option.fontMetrics.height() * 1.3))


class TurnList(PlainList):
    """Every turn of an attempt; no taller than they are."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(TurnDelegate(self))

    def updateGeometries(self) -> None:  # noqa: N802  Qt's name
        """Leave no room under the last turn."""
        super().updateGeometries()
        self.setMaximumHeight(max(self.height_of_lines(), self.minimumHeight()))

    def show_turns(self, turns: tuple[TurnView, ...]) -> None:
        """Show turns that are not judged yet."""
        self.clear()
        for turn in turns:
            item = QListWidgetItem(f"{turn.number}  {short(turn.move)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{turn.number}  {turn.move}")
            self.addItem(item)

    def show_labels(self, turns: tuple[ReviewedTurn, ...], *, chess: bool) -> None:
        """Put its label before each turn."""
        for row, turn in enumerate(turns[: self.count()]):
            rating = rating_of(turn.label)
            word = rating_word(rating, chess=chess)
            said = ", ".join((word, *(tag.words.lower() for tag in turn.tags)))
            item = self.item(row)
            item.setData(RATING, rating)
            item.setData(LABEL, said)
            item.setData(CHESS, chess)
            spoken = f"{turn.number}  {said}: {turn.move}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.scheduleDelayedItemsLayout()


def short(move: str) -> str:
    """Return a move as it stands in the list."""
    return move if len(move) <= _LONGEST else f"{move[:_LONGEST].rsplit(' ', 1)[0]} …"


def _chip(option: QStyleOptionViewItem) -> int:
    return round(option.fontMetrics.height() * 1.9)


def _text_height(option: QStyleOptionViewItem, width: int, words: str) -> int:
    room = QRect(0, 0, max(width, 20), 10_000)
    return option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
