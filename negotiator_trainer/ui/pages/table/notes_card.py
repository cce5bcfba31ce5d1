"""Notes taken while talking: one text a turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from negotiator_trainer.services.table_view import TableView

_PAUSE = 600
"""Milliseconds without a key after which a note is kept."""


class NoteField(QPlainTextEdit):
    """A small text field; Tab leaves it.

    Signals:
        left: The keyboard went elsewhere.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the keyboard has gone."""
        super().focusOutEvent(event)
        self.left.emit()


class NotesCard(Card):
    """The note of this turn, and those before it.

    Signals:
        note_edited: Something is written that is not kept yet.
        note_written: The trainee paused or left the field; carries the text of this turn.
    """

    note_edited = Signal()
    note_written = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._heading = text.heading(self.tr("Notes"), level=3)
        self.add(self._heading)
        self.setAccessibleName(self.tr("Notes"))
        self.field = NoteField()
        self.field.setPlaceholderText(self.tr("Kept with this turn, shown in the debrief"))
        self.field.setAccessibleName(self.tr("Notes on this turn"))
        self.field.setMinimumHeight(self.fontMetrics().lineSpacing() * 4)
        self.before = text.label("", kind="caption", wrap=True)
        self.add(self.field)
        self.add(self.before)
        self._kept = ""
        self._turn = -1
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.flush)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.left.connect(self.flush)

    def show_notes(self, view: TableView) -> None:
        """Show the notes; what is being written in the same turn stays as it is."""
        older = [(turn, words) for turn, words in view.notes if turn != view.round]
        self.before.setText(
            "\n".join(self.tr("Turn {0}: {1}").format(turn, words) for turn, words in older)
        )
        self.before.setVisible(bool(older))
        if view.round == self._turn:
            return
        self._turn = view.round
        self._kept = dict(view.notes).get(view.round, "")
        self.field.setPlainText(self._kept)
        self._pause.stop()

    @property
    def pending(self) -> bool:
        """Whether something is written that is not kept."""
        return self.field.toPlainText() != self._kept

    @Slot()
    def flush(self) -> None:
        """Report what is written, if it was not reported yet."""
        self._pause.stop()
        if self.pending:
            self.note_written.emit(self.field.toPlainText())

    def note_kept(self, words: str) -> None:
        """Know that this text is on the disk."""
        self._kept = words

    @Slot()
    def _on_text_changed(self) -> None:
        if self.pending:
            self._pause.start()
            self.note_edited.emit()
