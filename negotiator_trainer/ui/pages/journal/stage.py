"""What the stages of a case have in common: what the case's page asks of each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from negotiator_trainer.ui.pages.history import History, step_of

if TYPE_CHECKING:
    from negotiator_trainer.services.journal.page import CasePage


class Stage(QWidget):
    """One stage of a case: it shows what was written and gives back what is.

    A stage says how its document is shown (`show_case`, `write`) and calls `edit` with each
    new one; undo, redo and storing are then done for it. It stores nothing itself.

    Attributes:
        history: What was written before; the case's page binds the keys and the button.

    Signals:
        edited: What is written is another document, by typing, undo or redo; carries it
            (`Sheet`, `IssueTree`, `DecisionTree`, `Outcome`, `Review`), to be stored.
        card_wanted: A card of the handbook is to be opened; carries its id.
    """

    edited = Signal(object)
    card_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: object = None
        self.history = History(self)
        self.history.restored.connect(self._on_restored)

    @property
    def document(self) -> object:
        """What is written now; None before the case is shown."""
        return self._document

    def show_case(self, view: CasePage) -> None:
        """Show the case as it was stored, and begin with `open_document`.

        Called when the stage is first opened, and again when the case was changed elsewhere.
        """
        raise NotImplementedError

    def show_consequences(self, view: CasePage) -> None:
        """Show what follows from what was saved; the fields stay as they are."""

    def write(self, document: object) -> None:
        """Write a document into the fields and say nothing about it; used by undo too."""
        raise NotImplementedError

    def narrow_changed(self, *, narrow: bool) -> None:
        """Rearrange for one column, or for two."""

    @property
    def start(self) -> QWidget | None:
        """Where the keyboard begins; None for the first thing that takes it."""
        return None

    def open_document(self, document: object) -> None:
        """Take a document as the one that is stored, and write it into the fields."""
        self._document = document
        self.history.clear()
        self.write(document)

    def edit(self, document: object, *, key: str) -> None:
        """Remember and report that the fields hold another document.

        Args:
            document: As it is written now; nothing happens when it is no other one.
            key: What was edited: typing in one field is undone in one step.
        """
        before = self._document
        if document == before:
            return
        self._document = document
        self.history.add(before, document, field=step_of(key, document))
        self.report(before, document)

    def report(self, before: object, after: object) -> None:
        """Have a document stored; a stage of several parts reports those that changed."""
        if after != before:
            self.edited.emit(after)

    def show_restored(self, before: object, after: object) -> None:
        """Bring what undo or redo changed into sight; most stages show all that they hold."""

    @Slot(object)
    def _on_restored(self, document: object) -> None:
        before, self._document = self._document, document
        self.write(document)
        self.show_restored(before, document)
        self.report(before, document)
