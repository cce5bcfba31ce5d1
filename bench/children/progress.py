"""Opens the progress page of a profile in the real window: ``progress.py DATABASE ROUNDS``.

Tells how long it takes from the wish until the charts in sight are painted and nothing is left
to be laid out: once with pyqtgraph's import, then without; and the same for all attempts at once.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from bench.children.telling import clock, tell
from negotiator_trainer.ui.app import Assembly, name_application
from negotiator_trainer.ui.routes import HOME, PROGRESS
from negotiator_trainer.ui.theme import prepare_application

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.ui.pages.progress import ProgressPage

_PATIENCE = 60.0
_QUIET = 0.25


class LastPaint(QObject):
    """Notes when something in the window was painted last."""

    def __init__(self) -> None:
        super().__init__()
        self.at = clock()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a paint; it goes on as ever."""
        if event.type() in {QEvent.Type.UpdateRequest, QEvent.Type.Paint}:
            self.at = clock()
        return False


def until(seen: Callable[[], bool]) -> None:
    """Serve events until something is so."""
    last = clock() + _PATIENCE
    while not seen():
        if clock() > last:
            raise TimeoutError
        QApplication.processEvents()


def painted(
    watch: LastPaint, wish: Callable[[], object], page: Callable[[], ProgressPage]
) -> float:
    """Return the seconds from a wish to the last paint that comes of it."""
    began = watch.at = clock()
    wish()
    until(lambda: page().trend.chart is not None)
    asked = clock()
    until(lambda: clock() - max(watch.at, asked) > _QUIET)
    return watch.at - began


def main(database: Path, rounds: int) -> None:
    """Open the page so many times after the first."""
    gc.disable()  # as the program is started: the window sets it going again
    prepare_application()
    app = QApplication(sys.argv[:1])
    name_application(app)
    assembly = Assembly(
        app, place=str(database), environ={}, preferences=database.parent / "preferences.ini"
    )
    assembly.start()
    window = assembly.window
    window.resize(1280, 800)
    window.activateWindow()  # nobody else does where there is no window manager
    until(lambda: assembly.trainer is not None and window.isActiveWindow())
    watch = LastPaint()
    app.installEventFilter(watch)

    def page() -> ProgressPage:
        return window.shell.page

    tell(first=painted(watch, lambda: window.go(PROGRESS), page))
    for _ in range(rounds):
        window.go(HOME)
        until(lambda: window.route == HOME)
        until(lambda: clock() - watch.at > _QUIET)
        tell(opened=painted(watch, lambda: window.go(PROGRESS), page))
        tell(every=painted(watch, lambda: page().span_chosen.emit("all"), page))
    tell(drawn=float(len(page().trend.chart.content.points)))
    window.close()
    assembly.close()


main(Path(sys.argv[1]), int(sys.argv[2]))
