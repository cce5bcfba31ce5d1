"""The lines of a conversation as a model of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from negotiator_trainer.ui.widgets.transcript.line import Line

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TranscriptModel(QAbstractListModel):
    """Holds lines; at most the last one is pending."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, oldest first."""
        return tuple(self._lines)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, its text, or how it is read aloud."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.as_text()
        return None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def add(self, lines: Sequence[Line]) -> None:
        """Put lines at the end, at least one."""
        at = len(self._lines)
        self.beginInsertRows(QModelIndex(), at, at + len(lines) - 1)
        self._lines.extend(lines)
        self.endInsertRows()

    def replace_last(self, line: Line) -> None:
        """Put `line` in the place of the last one."""
        self._lines[-1] = line
        index = self.index(len(self._lines) - 1)
        self.dataChanged.emit(index, index)

    def drop_last(self) -> None:
        """Take the last line away."""
        at = len(self._lines) - 1
        self.beginRemoveRows(QModelIndex(), at, at)
        self._lines.pop()
        self.endRemoveRows()
