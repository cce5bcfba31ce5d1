"""Pictures of pages with example data, for documents and for looking at what was built."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.example import Calendar, Example, fill
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from negotiator_trainer.ui import fonts
from negotiator_trainer.ui.main_window import MainWindow
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.routes import HOME, PROGRESS, SETTINGS, Route
from negotiator_trainer.ui.screens import Screens
from negotiator_trainer.ui.theme import Theme, prepare_application

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = ("home", "brief", "preparation", "table", "estimate", "questions", "debrief", "progress",
         "settings", "empty")  # fmt: skip
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
    with tempfile.TemporaryDirectory() as folder:
        _take(page, file, Path(folder), look, theme=theme, size=size, scale=scale,
              scenario=scenario)  # fmt: skip


def _take(
    page: str, file: Path, folder: Path, look: Theme, *, theme: str, size: QSize, scale: float,
    scenario: str,
) -> None:  # fmt: skip
    clock = Calendar()
    trainer = open_trainer(str(folder / "example.db"), environ={}, library=Library(), now=clock)
    try:
        example = None if page == "empty" else fill(trainer, clock.next_day, scenario=scenario)
        preferences = Preferences(folder / "settings.ini")
        preferences.theme, preferences.text_scale = theme, scale
        screens = Screens(preferences, data_folder="~/.local/share/negotiator-trainer")
        screens.trainer = trainer
        window = MainWindow(screens, preferences, look)
        window.resize(size)
        window.status.show_ready()
        window.show()
        window.go(_route(page, example))
        _settle()
        picture = window.grab()
        window.close()
        window.deleteLater()
        _settle()
    finally:
        trainer.close()
    if not picture.save(str(file), "PNG"):
        raise TrainerError(
            f"The picture could not be written to {file}.", remedy="Choose another place for it."
        )


def _route(page: str, example: Example | None) -> Route:
    if example is None:
        return HOME
    routes: dict[str, Callable[[], Route]] = {
        "home": lambda: HOME,
        "progress": lambda: PROGRESS,
        "settings": lambda: SETTINGS,
        "brief": lambda: Route.brief(example.scenario, example.role),
        "preparation": lambda: Route.preparation(example.prepared),
        "table": lambda: Route.table(example.begun),
        "estimate": lambda: Route.table(example.ended),
        "questions": lambda: Route.debrief(example.asked),
        "debrief": lambda: Route.debrief(example.finished),
    }
    return routes[page]()


def _settle() -> None:
    """Let layouts, timers and charts finish."""
    waited = QElapsedTimer()
    waited.start()
    while waited.elapsed() < _SETTLE_MS:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
