"""The ground of the dialogs that lie over a case."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.message import InlineMessage

_LETTERS = 70


class CaseDialog(QDialog):
    """A heading, what is asked, and buttons; Escape closes it, closing frees it.

    Args:
        parent: The page.

    Attributes:
        body: What is asked, from top to bottom.
        message: The line that says what went wrong.
        confirm: Does it.
        cancel: Closes, and nothing happens.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = InlineMessage()
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE[2])
        self.confirm: QPushButton = button("", kind="primary")
        self.confirm.setDefault(True)
        self.cancel = button(self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[2])
        self._title = text.label("", kind="h2", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self.message)
        column.addLayout(self.body, stretch=1)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch()
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.confirm)
        column.addLayout(self.buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self.cancel.clicked.connect(self.reject)

    def set_words(self, title: str, *, confirm: str) -> None:
        """Put the heading on it, and the words of the button that does something."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self.confirm.setText(confirm)
