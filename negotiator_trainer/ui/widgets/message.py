"""One line about what happened, in the place where it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from negotiator_trainer.ui import announce, text, theme
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.empty import IconPicture

if TYPE_CHECKING:
    from negotiator_trainer.errors import TrainerError

_LOOKS = {
    "info": ("info-circle", "accent"),
    "warning": ("alert-triangle", "them"),
    "error": ("alert-triangle", "danger"),
}


class InlineMessage(QFrame):
    """A sentence with an icon and at most one action; hidden when it has nothing to say.

    Signals:
        action_clicked: The action's button was pressed.
    """

    action_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = {
            kind: IconPicture(name, size=20, role=role) for kind, (name, role) in _LOOKS.items()
        }
        self._words = text.label("", wrap=True)
        self.action = button("", kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        row.setSpacing(SPACE[1])
        for picture in self._pictures.values():
            row.addWidget(picture)
        row.addWidget(self._words, stretch=1)
        row.addWidget(self.action)
        self.action.clicked.connect(self._on_action_clicked)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def show_info(self, words: str, *, action: str = "") -> None:
        """Say something good to know."""
        self._show("info", words, action)

    def show_warning(self, words: str, *, action: str = "") -> None:
        """Say something that deserves a second look; blocks nothing."""
        self._show("warning", words, action)

    def show_trouble(self, error: TrainerError, *, action: str = "") -> None:
        """Say what went wrong and what to do about it; spoken at once."""
        self._show("error", f"{error.problem} {error.remedy}", action)

    def clear(self) -> None:
        """Say nothing."""
        self._words.clear()
        self.hide()

    def _show(self, kind: str, words: str, action: str) -> None:
        theme.set_kind(self, kind)
        for name, picture in self._pictures.items():
            picture.setVisible(name == kind)
        self._words.setText(words)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.show()
        announce.say(self, words, urgent=kind == "error")

    @Slot()
    def _on_action_clicked(self) -> None:
        self.action_clicked.emit()
