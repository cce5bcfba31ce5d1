"""Pictures of pages with example data, for documents and for looking at what was built."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.example import Calendar, Stage, fill
from negotiator_trainer.services.keeping.automatic import back_up
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from negotiator_trainer.services.solving.place import solved_folder
from negotiator_trainer.store import failures
from negotiator_trainer.ui import fonts
from negotiator_trainer.ui.keeper import Keeper
from negotiator_trainer.ui.main_window import MainWindow
from negotiator_trainer.ui.pages.debrief import DebriefPage
from negotiator_trainer.ui.pages.recovery import RecoveryPage
from negotiator_trainer.ui.pages.table import TablePage
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.presenters.recovery import RecoveryPresenter
from negotiator_trainer.ui.reviewer import Reviewer
from negotiator_trainer.ui.routes import HOME, PROGRESS, SETTINGS, PageName, Route
from negotiator_trainer.ui.screens import Screens
from negotiator_trainer.ui.theme import Theme, prepare_application

if TYPE_CHECKING:
    from collections.abc import Iterator

    from negotiator_trainer.services.example import Example
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a picture shows: a page, the attempt that it needs, and what is open on it."""

    page: PageName
    stage: Stage = "begun"
    part: str = ""
    reviewed: bool = False


_SCENES = {
    "home": _Scene("home"),
    "brief": _Scene("brief"),
    "preparation": _Scene("preparation", "prepared"),
    "table": _Scene("table"),
    "offer": _Scene("table", part="offer"),
    "accept": _Scene("table", part="accept"),
    "walk": _Scene("table", part="walk"),
    "outside": _Scene("table", part="outside"),
    "edit": _Scene("table", part="estimate"),
    "sheet": _Scene("table", part="sheet"),
    "midway": _Scene("table", "midway"),
    "estimate": _Scene("table", "ended"),
    "questions": _Scene("debrief", "asked"),
    "debrief": _Scene("debrief", "finished"),
    "turns": _Scene("debrief", "finished", "turns"),
    "zone": _Scene("debrief", "finished", "zone"),
    "packages": _Scene("debrief", "finished", "packages"),
    "offers": _Scene("debrief", "finished", "offers"),
    "relationship": _Scene("debrief", "finished", "relationship"),
    "estimates": _Scene("debrief", "finished", "estimates"),
    "behaviours": _Scene("debrief", "finished", "doing"),
    "interview": _Scene("debrief", "finished", "voices"),
    "review": _Scene("debrief", "erred", "turns", reviewed=True),
    "moment": _Scene("debrief", "erred", "moment", reviewed=True),
    "answer": _Scene("debrief", "erred", "answer", reviewed=True),
    "verdict": _Scene("debrief", "erred", "verdict", reviewed=True),
    "better": _Scene("debrief", "erred", "better", reviewed=True),
    "drill": _Scene("debrief", "erred", "drill", reviewed=True),
    "drilled": _Scene("debrief", "erred", "drilled", reviewed=True),
    "coached": _Scene("table", "coached", "coached", reviewed=True),
    "hint": _Scene("table", "coached", "hint", reviewed=True),
    "compare": _Scene("compare", "finished"),
    "learn": _Scene("learn", "finished"),
    "progress": _Scene("progress"),
    "journal": _Scene("journal"),
    "case": _Scene("case", part="sheet"),
    "issues": _Scene("case", part="issues"),
    "alternatives": _Scene("case", part="alternatives"),
    "snapshot": _Scene("case", part="went_in"),
    "outcome": _Scene("case", part="outcome"),
    "audit": _Scene("case", part="review"),
    "settings": _Scene("settings"),
    "recovery": _Scene("home"),
}
_LAYERS = {
    "offer": TablePage.open_offer,
    "accept": TablePage.open_accept,
    "walk": TablePage.open_walk,
    "outside": TablePage.open_outside,
    "estimate": TablePage.open_estimate,
    "sheet": TablePage.toggle_sheet,
}
PAGES = (*_SCENES, "empty")
"""The pages that can be taken; ``empty`` is the home page of a new profile."""

_SETTLE_MS = 600


def take(
    page: str, file: Path, *, theme: str, size: QSize, scale: float, scenario: str = ""
) -> None:
    """Write a picture of a page to `file`.

    Args:
        page: One of `PAGES`.
        file: Where the PNG goes.
        theme: A name of `theme.THEME_NAMES`.
        size: The window's size in pixels.
        scale: The text's size, 1.0 to 2.0.
        scenario: What was played; the first scenario by default.

    Raises:
        TrainerError: There is no such page, or the file cannot be written.
    """
    if page not in PAGES:
        raise TrainerError(
            f"There is no page “{page}”.", remedy=f"Choose one of {', '.join(PAGES)}."
        )
    prepare_application()
    app = QApplication.instance() or QApplication(["negotiator-trainer"])
    assert isinstance(app, QApplication)  # noqa: S101  nothing else makes one
    fonts.load_text_fonts()
    fonts.load_symbol_fonts()
    look = Theme(app)
    look.apply(theme, scale=scale)
    with staged(page, look=look, size=size, scenario=scenario) as window:
        picture = window.grab()
    if not picture.save(str(file), "PNG"):
        raise TrainerError(
            f"The picture could not be written to {file}.", remedy="Choose another place for it."
        )


@contextmanager
def staged(page: str, *, look: Theme, size: QSize, scenario: str = "") -> Iterator[MainWindow]:
    """Show a window with a page and example data, as long as the block lasts.

    Args:
        page: One of `PAGES`.
        look: The theme, applied.
        size: The window's size in pixels.
        scenario: What was played; the first scenario by default.
    """
    clock = Calendar()
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder) / "settings.ini")
        preferences.theme, preferences.text_scale = look.name, look.scale
        place = str(Path(folder) / "example.db")
        trainer = open_trainer(place, environ={}, library=Library(), now=clock)
        try:
            scene, example = _SCENES.get(page), None
            if scene is not None:
                example = fill(trainer, clock.next_day, scenario=scenario, stage=scene.stage)
            screens = Screens(preferences, data_folder="~/.local/share/negotiator-trainer")
            screens.trainer = trainer
            if page in {"settings", "recovery"}:
                screens.keeper = _keeper(trainer, clock)
            if scene is not None and scene.reviewed:
                screens.reviewer = Reviewer(trainer, solved_folder(os.environ))
            window = MainWindow(screens, preferences, look)
            window.resize(size)
            try:
                _present(window, page, scene, example)
                if scene is not None and scene.page in {"journal", "case"}:
                    from negotiator_trainer.ui.shot_case import open_journal  # noqa: PLC0415

                    open_journal(window, trainer.journal, scene.part)
                    _settle()
                if page == "recovery":
                    _show_recovery(window, Path(place))
                yield window
            finally:
                window.close()
                window.deleteLater()
                _settle()
                for helper in (screens.reviewer, screens.keeper):
                    if helper is not None:
                        helper.close()
        finally:
            trainer.close()


def _present(window: MainWindow, page: str, scene: _Scene | None, example: Example | None) -> None:
    window.status.show_ready()
    window.show()
    if scene is None or example is None:
        window.go(HOME)
    else:
        _show(window, scene, example)
    _settle()


def _show(window: MainWindow, scene: _Scene, example: Example) -> None:
    routes = {
        "home": HOME,
        "compare": Route.compare(example.attempt),
        "learn": Route.learn("interests"),
        "progress": PROGRESS,
        "settings": SETTINGS,
        "brief": Route.brief(example.scenario, example.role),
        "preparation": Route.preparation(example.attempt),
        "table": Route.table(example.attempt),
        "debrief": Route.debrief(example.attempt),
    }
    window.go(routes.get(scene.page, HOME))
    _settle()
    if scene.page in {"journal", "case"}:
        return
    if scene.reviewed:
        from negotiator_trainer.ui.shot_review import open_drills, open_review  # noqa: PLC0415

        if scene.part in {"drill", "drilled"}:
            open_drills(window, scene.part)
        else:
            open_review(window.shell.page, scene.part)
    elif scene.part:
        _open(window.shell.page, scene.part)


def _open(page: Page | None, part: str) -> None:
    if isinstance(page, DebriefPage):
        page.show_section(part)
    elif isinstance(page, TablePage):
        _LAYERS[part](page)


def _show_recovery(window: MainWindow, profile: Path) -> None:
    page = RecoveryPage()
    error = failures.damaged(Path("profile.db"), "is not a database")
    presenter = RecoveryPresenter(page, error, profile, window)
    window.show_page(page)
    presenter.open()
    _settle()
    presenter.close()


def _keeper(trainer: Trainer, clock: Calendar) -> Keeper:
    """Make backups of different days, one of them damaged, and what looks after them."""
    for _ in range(3):
        made = back_up(trainer.database)
        clock.next_day()
    made.write_bytes(b"")
    return Keeper(trainer)


def _settle() -> None:
    """Let layouts, timers and charts finish."""
    waited = QElapsedTimer()
    waited.start()
    while waited.elapsed() < _SETTLE_MS:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
