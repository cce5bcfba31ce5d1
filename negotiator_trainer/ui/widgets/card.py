"""A card: a surface with a title, for one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QLayout


class SectionHeader(QWidget):
    """A heading with room for actions at its end."""

    def __init__(self, title: str, *, level: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text.label(title, kind=f"h{level}", wrap=True, parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE[1])
        self._row.addWidget(self._title, stretch=1)

    @property
    def title(self) -> str:
        """The heading's words."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)

    def put_in_place(self, widget: QWidget) -> None:
        """Show `widget` where the heading stands, such as a field to write it in."""
        self._title.hide()
        self._row.insertWidget(0, widget, stretch=1)

    def add_action(self, widget: QWidget) -> None:
        """Put `widget` at the end of the row."""
        self._row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)


class Card(QFrame):
    """A framed surface; what it holds goes into `body`, from top to bottom.

    Attributes:
        body: The column under the title.
        header: The title's row, or None for a card without a title.
    """

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[3])
        self.body.setSpacing(SPACE[1])
        self.header: SectionHeader | None = None
        if title:
            self.header = SectionHeader(title, level=3)
            self.body.addWidget(self.header)
            self.setAccessibleName(title)

    def add(self, item: QWidget | QLayout) -> None:
        """Put a widget or a layout under what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item)
        else:
            self.body.addLayout(item)

    def add_text(self, words: str, *, kind: str = "body") -> QLabel:
        """Put wrapped text under what is there, and return its label."""
        made = text.label(words, kind=kind, wrap=True)
        self.body.addWidget(made)
        return made
