"""Shows a conversation; lines can be selected, copied and searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from negotiator_trainer.ui import announce
from negotiator_trainer.ui.widgets.transcript.delegate import TranscriptDelegate
from negotiator_trainer.ui.widgets.transcript.find_bar import FindBar
from negotiator_trainer.ui.widgets.transcript.line import Line, Side
from negotiator_trainer.ui.widgets.transcript.model import LINE_ROLE, TranscriptModel

if TYPE_CHECKING:
    from collections.abc import Sequence


class TranscriptList(QListView):
    """The list inside the view; Ctrl+C copies the selected lines as text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or do what a list does."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Wrap the lines anew in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def selected_lines(self) -> list[Line]:
        """Return what is selected, oldest first."""
        rows = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [index.data(LINE_ROLE) for index in rows]

    def copy_selected(self) -> None:
        """Put the selected lines on the clipboard."""
        lines = self.selected_lines()
        if lines:
            QGuiApplication.clipboard().setText("\n".join(line.as_text() for line in lines))


class TranscriptView(QWidget):
    """A conversation with a search bar that Ctrl+F opens.

    New lines of the other side are spoken. The view stays at the end while the
    person is there, and does not run away from somebody who reads further up.

    Signals:
        line_activated: Enter or a double click on a line; carries its key.
    """

    line_activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TranscriptModel(self)
        self.list = TranscriptList()
        self._delegate = TranscriptDelegate(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(self.tr("Conversation"))
        self.find_bar = FindBar()
        self.find_bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.find_bar)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)
        opened = QShortcut(QKeySequence.StandardKey.Find, self)
        opened.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        opened.activated.connect(self.open_search)
        self.list.activated.connect(self._on_activated)
        self.find_bar.sought.connect(self._on_sought)
        self.find_bar.moved.connect(self._on_moved)
        self.find_bar.closed.connect(self.close_search)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown, oldest first."""
        return self.model.lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show another conversation, at its end; nothing is spoken."""
        self.model.show_lines(lines)
        self.list.scrollToBottom()

    def add_line(self, line: Line) -> None:
        """Put a line at the end; what the person did not say themselves is spoken."""
        self.add_lines([line])

    def add_lines(self, lines: Sequence[Line]) -> None:
        """Put several lines at the end, as `add_line` does, but laid out only once."""
        if not lines:
            return
        bar = self.list.verticalScrollBar()
        follows = bar.value() >= bar.maximum() - self.fontMetrics().height() * 2
        self.model.add(lines)
        if follows or any(line.side is Side.YOU for line in lines):
            self.list.scrollToBottom()
        for line in lines:
            if line.side is not Side.YOU:
                announce.say(self.list, line.as_text())

    def confirm_pending(self, line: Line) -> None:
        """Put the answered-for `line` in the place of the pending one."""
        if self.has_pending:
            self.model.replace_last(line)
        else:
            self.add_line(line)

    def drop_pending(self) -> None:
        """Take the pending line away, since it was not said after all."""
        if self.has_pending:
            self.model.drop_last()

    @property
    def has_pending(self) -> bool:
        """Whether the last line waits to be confirmed."""
        return bool(self.lines) and self.lines[-1].pending

    def clear(self) -> None:
        """Show nothing."""
        self.model.show_lines([])

    def show_key(self, key: object) -> None:
        """Select the first line with `key` and scroll to it."""
        for row, line in enumerate(self.lines):
            if line.key == key:
                self._select(row)
                return

    def matches(self, words: str) -> list[int]:
        """Return the rows whose text, speaker or cue contains `words`, in any case."""
        wanted = words.casefold()
        if not wanted:
            return []
        return [row for row, line in enumerate(self.lines) if wanted in line.as_text().casefold()]

    @Slot()
    def open_search(self) -> None:
        """Show the search bar and put the keyboard into it."""
        self.find_bar.show()
        self.find_bar.start()

    @Slot()
    def close_search(self) -> None:
        """Hide the search bar and its marks."""
        self.find_bar.hide()
        self._delegate.set_sought("")
        self.list.viewport().update()
        self.list.setFocus()

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        self._delegate.set_sought(words)
        self.list.viewport().update()
        found = self.matches(words)
        if found:
            self._select(found[-1])
        self._report(words)

    @Slot(int)
    def _on_moved(self, direction: int) -> None:
        found = self.matches(self.find_bar.words)
        if not found:
            return
        here = self.list.currentIndex().row()
        if direction > 0:
            row = next((row for row in found if row > here), found[0])
        else:
            row = next((row for row in reversed(found) if row < here), found[-1])
        self._select(row)
        self._report(self.find_bar.words)

    def _report(self, words: str) -> None:
        found = self.matches(words)
        here = self.list.currentIndex().row()
        place = found.index(here) + 1 if here in found else 0
        self.find_bar.show_found(place, total=len(found))

    def _select(self, row: int) -> None:
        index = self.model.index(row)
        self.list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.list.scrollTo(index)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.line_activated.emit(index.data(LINE_ROLE).key)
