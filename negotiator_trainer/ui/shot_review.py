"""Brings the review to the state that a picture shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QThread

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.pages.debrief import DebriefPage
from negotiator_trainer.ui.pages.drills import DrillsPage
from negotiator_trainer.ui.pages.table import TablePage
from negotiator_trainer.ui.routes import DRILLS

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.ui.main_window import MainWindow
    from negotiator_trainer.ui.pages.page import Page

_PATIENCE_MS = 600_000
"""The largest scenarios take minutes the first time."""


def open_review(page: Page | None, part: str) -> None:
    """Open a part of the review.

    Args:
        page: A debrief, or the table of a coached attempt.
        part: ``turns``, ``moment``, ``answer``, ``verdict`` or ``better`` in a debrief;
            ``coached`` or ``hint`` at the table.

    Raises:
        TrainerError: The scenario cannot be solved.
    """
    if isinstance(page, DebriefPage):
        _open_debrief(page, part)
    elif isinstance(page, TablePage):
        guide = page.guide
        _wait(guide.chip.isVisible)
        if part == "hint":
            page.ask_hint()
            _wait(lambda: bool(guide.hint.text()))


def open_drills(window: MainWindow, part: str) -> None:
    """Go on from a debrief to the drills that come of it.

    Args:
        window: It shows the debrief.
        part: ``drill`` for the question, ``drilled`` for how the answer did.

    Raises:
        TrainerError: The scenario cannot be solved.
    """
    debrief = window.shell.page
    if isinstance(debrief, DebriefPage):
        _wait(lambda: debrief.review.view is not None)
    window.go(DRILLS)
    page = window.shell.page
    if not isinstance(page, DrillsPage):
        return
    _wait(lambda: page.asking)
    if part == "drilled" and page.position is not None:
        page.answered.emit(f"say {page.position.table.options[0].id}")
        _wait(lambda: page.told)


def _open_debrief(page: DebriefPage, part: str) -> None:
    side = page.review
    _wait(lambda: side.view is not None)
    moments = () if side.view is None else side.view.moments
    page.show_section("turns")
    if part == "turns" or not moments:
        if moments:
            page.open_turn(moments[0].turn)
        return
    side.begin_walk()
    walk = side.walk
    if walk is None:
        return
    _wait(lambda: walk.position is not None)
    if part == "answer":
        walk.try_again()
    elif part == "better":
        walk.view_better()
        _wait(walk.verdict.isVisible)
    elif part == "verdict" and walk.position is not None:
        walk.try_again()
        walk.answered.emit(walk.turn, f"say {walk.position.table.options[0].id}")
        _wait(walk.verdict.isVisible)


def _wait(seen: Callable[[], bool]) -> None:
    waited = QElapsedTimer()
    waited.start()
    while not seen():
        if waited.elapsed() > _PATIENCE_MS:
            raise TrainerError(
                "The scenario was not solved in ten minutes.", remedy="Choose a smaller one."
            )
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QThread.msleep(10)  # what is waited for needs the processor
