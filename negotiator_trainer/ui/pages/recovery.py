"""What one sees when the practice history cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from negotiator_trainer.errors import TrainerError


class RecoveryPage(Page):
    """Says what happened, what is safe, and what can be done.

    Signals:
        retry_clicked: Open it again (of `Page`).
        other_clicked: Open another file.
        quit_clicked: Close the window.
        restore_clicked: Put a backup in its place; carries its number in the list.
    """

    other_clicked = Signal()
    quit_clicked = Signal()
    restore_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Your practice history could not be opened"))
        self.backups: list[QPushButton] = []
        card = Card()
        card.setProperty("highlighted", "true")
        self._problem = card.add_text("", kind="lead")
        self._remedy = card.add_text("", kind="strong")
        self._safe = card.add_text("", kind="muted")
        self.again = button(self.tr("&Try again"), kind="primary", icon="refresh")
        self.other = button(self.tr("&Choose another file…"), icon="folder")
        self.leave = button(self.tr("&Quit"))
        row = QHBoxLayout()
        row.setContentsMargins(0, SPACE[2], 0, 0)
        row.setSpacing(SPACE[2])
        for each in (self.again, self.other, self.leave):
            row.addWidget(each)
        row.addStretch(1)
        card.add(row)
        self._list = Card(self.tr("Backups"))
        self._list.hide()
        self.body.addWidget(card)
        self.body.addWidget(self._list)
        self.body.addStretch()
        self.again.clicked.connect(self.retry_clicked)
        self.other.clicked.connect(self.other_clicked)
        self.leave.clicked.connect(self.quit_clicked)

    def show_refusal(self, error: TrainerError, *, title: str, safe: str) -> None:
        """Say why it could not be opened.

        Args:
            error: What happened and what to do.
            title: What happened, in a few words.
            safe: What is safe.
        """
        self.set_title(title)
        self._problem.setText(error.problem)
        self._remedy.setText(error.remedy)
        self._safe.setText(safe)

    def show_backups(self, names: Sequence[str]) -> None:
        """List backups, the newest first, each with a button that restores it."""
        note = self.tr("What is there now is kept beside it under another name.")
        if not self.backups:
            self._list.add_text(note, kind="caption")
        for number, name in enumerate(names):
            row = QHBoxLayout()
            row.setSpacing(SPACE[2])
            row.addWidget(text.label(name, wrap=True), stretch=1)
            restore = button(self.tr("Restore"), icon="arrow-back-up")
            restore.setAccessibleName(self.tr("Restore {0}").format(name))
            restore.setProperty("number", number)
            restore.clicked.connect(self._on_restore_clicked)
            row.addWidget(restore)
            self._list.add(row)
            self.backups.append(restore)
        self._list.setVisible(bool(names))

    def show_trying(self, *, trying: bool) -> None:
        """Hold the buttons while it is tried."""
        for each in (self.again, self.other, *self.backups):
            each.setEnabled(not trying)

    def focus_first(self) -> None:
        """Put the keyboard on Try again."""
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_restore_clicked(self) -> None:
        self.restore_clicked.emit(self.sender().property("number"))
