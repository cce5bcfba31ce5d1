"""Lays cards out in columns of equal width, as many as fit."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from negotiator_trainer.ui.tokens import SPACE


class FlowLayout(QLayout):
    """Left to right, then down.

    Args:
        parent: The widget laid out.
        column_width: Smallest width of a column; items are stretched to fill
            equal columns. With 0 every item keeps its own width.
        spacing: Room between items.
    """

    def __init__(
        self, parent: QWidget | None = None, *, column_width: int = 0, spacing: int = SPACE[3]
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._column_width = column_width
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Put `item` after what is there."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return the item at `index`, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Remove and return the item at `index`, or None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove and delete every widget."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Grow in neither direction of its own accord."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Fewer columns are taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all items need in `width`."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for as little as will do."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the largest single item."""
        size = QSize(self._column_width, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        top = room.y()
        for row in self._rows(room.width()):
            height = max(_height(item, width) for item, width in row)
            left = room.x()
            for item, width in row:
                if move:
                    item.setGeometry(QRect(left, top, width, height))
                left += width + self.spacing()
            top += height + self.spacing()
        used = max(top - self.spacing() - room.y(), 0) if self._items else 0
        return used + margins.top() + margins.bottom()

    def _rows(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        shown = [item for item in self._items if not item.isEmpty()]
        if self._column_width > 0:
            return self._columns(shown, room)
        rows: list[list[tuple[QLayoutItem, int]]] = []
        left = 0
        for item in shown:
            width = min(item.sizeHint().width(), room)
            if not rows or left + width > room:
                rows.append([])
                left = 0
            rows[-1].append((item, width))
            left += width + self.spacing()
        return rows

    def _columns(self, shown: list[QLayoutItem], room: int) -> list[list[tuple[QLayoutItem, int]]]:
        narrowest = max([self._column_width, *(item.minimumSize().width() for item in shown)])
        count = max((room + self.spacing()) // (narrowest + self.spacing()), 1)
        width = (room - (count - 1) * self.spacing()) // count
        return [
            [(item, width) for item in shown[start : start + count]]
            for start in range(0, len(shown), count)
        ]


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
