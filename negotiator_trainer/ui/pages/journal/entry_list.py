"""The list of the journal's entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from negotiator_trainer.ui.pages.journal.entry_delegate import EntryDelegate
from negotiator_trainer.ui.pages.journal.entry_model import EntryModel
from negotiator_trainer.ui.widgets.plain_list import FRAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from negotiator_trainer.services.journal.listing import Entry

Index = QModelIndex | QPersistentModelIndex


class EntryList(QListView):
    """Shows entries; Enter opens one, Delete throws one away.

    It is as tall as its entries, as far as there is room.

    Attributes:
        entries: The model.

    Signals:
        entry_opened: Carries the `Entry`.
        entry_dropped: Carries the `Entry`.
        entry_changed: Another entry is current; carries it, or None.
    """

    entry_opened = Signal(object)
    entry_dropped = Signal(object)
    entry_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntryModel(self)
        self._delegate = EntryDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(self.entries)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Entries"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.activated.connect(self._on_activated)
        self.entries.modelReset.connect(self._on_counted)
        self.entries.rowsInserted.connect(self._on_counted)

    @property
    def current(self) -> Entry | None:
        """The entry that is chosen."""
        return self.entries.entry(self.currentIndex())

    def show_entries(self, entries: Sequence[Entry], *, more: bool, excerpts: bool) -> None:
        """Replace everything; the entry that was current stays so, else the first is."""
        before = self.current
        self._delegate.excerpts = excerpts
        self.entries.show_entries(entries, more=more)
        row = self.entries.row_of(before.id) if before is not None else -1
        if entries:
            self.setCurrentIndex(self.entries.index(max(row, 0)))
        self.entry_changed.emit(self.current)

    def choose(self, case: int) -> None:
        """Make a case current, where it was read."""
        row = self.entries.row_of(case)
        if row >= 0:
            self.setCurrentIndex(self.entries.index(row))

    def sizeHint(self) -> QSize:
        """Room for every entry that was read."""
        return QSize(super().sizeHint().width(), self._height_of(self.entries.rowCount()))

    def minimumSizeHint(self) -> QSize:
        """Room for one entry."""
        return QSize(super().minimumSizeHint().width(), self._height_of(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Throw the current entry away on Delete."""
        entry = self.current
        if event.key() == Qt.Key.Key_Delete and entry is not None:
            self.entry_dropped.emit(entry)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  Qt's name
        """Say which entry is current."""
        super().currentChanged(current, previous)
        self.entry_changed.emit(self.entries.entry(current))

    def changeEvent(self, event: QEvent) -> None:
        """Make room for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def _height_of(self, rows: int) -> int:
        return rows * max(self.sizeHintForRow(0), 0) + FRAME

    @Slot()
    def _on_counted(self) -> None:
        self.updateGeometry()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        entry = self.entries.entry(index)
        if entry is not None:
            self.entry_opened.emit(entry)
