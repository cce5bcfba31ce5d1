"""A few lines of free text that grow with what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from negotiator_trainer.ui.pages.number_line import is_undo

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent


class WordsBox(QPlainTextEdit):
    """Plain text whose undo is the page's, not its own; Tab leaves it.

    Args:
        hint: Shown while it is empty.
        lines: How many lines it has at the least.
        most: How many it has at the most; beyond that it scrolls.
        parent: The widget that owns it.

    Signals:
        edited: A person wrote something.
    """

    edited = Signal()

    def __init__(
        self, hint: str = "", *, lines: int = 2, most: int = 10, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = lines, most
        self._filling = False
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def words(self) -> str:
        """Return what is written."""
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Write something and say nothing about it; the same again leaves the cursor alone."""
        if words != self.toPlainText():
            self._filling = True
            self.setPlainText(words)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self._filling = False

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the page, which knows what was changed before this text."""
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):  # type: ignore[arg-type]
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Likewise where the page has no undo; Ctrl+Enter belongs to the page as well."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_undo(event) or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    @Slot()
    def _on_text_changed(self) -> None:
        self._fit()
        if not self._filling:
            self.edited.emit()

    def _fit(self) -> None:
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        edge = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth()
        around = self.contentsMargins().top() + self.contentsMargins().bottom()
        height = lines * self.fontMetrics().lineSpacing() + edge + around + 4
        if height != self.height():
            self.setFixedHeight(height)
