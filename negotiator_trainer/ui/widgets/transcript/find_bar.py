"""The search bar over a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.widgets.buttons import icon_button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FindBar(QFrame):
    """A field, the count of matches and buttons to move between them.

    Enter goes on to the next match, Shift+Enter to the one before, Escape closes.

    Signals:
        sought: Other words are sought; carries them.
        moved: Go to the next (1) or the previous (-1) match.
        closed: The person is done.
    """

    sought = Signal(str)
    moved = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunken")
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in the conversation"))
        self.field.setAccessibleName(self.tr("Find in the conversation"))
        self._count = text.label("", kind="muted")
        self.previous = icon_button("chevron-up", self.tr("Previous match"))
        self.next = icon_button("chevron-down", self.tr("Next match"))
        self.close_button = icon_button("x", self.tr("Close search"))
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 4, 4)
        row.addWidget(self.field, stretch=1)
        row.addWidget(self._count)
        for each in (self.previous, self.next, self.close_button):
            row.addWidget(each)
        self.field.textChanged.connect(self.sought)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.close_button.clicked.connect(self.closed)

    @property
    def words(self) -> str:
        """What is sought."""
        return self.field.text()

    @property
    def count_words(self) -> str:
        """How many matches there are, in words."""
        return self._count.text()

    def start(self) -> None:
        """Put the keyboard into the field, with what was sought before selected."""
        self.field.setFocus()
        self.field.selectAll()
        if self.words:
            self.sought.emit(self.words)

    def show_found(self, place: int, *, total: int) -> None:
        """Say which of how many matches is shown."""
        if not self.words:
            self._count.clear()
            return
        found = self.tr("{0} of {1}").format(place, total) if total else self.tr("not found")
        self._count.setText(found)
        announce.say(self.field, found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between matches, or close."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.moved.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_previous(self) -> None:
        self.moved.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.moved.emit(1)
