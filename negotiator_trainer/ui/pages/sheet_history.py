"""What was written on a sheet before, to go back to it."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

if TYPE_CHECKING:
    from negotiator_trainer.scoring.sheet import Sheet

_MOST = 500


class SheetHistory(QUndoStack):
    """An undo stack of whole sheets.

    Signals:
        restored: Undo or redo went to another sheet; carries it.
    """

    restored = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setUndoLimit(_MOST)

    def add(self, before: Sheet, after: Sheet, *, field: int) -> None:
        """Remember a change.

        Args:
            before: The sheet before it.
            after: The sheet after it.
            field: Changes in a row with the same number are undone as one; 0 never.
        """
        self.push(_Change(before, after, field=field, history=self))


class _Change(QUndoCommand):
    def __init__(self, before: Sheet, after: Sheet, *, field: int, history: SheetHistory) -> None:
        super().__init__()
        self._before = before
        self._after = after
        self._field = field
        # The stack keeps its commands: a strong reference back would keep the page alive.
        self._history = weakref.ref(history)
        self._done = True

    @property
    def after(self) -> Sheet:
        """The sheet that the change led to."""
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
        """Go back to the sheet before."""
        self._done = False
        self._go_to(self._before)

    def redo(self) -> None:
        """Go forward again; when first pushed, it is done already."""
        if not self._done:
            self._done = True
            self._go_to(self._after)

    def _go_to(self, sheet: Sheet) -> None:
        history = self._history()
        if history is not None:
            history.restored.emit(sheet)
