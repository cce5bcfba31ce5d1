"""The lines that can be said: a list with a number before each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from negotiator_trainer.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.table_view import OptionView

Index = QModelIndex | QPersistentModelIndex

NUMBERED = 9
"""How many lines have a number key."""
_PAD = 8
_GAP = 4
_LEAST_ROWS = 2
_MINE = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space}


class ChoiceDelegate(QStyledItemDelegate):
    """Draws a number in a box and the wrapped line beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many lines of text as the width of the list asks for."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 400
        words = self._words_room(QRect(0, 0, width, 10_000), option)
        wrap = Qt.TextFlag.TextWordWrap
        used = option.fontMetrics.boundingRect(words, wrap, str(index.data()))
        return QSize(width, max(used.height() + 2 * _PAD, 32) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row; the chosen one has a border and a fill, not a colour alone."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(_GAP, _GAP - 1, -_GAP, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if chosen else "border"), 2 if chosen else 1))
        painter.setBrush(theme.colour("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(box, 6, 6)
        self._paint_number(painter, option, index=index, chosen=chosen)
        painter.setPen(theme.colour("text"))
        room = self._words_room(option.rect.adjusted(0, _GAP, 0, 0), option)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, flags, str(index.data()))
        painter.restore()

    def _paint_number(
        self, painter: QPainter, option: QStyleOptionViewItem, *, index: Index, chosen: bool
    ) -> None:
        if index.row() >= NUMBERED:
            return
        edge = round(option.fontMetrics.height() * 1.3)
        middle = option.rect.center().y() + 1
        key = QRectF(option.rect.left() + _PAD, middle - edge / 2, edge, edge)
        painter.setPen(QPen(theme.colour("accent" if chosen else "border_strong"), 1))
        painter.setBrush(theme.colour("accent" if chosen else "sunken"))
        painter.drawRoundedRect(key, 4, 4)
        painter.setPen(theme.colour("on_accent" if chosen else "text"))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))

    def _words_room(self, rect: QRect, option: QStyleOptionViewItem) -> QRect:
        indent = round(option.fontMetrics.height() * 1.3) + 2 * _PAD
        return rect.adjusted(indent, _PAD, -_PAD, -_PAD)


class ChoiceList(QListWidget):
    """The lines in the order given; arrows and numbers choose, Enter sends.

    It is as tall as its lines while there is room, and scrolls where there is not.

    Signals:
        sent: Enter or a double click on a line; carries its id.
        chosen: Another line is chosen; carries its id, or an empty text.
    """

    sent = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._ids: tuple[str, ...] = ()
        self.setItemDelegate(ChoiceDelegate(self))
        self.setAccessibleName(self.tr("What to say"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.itemActivated.connect(self._on_activated)
        self.itemSelectionChanged.connect(self._on_selection_changed)

    @property
    def words(self) -> tuple[str, ...]:
        """The lines shown, in order."""
        return tuple(self.item(row).text() for row in range(self.count()))

    @property
    def current_id(self) -> str:
        """The id of the chosen line; empty without one."""
        # Qt makes a row current when the list takes the keyboard; that is no choice yet.
        rows = self.selectionModel().selectedIndexes()
        return self._ids[rows[0].row()] if rows else ""

    def show_options(self, options: Sequence[OptionView]) -> None:
        """Show these lines; none is chosen."""
        self.clear()
        self._ids = tuple(option.id for option in options)
        for number, option in enumerate(options, start=1):
            item = QListWidgetItem(option.words)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                self.tr("{0}: {1}").format(number, option.words),
            )
            self.addItem(item)
        self.setCurrentRow(-1)
        self.updateGeometry()

    def choose(self, number: int) -> bool:
        """Choose the line with this number, from 1; False where there is none."""
        if not 1 <= number <= self.count():
            return False
        self.setCurrentRow(number - 1)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def words_of(self, line: str) -> str:
        """Return the words of the line with this id."""
        return self.item(self._ids.index(line)).text()

    def sizeHint(self) -> QSize:
        """All rows."""
        frame = 2 * self.frameWidth() + 2
        return QSize(240, self._height_of(self.count()) + frame)

    def minimumSizeHint(self) -> QSize:
        """Two rows; the rest is reached by scrolling."""
        return QSize(160, self._height_of(min(self.count(), _LEAST_ROWS)) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Wrap the lines anew in another text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send with Enter; leave looking back and forward to the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.current_id:
                self.sent.emit(self.current_id)
            return
        if event.key() not in _MINE:
            event.ignore()
        elif not self.current_id and self.count():
            last = event.key() in {Qt.Key.Key_Up, Qt.Key.Key_End}
            self.setCurrentRow(self.count() - 1 if last else 0)
        else:
            super().keyPressEvent(event)

    def _height_of(self, rows: int) -> int:
        return sum(self.sizeHintForRow(row) for row in range(rows))

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        self.sent.emit(self._ids[self.row(item)])

    @Slot()
    def _on_selection_changed(self) -> None:
        self.chosen.emit(self.current_id)
