"""Says that something is under way, but only when it takes long enough to notice."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, text, theme

NOTICEABLE_MS = 300


class BusyOverlay(QWidget):
    """Covers its parent with a sentence and a moving bar once work takes 300 ms."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = text.label("")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(10)
        box = QFrame()
        box.setProperty("kind", "card")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(24, 16, 24, 20)
        inside.addWidget(self._words)
        inside.addWidget(self._bar)
        column = QVBoxLayout(self)
        column.addWidget(box, alignment=Qt.AlignmentFlag.AlignCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTICEABLE_MS)
        self._timer.timeout.connect(self._appear)
        parent.installEventFilter(self)
        self.hide()

    def start(self, words: str) -> None:
        """Say `words` ("Reading the pack…") unless `stop` comes within 300 ms."""
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._timer.start()

    def stop(self) -> None:
        """Uncover the parent."""
        self._timer.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what is underneath."""
        del event
        veil = QColor(theme.colour("window"))
        veil.setAlpha(190)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the parent also after it is resized."""
        # Looked up, not kept: a child that keeps its parent keeps both alive.
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.setGeometry(cast("QWidget", self.parent()).rect())
        return super().eventFilter(watched, event)

    @Slot()
    def _appear(self) -> None:
        self.setGeometry(cast("QWidget", self.parent()).rect())
        self.raise_()
        self.show()
        announce.say(self, self._words.text())
