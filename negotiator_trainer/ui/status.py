"""The line at the foot of the window: whether everything is saved, and that it is private."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QStatusBar, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE


class Status(QStatusBar):
    """States what is saved and what leaves the computer, always."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.saved = text.label("", kind="caption")
        self.private = text.label(self.tr("Private: nothing leaves this computer"), kind="caption")
        self.saved.setContentsMargins(SPACE[1], 0, 0, 0)
        self.private.setContentsMargins(0, 0, SPACE[1], 0)
        self.addWidget(self.saved)
        self.addPermanentWidget(self.private)
        self.show_words(self.tr("Opening your practice history…"))

    def show_saving(self, *, saving: bool) -> None:
        """Say whether something is not on the disk yet."""
        if saving:
            self.show_words(self.tr("Saving…"))
            return
        now = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        self.show_words(self.tr("Saved {0}").format(now))

    def show_ready(self) -> None:
        """Say that everything is on the disk."""
        self.show_words(self.tr("Everything is saved"))

    def show_words(self, words: str) -> None:
        """Say something else about what is saved."""
        self.saved.setText(words)
