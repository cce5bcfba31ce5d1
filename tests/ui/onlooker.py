"""Starts the program itself and tells what can be seen of its window, one JSON object a line.

Run as a program: ``onlooker.py [--stay] [ARGUMENT…]``. With ``--stay`` the window stays open
until a line comes in; otherwise it is closed once the database is open or was refused.
"""

from __future__ import annotations

import gc
import json
import linecache
import sys
import threading

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer, Signal

COSTLY = ("pyqtgraph", "numpy", "alembic", "sqlmodel", "sqlalchemy", "pydantic", "yaml")
stay = "--stay" in sys.argv


class Watched(QtWidgets.QMainWindow):
    """What the program's window is made from here; nothing in it is changed."""

    def show(self):
        super().show()
        self._onlooker = Onlooker(self)


class Onlooker(QObject):
    """Sees the first paint, the filled page, and how it ended."""

    told = Signal()

    def __init__(self, window):
        super().__init__(window)
        self._window = window
        self._opening = window.status.saved.text()
        window.shell.installEventFilter(self)
        self._poll = QTimer(self)
        self._poll.timeout.connect(self._look)
        self._poll.start(5)
        self._filled = False

    def eventFilter(self, watched, event):
        page = self._window.shell.page
        if event.type() == QEvent.Type.Paint and watched is self._window.shell and page is None:
            watched.removeEventFilter(self)
            self._tell("painted")
        return False

    def _look(self):
        page = self._window.shell.page
        if not self._filled and getattr(page, "cards", ()):
            self._filled = True
            self._tell("filled")
        if self._window.status.saved.text() != self._opening:
            self._poll.stop()
            self._tell("settled")
            if stay:
                self.told.connect(self._window.close)
                threading.Thread(target=self._wait, daemon=True).start()
            else:
                self._window.close()

    def _wait(self):
        sys.stdin.readline()
        self.told.emit()

    def _tell(self, when):
        page = self._window.shell.page
        seen = {
            "when": when,
            "costly": [name for name in COSTLY if name in sys.modules],
            "collects": gc.isenabled(),
            "spared": gc.get_freeze_count(),
            "sources": [name for name in linecache.cache if name.endswith("/sqlmodel/main.py")],
            "title": "" if page is None else page.title,
            "words": [] if page is None else self._words(page),
        }
        sys.stdout.write(f"{json.dumps(seen)}\n")
        sys.stdout.flush()

    def _words(self, page):
        labels = page.findChildren(QtWidgets.QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]


if __name__ == "__main__":
    QtWidgets.QMainWindow = Watched
    sys.argv = [sys.argv[0], *(each for each in sys.argv[1:] if each != "--stay")]
    from negotiator_trainer.cli.main import main

    main()
