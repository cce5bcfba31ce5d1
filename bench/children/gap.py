"""How long the window is not served while a scenario is solved and reviewed: ``gap.py FOLDER``.

Tells each time between two beats of its event loop, first with nothing else to do, then while
the process that solves is at work, its table is read and an attempt is reviewed from it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from bench.children.telling import clock, tell
from negotiator_trainer.services.library import Library
from negotiator_trainer.store.records import Answers
from negotiator_trainer.ui.app import Assembly, name_application
from negotiator_trainer.ui.routes import Route
from negotiator_trainer.ui.theme import prepare_application

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.services.trainer import Trainer

_REST = 3.0
_PATIENCE = 600.0
_SCENARIO = "used-car"


class Beat:
    """Notes how late the event loop is served."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)

    def during(self, seen: Callable[[], bool], *, most: float) -> list[float]:
        """Serve events until something is so, and return the milliseconds between beats."""
        self.gaps, self._last = [], clock()
        self._timer.start(2)
        last = clock() + most
        while not seen() and clock() < last:
            QApplication.processEvents()
            time.sleep(0.0005)
        self._timer.stop()
        return self.gaps

    def _note(self) -> None:
        now = clock()
        self.gaps.append(1_000 * (now - self._last))
        self._last = now


def finished_attempt(trainer: Trainer) -> int:
    """Walk away from a negotiation, and answer nothing about it."""
    role = Library().open(_SCENARIO).role_or_first(None)
    attempt = trainer.start(_SCENARIO, role, seed=1)
    for _ in range(4):
        options = trainer.table(attempt).options
        if options:
            trainer.play(attempt, f"say {options[0].id}")
    if not trainer.table(attempt).ended:
        trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    at = trainer.attempt(attempt).started_at
    trainer.answer(attempt, Answers(least=None, moment_turn=None, rating=None, at=at))
    return attempt


def main(folder: Path) -> None:
    """Measure at rest, then from the opening of a debrief to its review."""
    prepare_application()
    app = QApplication(sys.argv[:1])
    name_application(app)
    database, preferences = folder / "gap.db", folder / "preferences.ini"
    environ = {"NEGOTIATOR_TRAINER_CACHE": str(folder / "cache")}
    assembly = Assembly(app, place=str(database), environ=environ, preferences=preferences)
    beat = Beat()
    assembly.start()
    beat.during(lambda: assembly.trainer is not None, most=_PATIENCE)
    trainer = assembly.trainer
    if trainer is None:
        raise AssertionError
    attempt = finished_attempt(trainer)
    for gap in beat.during(lambda: False, most=_REST):
        tell(rest=gap)
    # The page itself is built and drawn first: that is no part of solving.
    assembly.window.go(Route.debrief(attempt))
    beat.during(lambda: False, most=1.0)
    page = assembly.window.shell.page
    for gap in beat.during(lambda: page.review.view is not None, most=_PATIENCE):
        tell(solving=gap)
    if page.review.view is None:
        raise TimeoutError
    assembly.window.close()
    assembly.close()


main(Path(sys.argv[1]))
