"""Something that rises over the turn bar: a question, a form, a last look before a big step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.fit_scroll import FitScroll
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.flow import FlowLayout
from negotiator_trainer.ui.widgets.message import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Layer(QFrame):
    """A card with a question, what is needed to answer it, and its buttons.

    Enter presses the button that has the keyboard, else the first one; Escape closes.

    Attributes:
        body: What is asked, from top to bottom; scrolls where there is no room.
        message: One line when an answer cannot be taken as it is.
        confirm: The first button.
        cancel: The last button.

    Signals:
        closed: The person wants none of it.
    """

    closed = Signal()

    def __init__(
        self, title: str, *, confirm: str, cancel: str, kind: str = "primary",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setProperty("highlighted", "true")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._title = text.heading(title, level=3)
        self._title.setWordWrap(True)
        self.setAccessibleName(title)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE[1])
        self.message = InlineMessage()
        self.confirm: QPushButton = button(confirm, kind=kind)
        self.cancel: QPushButton = button(cancel, kind="quiet")
        self._footer = QWidget()
        self._row = FlowLayout(self._footer, spacing=SPACE[1])
        self._row.addWidget(self.confirm)
        self._row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        column.setSpacing(SPACE[1])
        column.addWidget(self._title)
        column.addWidget(FitScroll(content))
        column.addWidget(self.message)
        column.addWidget(self._footer)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self.cancel.clicked.connect(self.closed)

    @property
    def title(self) -> str:
        """What is asked."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Ask something else."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def opened(self) -> None:
        """Take the keyboard, and say what is asked; called when it has risen."""
        self.message.clear()
        announce.say(self, self.title)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard where the answer begins."""
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with Enter, close with Escape."""
        if event.key() in _ENTER:
            focus = self.focusWidget()
            pressed = focus if isinstance(focus, QPushButton | QToolButton) else self.confirm
            pressed.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def answer(self) -> None:
        """Take the answer; called when the first button is pressed."""

    @Slot()
    def _on_confirm_clicked(self) -> None:
        self.answer()
