"""A number that may be left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from negotiator_trainer.ui import announce, fonts, icons
from negotiator_trainer.ui.widgets.number_form import PLAIN

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class Form(Protocol):
    """How a number is written and read, as `NumberForm` does it."""

    def to_text(self, value: int) -> str:
        """Write a number."""

    def from_text(self, words: str) -> int | None:
        """Read a number; None when it is none."""


class PlainLine(QLineEdit):
    """A line of text whose undo is the page's, not its own."""

    LONGEST = 400

    def __init__(self, hint: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setMaxLength(self.LONGEST)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the page, which knows what was changed before this line."""
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):  # type: ignore[arg-type]
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Likewise where the page has no undo."""
        if is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class NumberLine(PlainLine):
    """A typed whole number of the smallest unit, or nothing.

    Arrow keys move by one step, Page Up and Page Down by ten. What cannot be
    read as a number is marked and counts as nothing.

    Args:
        form: How the number is written and read.
        minimum: The smallest value that is taken.
        maximum: The largest value that is taken.
        step: How far an arrow key moves.
        start: Where an arrow key begins when nothing is written.
        hint: Shown while it is empty.
        parent: The widget that owns it.

    Signals:
        value_changed: Another value, or none; carries an int or None.
        unread_changed: What is written can no longer, or again, be read; carries a bool.
    """

    value_changed = Signal(object)
    unread_changed = Signal(object)

    def __init__(
        self,
        form: Form = PLAIN,
        *,
        minimum: int,
        maximum: int,
        step: int = 1,
        start: int | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(hint, parent=parent)
        self._form = form
        self._minimum, self._maximum, self._step = minimum, maximum, step
        self._start = minimum if start is None else start
        self._value: int | None = None
        self._unread = False
        self.setFont(fonts.tabular(self.font()))
        self._alert = self.addAction(
            icons.icon("alert-triangle", role="danger"), QLineEdit.ActionPosition.TrailingPosition
        )
        self.mark_words = self.tr("This is not a number; it is not saved.")
        self._alert.setVisible(False)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self._on_left)

    @property
    def mark_words(self) -> str:
        """What is said about what cannot be read."""
        return self._alert.text()

    @mark_words.setter
    def mark_words(self, words: str) -> None:
        self._alert.setText(words)

    def value(self) -> int | None:
        """Return the number; None while nothing, or nothing that can be read, is written."""
        return self._value

    @property
    def unread(self) -> bool:
        """Whether something is written that is no number."""
        return self._unread

    def set_value(self, value: int | None) -> None:
        """Write a number, or nothing; says nothing about it."""
        if value == self._value and not self._unread:
            return
        self._value = value
        self._mark(unread=False)
        self._write()

    def set_form(self, form: Form) -> None:
        """Write and read the number in another way from now on."""
        if form != self._form:
            self._form = form
            self._write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by steps."""
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }
        if event.key() in steps:
            self._move(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _move(self, steps: int) -> None:
        before = self._value
        aim = self._start if before is None else before + steps * self._step
        self._value = min(max(aim, self._minimum), self._maximum)
        self._mark(unread=False)
        self._write()
        if self._value != before:
            self.value_changed.emit(self._value)

    @Slot(str)
    def _on_text_edited(self, words: str) -> None:
        before = self._value
        read = self._form.from_text(words) if words.strip() else None
        self._mark(unread=bool(words.strip()) and read is None)
        self._value = None if read is None else min(max(read, self._minimum), self._maximum)
        if self._value != before:
            self.value_changed.emit(self._value)

    @Slot()
    def _on_left(self) -> None:
        if self._unread:
            announce.say(self, self._alert.text())
        self._write()

    @Slot()
    def _write(self) -> None:
        if not self._unread:
            words = "" if self._value is None else self._form.to_text(self._value)
            if words != self.text():
                self.setText(words)

    def _mark(self, *, unread: bool) -> None:
        if unread != self._unread:
            self._unread = unread
            self._alert.setVisible(unread)
            self.unread_changed.emit(unread)


def is_undo(event: QKeyEvent) -> bool:
    """Whether a key asks for undo or redo."""
    keys = QKeySequence.StandardKey
    again = QKeySequence("Ctrl+Shift+Z")
    pressed = QKeySequence(event.keyCombination())
    return event.matches(keys.Undo) or event.matches(keys.Redo) or pressed == again
