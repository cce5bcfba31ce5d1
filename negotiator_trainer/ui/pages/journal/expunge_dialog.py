"""Asks once more before entries are deleted for good, and says what that does not reach."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.wording import ntr

_LETTERS = 64


class ExpungeDialog(QDialog):
    """Plain words, and two buttons; the harmless one has the keyboard.

    Args:
        title: What the entry is called; empty for all that lie in the trash.
        count: How many entries are to be deleted.
        parent: The page.

    Attributes:
        keep: Closes, and nothing happens.
        delete: Deletes.

    Signals:
        confirmed: They are to be deleted.
    """

    confirmed = Signal()

    def __init__(self, parent: QWidget, *, title: str = "", count: int = 1) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Delete for good"))
        self.keep = button(self.tr("Keep"))
        self.delete = button(self.tr("Delete for good"), kind="danger", icon="trash")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[2])
        column.addWidget(text.label(self._question(title, count), kind="h3", wrap=True))
        self.consequences = text.label(self._consequences(), wrap=True)
        self.beyond = text.label(self._beyond(), kind="muted", wrap=True)
        column.addWidget(self.consequences)
        column.addWidget(self.beyond)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.keep)
        row.addWidget(self.delete)
        column.addLayout(row)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self.keep.setFocus()
        self.keep.clicked.connect(self.reject)
        self.delete.clicked.connect(self._on_delete_clicked)

    def _question(self, title: str, count: int) -> str:
        if title:
            return self.tr("Delete “{0}” for good?").format(title)
        return ntr(
            "Delete the one entry in the trash for good?",
            "Delete all {count} entries in the trash for good?",
            count,
        )

    def _consequences(self) -> str:
        return self.tr(
            "Every word goes: the preparation, the snapshot, the outcome, the review, what "
            "the search knows, and the copies in the automatic backups. It cannot be undone."
        )

    def _beyond(self) -> str:
        return self.tr(
            "Out of reach are files that you exported, backups that you copied elsewhere, and "
            "what the disk itself keeps of files that were deleted."
        )

    @Slot()
    def _on_delete_clicked(self) -> None:
        self.confirmed.emit()
        self.accept()
