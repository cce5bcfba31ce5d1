"""Lists of wrapped lines that leave every key but up and down to their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from negotiator_trainer.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

Index = QModelIndex | QPersistentModelIndex

_MINE = {Qt.Key.Key_Up, Qt.Key.Key_Down}
_PAD = 8
_LEAST = 32
FRAME = 4
"""Pixels above and below the lines of a list together; the keyboard's frame is the widest."""


def paint_chosen(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw the border and the fill of the row that is chosen; nothing for the others."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 6, 6)


class RowDelegate(QStyledItemDelegate):
    """Draws a wrapped line with room around it; the chosen one has a border and a fill.

    A row that cannot be chosen is the quiet heading of those under it.

    Attributes:
        heading_edge: Where in its row a heading stands.
    """

    heading_edge = Qt.AlignmentFlag.AlignBottom

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many lines of text as the width of the list asks for."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 200
        room = QRect(_PAD, 0, width - 2 * _PAD, 10_000)
        used = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(width, max(used.height() + 2 * _PAD, _LEAST))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        painter.save()
        paint_chosen(painter, option)
        heads = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        painter.setPen(theme.colour("text_2" if heads else "text"))
        flags = int(Qt.TextFlag.TextWordWrap) | int(
            self.heading_edge if heads else Qt.AlignmentFlag.AlignVCenter
        )
        painter.drawText(option.rect.adjusted(_PAD, 0, -_PAD, 0), flags, str(index.data()))
        painter.restore()


class PlainList(QListWidget):
    """A list in which only up and down move; left, right and letters belong to the page.

    Args:
        fits: Ask for the height of all the lines, and no more.
    """

    def __init__(self, *, fits: bool = False) -> None:
        super().__init__()
        self._fits = fits
        self._asked = 0
        self.setItemDelegate(RowDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def sizeHint(self) -> QSize:
        """Room for every line where that is wanted."""
        asked = super().sizeHint()
        return QSize(asked.width(), self.height_of_lines()) if self._fits else asked

    def height_of_lines(self) -> int:
        """Return how tall the list is with all its lines, at its present width."""
        return sum(max(self.sizeHintForRow(row), 0) for row in range(self.count())) + FRAME

    def updateGeometries(self) -> None:  # noqa: N802  Qt's name
        """Ask for another height when the lines, their width or the text size have changed."""
        super().updateGeometries()
        if not self._fits:
            return
        height = self.height_of_lines()
        if height != self._asked:
            self._asked = height
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move up and down; leave every other key to the page."""
        if event.key() in _MINE:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Wrap the lines anew in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
