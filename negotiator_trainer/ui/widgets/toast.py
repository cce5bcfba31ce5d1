"""A bar that says what was done and offers to undo it; it blocks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button, icon_button

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

DEFAULT_SECONDS = 10


class Toast(QFrame):
    """Lies over the bottom edge of its parent for a while.

    It stays while it has the keyboard or the pointer, so nobody has to hurry.

    Signals:
        action_taken: The action (Undo) was chosen; the bar is gone.
        dismissed: The bar went away without it, by time, Escape or its ×.
    """

    action_taken = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "toast")
        self._words = text.label("")
        self.action = button("", kind="toast")
        self.close_button = icon_button("x", self.tr("Dismiss"), role="window")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[3], SPACE[1], SPACE[1], SPACE[1])
        row.setSpacing(SPACE[2])
        row.addWidget(self._words, stretch=1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        self._timer.timeout.connect(self._on_time_out)
        self.action.clicked.connect(self._on_action_clicked)
        self.close_button.clicked.connect(self.dismiss)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def show_message(
        self, words: str, *, action: str = "", seconds: float = DEFAULT_SECONDS
    ) -> None:
        """Show a sentence, in place of what was shown.

        Args:
            words: What was done.
            action: Words of the button, such as "Undo"; none when empty.
            seconds: How long the bar stays when nobody touches it.
        """
        if self.isVisible():
            self.dismiss()
        self._words.setText(words)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.show()
        self.raise_()
        self._place()
        self._timer.start(round(seconds * 1000))
        announce.say(self, words)

    @Slot()
    def dismiss(self) -> None:
        """Take the bar away; what was done stays done."""
        if self.isVisible():
            self._leave()
            self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape dismisses the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the parent when it is resized."""
        # Looked up, not kept: a child that keeps its parent keeps both alive.
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = cast("QWidget", self.parent()).rect()
        self.adjustSize()
        width = min(self.width(), room.width() - 2 * SPACE[3])
        self.setGeometry(
            (room.width() - width) // 2,
            room.height() - self.height() - SPACE[3],
            width,
            self.height(),
        )

    def _leave(self) -> None:
        self._timer.stop()
        self.hide()

    @Slot()
    def _on_time_out(self) -> None:
        focus = self.focusWidget()
        if self.underMouse() or (focus is not None and focus.hasFocus()):
            self._timer.start(2000)
        else:
            self.dismiss()

    @Slot()
    def _on_action_clicked(self) -> None:
        self._leave()
        self.action_taken.emit()
