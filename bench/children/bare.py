"""A floor: an empty window, with the modules named on the command line imported before it."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from bench.children.telling import SETTLED_MS, clock, megabytes, tell

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Ground(QWidget):
    """Tells when it has been painted."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Notice the first time."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._painted)

    def _painted(self) -> None:
        tell(painted=clock())
        QTimer.singleShot(SETTLED_MS, self._settled)

    def _settled(self) -> None:
        tell(megabytes=megabytes())
        QApplication.quit()


for name in sys.argv[1:]:
    import_module(name)
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(Ground())
window.resize(1280, 800)
window.show()
sys.exit(app.exec())
