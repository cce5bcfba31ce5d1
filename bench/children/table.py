"""Turns at the table of the real window, then the debrief: ``table.py DATABASE TURNS``.

Tells for each line said how long after the key press it was painted as pending, and how long
until what the counterpart answers was painted; at the end, what the open debrief takes.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.children.telling import SETTLED_MS, clock, megabytes, tell
from negotiator_trainer.ui.app import Assembly, name_application
from negotiator_trainer.ui.routes import Route
from negotiator_trainer.ui.theme import prepare_application
from negotiator_trainer.ui.widgets.transcript.view import TranscriptList, TranscriptView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

_PATIENCE = 20.0
_paint = TranscriptList.paintEvent


class Stopwatch:
    """Notes when the conversation is first painted with a pending line, and with its answer."""

    def __init__(self) -> None:
        self.pressed = 0.0
        self.pending: float | None = None
        self.answered: float | None = None
        self._before = 0

    def press(self, lines: int) -> None:
        """Begin: a key is pressed while so many lines are there."""
        self._before, self.pending, self.answered = lines, None, None
        self.pressed = clock()

    def painted(self, view: TranscriptView) -> None:
        """Note a paint that is done."""
        if view.has_pending:
            self.pending = self.pending or clock()
        elif len(view.lines) > self._before:
            self.answered = self.answered or clock()


watch = Stopwatch()


def timed_paint(self: TranscriptList, event: QPaintEvent) -> None:
    """Paint as ever, and tell the stopwatch."""
    _paint(self, event)
    view = self.parentWidget()
    if isinstance(view, TranscriptView):
        watch.painted(view)


def until(seen: Callable[[], bool]) -> None:
    """Serve events until something is so."""
    last = clock() + _PATIENCE
    while not seen():
        if clock() > last:
            raise TimeoutError
        QApplication.processEvents()


def play(assembly: Assembly, attempt: int) -> int:
    """Say the first line that there is until it is over; returns how many were said."""
    assembly.window.go(Route.table(attempt))
    until(lambda: assembly.window.route == Route.table(attempt))
    page, said = assembly.window.shell.page, 0
    while assembly.window.shell.page is page:
        QTest.qWait(20)  # everything of the turn before is painted
        if page.deck.top is not None:
            QTest.keyClick(page, Qt.Key.Key_Escape)
        elif page.bar.choices.count():
            said += say(page)
        else:
            QTest.keyClick(page, Qt.Key.Key_W)
            QTest.keyClick(page.deck.top, Qt.Key.Key_Return)
        QApplication.processEvents()
    return said


def say(page) -> int:  # noqa: ANN001  a page of the table
    """Say the first line and tell how long it took."""
    choices = page.bar.choices
    QTest.keyClick(choices, Qt.Key.Key_1)
    QTest.qWait(20)
    watch.press(len(page.conversation.view.lines))
    QTest.keyClick(choices, Qt.Key.Key_Return)
    until(lambda: watch.answered is not None)
    if watch.pending is None or watch.answered is None:
        raise AssertionError
    tell(pending=watch.pending - watch.pressed, answered=watch.answered - watch.pressed)
    return 1


def open_debrief(assembly: Assembly, attempt: int) -> None:
    """Answer the first questions with nothing and look at every section."""
    until(lambda: assembly.window.route == Route.debrief(attempt))
    page = assembly.window.shell.page
    page.answered.emit(None, None, None)
    until(lambda: page.nav.count() > 0)
    for row in range(page.nav.count()):
        page.nav.setCurrentRow(row)
        QTest.qWait(100)


def main(database: Path, turns: int) -> None:
    """Play until so many lines were said."""
    TranscriptList.paintEvent = timed_paint  # type: ignore[method-assign]
    gc.disable()  # as the program is started: the window sets it going again
    prepare_application()
    app = QApplication(sys.argv[:1])
    name_application(app)
    folder = database.parent / "preferences.ini"
    assembly = Assembly(app, place=str(database), environ={}, preferences=folder)
    assembly.start()
    assembly.window.activateWindow()  # nobody else does where there is no window manager
    until(lambda: assembly.trainer is not None and assembly.window.isActiveWindow())
    trainer = assembly.trainer
    if trainer is None:
        raise AssertionError
    cards = [card for card in trainer.home().cards if card.roles]
    said = number = 0
    while said < turns:
        card = cards[number % len(cards)]
        attempt = trainer.start(card.id, card.roles[0], seed=number)
        said += play(assembly, attempt)
        number += 1
    open_debrief(assembly, attempt)
    QTest.qWait(SETTLED_MS)
    tell(megabytes=megabytes())
    assembly.window.close()
    assembly.close()


main(Path(sys.argv[1]), int(sys.argv[2]))
