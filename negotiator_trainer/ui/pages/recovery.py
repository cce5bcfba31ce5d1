"""What one sees when the practice history cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from negotiator_trainer.ui.pages.backup_list import BackupList
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.busy import BusyOverlay
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.errors import TrainerError
    from negotiator_trainer.services.keeping.backups import KeptBackup

_WIDTH_LETTERS = 110


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
        self.again = button(self.tr("&Try again"), icon="refresh")
        self.other = button(self.tr("&Choose another file…"), icon="folder")
        self.leave = button(self.tr("&Quit"))
        self.backups = BackupList()
        self.restore = button(
            self.tr("&Restore the chosen backup"), kind="primary", icon="arrow-back-up"
        )
        self.busy = BusyOverlay(self)
        self._trying = False
        for card in (self._what_happened(), self._what_there_is()):
            card.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_LETTERS)
            self.body.addWidget(card)
        self.body.addStretch()
        self._list.hide()
        self.again.clicked.connect(self.retry_clicked)
        self.other.clicked.connect(self.other_clicked)
        self.leave.clicked.connect(self.quit_clicked)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.backups.currentRowChanged.connect(self._settle)
        self._settle()

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

    def show_backups(self, kept: Sequence[KeptBackup]) -> None:
        """List backups, the newest first, with what each contains."""
        self.backups.show_backups(kept)
        self._list.setVisible(bool(kept))
        self.show_note(
            self.tr(
                "What is there now is kept beside it under another name. The newest backup that is "
                "sound is chosen; ↑ and ↓ choose another one."
            )
        )

    def show_note(self, words: str) -> None:
        """Say something about the backups."""
        self._note.setText(words)

    def choose(self, number: int) -> None:
        """Choose a backup, and put the keyboard on the list unless it was moved meanwhile."""
        self.backups.choose(number)
        if not self._trying and self.again.hasFocus():
            self.backups.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trying(self, *, trying: bool) -> None:
        """Hold the buttons while it is tried."""
        self._trying = trying
        self._settle()

    def focus_first(self) -> None:
        """Put the keyboard on Try again."""
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _what_happened(self) -> Card:
        card = Card()
        card.setProperty("highlighted", "true")
        self._problem = card.add_text("", kind="lead")
        self._remedy = card.add_text("", kind="strong")
        self._safe = card.add_text("", kind="muted")
        card.body.addSpacing(SPACE[1])
        card.add(self._row(self.again, self.other, self.leave))
        return card

    def _what_there_is(self) -> Card:
        self._list = Card(self.tr("Backups"))
        self._note = self._list.add_text("", kind="caption")
        self._list.add(self.backups)
        self._list.add(self._row(self.restore))
        return self._list

    def _row(self, *buttons: QWidget) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, spacing=SPACE[2])
        for each in buttons:
            row.addWidget(each)
        return holder

    @Slot()
    def _settle(self) -> None:
        for each in (self.again, self.other):
            each.setEnabled(not self._trying)
        self.restore.setEnabled(not self._trying and self.backups.chosen() >= 0)

    @Slot()
    def _on_restore_clicked(self) -> None:
        if self.backups.chosen() >= 0:
            self.restore_clicked.emit(self.backups.chosen())
