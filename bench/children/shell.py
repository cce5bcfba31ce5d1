"""The program as it is started; tells of its first paint, its home page, its open database."""

from __future__ import annotations

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer

from bench.children.telling import SETTLED_MS, clock, megabytes, tell


class Watched(QtWidgets.QMainWindow):
    """What the program's window is made from here; nothing in it is changed."""

    def show(self) -> None:
        """Show the window, and look from now on."""
        super().show()
        self._eye = Eye(self)


class Eye(QObject):
    """Sees what is painted."""

    def __init__(self, window: Watched) -> None:
        super().__init__(window)
        self._window = window
        self._shell = window.shell  # type: ignore[attr-defined]
        self._opening = window.status.saved.text()  # type: ignore[attr-defined]
        self._bare = True
        self._poll = QTimer(self)
        self._poll.timeout.connect(self._look)
        # After the window's own filter, hence called before it.
        self._shell.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first paint of the shell, the page that comes, and the paint of its cards."""
        if event.type() == QEvent.Type.ChildAdded and self._shell.page is not None:
            self._shell.removeEventFilter(self)
            self._shell.page.installEventFilter(self)
        elif event.type() == QEvent.Type.Paint:
            if watched is self._shell and self._bare:
                self._bare = False
                QTimer.singleShot(0, self._painted)
            elif getattr(watched, "cards", ()):
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self._filled)
        return False

    def _painted(self) -> None:
        tell(painted=clock())

    def _filled(self) -> None:
        # The cards are drawn and the next event is served: they can be used.
        tell(filled=clock())
        self._poll.start(5)

    def _look(self) -> None:
        if self._window.status.saved.text() != self._opening:  # type: ignore[attr-defined]
            self._poll.stop()
            tell(opened=clock())
            QTimer.singleShot(SETTLED_MS, self._settled)

    def _settled(self) -> None:
        tell(megabytes=megabytes())
        self._window.close()


QtWidgets.QMainWindow = Watched  # type: ignore[misc]

from negotiator_trainer.cli.main import main  # noqa: E402  its window is made from ours

main()
