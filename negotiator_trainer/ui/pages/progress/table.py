"""A read-only table that is as high as its rows, up to a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from negotiator_trainer.ui.pages.progress.sparkline import SCORES_ROLE, WIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MOST_ROWS = 12
_MEASURED_ROWS = 60
"""Rows by which the columns get their widths."""
_WORDS = 1
"""The column that takes the room that is left, when there are several of words."""


class ProgressTable(QTableView):
    """Rows of written cells.

    Args:
        most_rows: Rows that it is high at most; 0 to take the room there is.
        parent: The widget that owns it.

    Signals:
        row_opened: Enter was pressed or a row double-clicked; carries its number.
        row_reached: Another row is the current one; carries its number.
    """

    row_opened = Signal(object)
    row_reached = Signal(object)

    def __init__(self, *, most_rows: int = _MOST_ROWS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_rows = most_rows
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        tall = QSizePolicy.Policy.Fixed if most_rows else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, tall)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def show_rows(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Replace everything; the first row is current."""
        self._rows.show_rows(tuple(headers), [tuple(row) for row in rows])
        header = self.horizontalHeader()
        widest = self._widest(rows)
        modes = QHeaderView.ResizeMode
        for column in range(len(headers)):
            header.setSectionResizeMode(
                column, modes.Stretch if column == widest else modes.Interactive
            )
        if rows:
            self.setCurrentIndex(self._rows.index(0, 0))
        self._fit()

    def show_scores(self, column: int, scores: Sequence[Sequence[float]]) -> None:
        """Give the cells of a column scores for a `SparklineDelegate`, row by row."""
        self._rows.show_scores(column, [tuple(each) for each in scores])
        self._fit()

    def choose_row(self, row: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self._rows.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _widest(self, rows: Sequence[Sequence[str]]) -> int:
        if not rows:
            return 0
        widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
        return widths.index(max(widths))

    def _fit(self) -> None:
        """Give the rows and the columns the room that their words take in this font."""
        metrics, bold = self.fontMetrics(), QFontMetrics(self.horizontalHeader().font())
        letter = metrics.averageCharWidth()
        header = self.horizontalHeader()
        for column, words in enumerate(self._rows.columns(_MEASURED_ROWS)):
            if header.sectionResizeMode(column) == QHeaderView.ResizeMode.Stretch:
                continue
            wide = max(
                metrics.horizontalAdvance(each) + scored * (WIDE + 2) * letter
                for each, scored in zip(words, self._rows.scored(column), strict=False)
            )
            head = bold.horizontalAdvance(words[0])
            header.resizeSection(column, max(wide, head) + 2 * letter)
        line = round(self.fontMetrics().height() * 1.7)
        self.verticalHeader().setDefaultSectionSize(line)
        if not self._most_rows:
            return
        shown = min(self._rows.rowCount(), self._most_rows)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + shown * line + 2 * self.frameWidth() + 6)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.row_opened.emit(index.row())

    @Slot(QModelIndex, QModelIndex)
    def _on_row_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.row_reached.emit(now.row())


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._headers: tuple[str, ...] = ()
        self._rows: list[tuple[str, ...]] = []
        self._scores: dict[tuple[int, int], tuple[float, ...]] = {}

    def show_rows(self, headers: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self._headers, self._rows, self._scores = headers, rows, {}
        self.endResetModel()

    def show_scores(self, column: int, scores: list[tuple[float, ...]]) -> None:
        self._scores = {(row, column): each for row, each in enumerate(scores)}
        if scores:
            self.dataChanged.emit(self.index(0, column), self.index(len(scores) - 1, column))

    def columns(self, most: int) -> list[tuple[str, ...]]:
        return list(zip(self._headers, *self._rows[:most], strict=True))

    def scored(self, column: int) -> list[bool]:
        """Return for the header and each row whether its cell has scores."""
        rows = range(-1, len(self._rows))
        return [bool(self._scores.get((row, column))) for row in rows]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if index.isValid() and role == SCORES_ROLE:
            return self._scores.get((index.row(), index.column()), ())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return None
