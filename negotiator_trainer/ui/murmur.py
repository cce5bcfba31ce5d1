"""Has a screen reader say what came of typing, once the typing has stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from negotiator_trainer.ui import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PAUSE_MS = 700
"""How long nothing must change before it is said."""


class Murmur(QObject):
    """Says the last of several messages; the same one is not said twice in a row.

    Args:
        source: The widget that the messages are about; owns this.
    """

    def __init__(self, source: QWidget) -> None:
        super().__init__(source)
        self._words = ""
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)

    def say(self, words: str) -> None:
        """Say this after a while, unless something else is to be said by then.

        Args:
            words: A sentence or two; nothing is said when it is empty.
        """
        self._words = words
        self._timer.start()

    def take_for_said(self, words: str) -> None:
        """Take a message for one that is known: nobody has just typed."""
        self._words = self._said = words
        self._timer.stop()

    @Slot()
    def _on_pause(self) -> None:
        source = self.parent()  # looked up: a child that keeps its parent keeps both alive
        if source is not None and self._words != self._said:
            self._said = self._words
            announce.say(source, self._words)
