"""A field to search in, with an icon that grows with the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.empty import IconPicture

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class SearchField(QLineEdit):
    """One line for what is looked for; Ctrl+F leads to it from anywhere in its window.

    Args:
        name: What is searched; its placeholder and its spoken name.
        letters: How many letters it is wide.
        parent: The widget that owns it.
    """

    def __init__(self, name: str, *, letters: int = 34, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        # Qt draws the icon of an action in one size, whatever the size of the text.
        self.picture = IconPicture("search", size=18)
        self.picture.setParent(self)
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._on_find)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icon in the middle of the height."""
        super().resizeEvent(event)
        self._place()

    def _fit(self) -> None:
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * self._letters)
        self.setTextMargins(self.picture.sizeHint().width() + SPACE[1], 0, 0, 0)
        self._place()

    def _place(self) -> None:
        edge = self.picture.sizeHint()
        self.picture.setGeometry(
            SPACE[1], (self.height() - edge.height()) // 2, edge.width(), edge.height()
        )

    @Slot()
    def _on_find(self) -> None:
        self.setFocus()
        self.selectAll()
