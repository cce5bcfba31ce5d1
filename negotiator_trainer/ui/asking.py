"""Two questions that are asked before what cannot simply be undone: going back, and erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_LETTERS = 64


class Question(QDialog):
    """Says what will happen, and does it only when its button is pressed; Escape does nothing.

    Args:
        title: What is about to be done.
        paragraphs: What it means.
        do: The words of the button that does it.
        agreed: What has to be ticked first; empty for nothing.
        kind: The look of that button.
        parent: The window it lies over.

    Attributes:
        do: Does it.
        cancel: Leaves everything as it is.
        agreed: The box that has to be ticked first; None for none.
    """

    def __init__(
        self,
        title: str,
        paragraphs: Sequence[str],
        *,
        do: str,
        agreed: str = "",
        kind: str = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.do = button(do, kind=kind)
        self.cancel = button(self.tr("&Cancel"))
        self.agreed = QCheckBox(agreed) if agreed else None
        column = QVBoxLayout(self)
        column.setContentsMargins(*(SPACE[4],) * 4)
        column.setSpacing(SPACE[2])
        column.addWidget(text.label(title, kind="h2", wrap=True))
        for words in paragraphs:
            column.addWidget(text.label(words, wrap=True))
        if self.agreed is not None:
            column.addWidget(self.agreed)
            self.agreed.toggled.connect(self.do.setEnabled)
            self.do.setEnabled(False)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.do)
        column.addStretch()
        column.addLayout(row)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self.do.clicked.connect(self._on_do)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setDefault(True)
        self.cancel.setFocus()

    def done(self, result: int) -> None:
        """Give the keyboard back to the window, also where nobody else does."""
        super().done(result)
        window = self.parentWidget()
        if window is not None:
            window.activateWindow()

    @Slot()
    def _on_do(self) -> None:
        self.accept()
