"""What was written before, to go back to it."""

from __future__ import annotations

import weakref
from dataclasses import fields, is_dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QWidget

_MOST = 500


class History(QUndoStack):
    """An undo stack of whole documents: sheets, trees, outcomes.

    Signals:
        restored: Undo or redo went to another document; carries it.
    """

    restored = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setUndoLimit(_MOST)

    def add(self, before: object, after: object, *, field: int) -> None:
        """Remember a change.

        Args:
            before: The document before it.
            after: The document after it.
            field: Changes in a row with the same number are undone as one; 0 never.
        """
        self.push(_Change(before, after, field=field, history=self))

    def take_keys(self, page: QWidget) -> None:
        """Undo with Ctrl+Z, redo with Ctrl+Shift+Z or Ctrl+Y, where `page` has the keyboard."""
        for keys, slot in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)


class _Change(QUndoCommand):
    def __init__(self, before: object, after: object, *, field: int, history: History) -> None:
        super().__init__()
        self._before = before
        self._after = after
        self._field = field
        # The stack keeps its commands: a strong reference back would keep the page alive.
        self._history = weakref.ref(history)
        self._done = True

    @property
    def after(self) -> object:
        """The document that the change led to."""
        return self._after

    def id(self) -> int:
        """Changes with the same number are merged; −1 never."""
        return self._field or -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802  Qt's name
        """Take a later change of the same field in."""
        if not isinstance(other, _Change):
            return False
        self._after = other.after
        return True

    def undo(self) -> None:
        """Go back to the document before."""
        self._done = False
        self._go_to(self._before)

    def redo(self) -> None:
        """Go forward again; when first pushed, it is done already."""
        if not self._done:
            self._done = True
            self._go_to(self._after)

    def _go_to(self, document: object) -> None:
        history = self._history()
        if history is not None:
            history.restored.emit(document)


def step_of(key: str, document: object) -> int:
    """Number the step of undo that an edit belongs to.

    Typing is one step as long as one stays in a field and no line comes or goes.

    Args:
        key: What is edited.
        document: The document after the edit.
    """
    return hash((key, id(QApplication.focusWidget()), _shape(document))) % (2**30)


def _shape(value: object) -> object:
    """How many lines there are, at every depth."""
    if isinstance(value, tuple):
        return (len(value), *(_shape(each) for each in value))
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(_shape(getattr(value, each.name)) for each in fields(value))
    return None
