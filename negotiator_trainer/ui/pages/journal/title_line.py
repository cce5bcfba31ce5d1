"""The title of a case, written where its page has its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt

from negotiator_trainer.ui.pages.number_line import PlainLine
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.empty import IconPicture

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


class TitleLine(PlainLine):
    """Looks like a heading; a pencil at its end says that it can be written.

    Attributes:
        pencil: It grows with the text; a click on it is a click on the line.
    """

    def __init__(self, hint: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(hint, parent=parent)
        self.setProperty("kind", "title")
        # Qt draws the icon of an action in one size, whatever the size of the text.
        self.pencil = IconPicture("pencil", size=9)  # of the size of a heading
        self.pencil.setParent(self)
        self.pencil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pencil at the end."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place()

    def _place(self) -> None:
        edge = self.pencil.sizeHint()
        self.setTextMargins(0, 0, edge.width() + SPACE[1], 0)
        left = self.width() - edge.width() - SPACE[1]
        self.pencil.setGeometry(
            left, (self.height() - edge.height()) // 2, edge.width(), edge.height()
        )
