"""Fills the progress page and opens what is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import HOME, Route

if TYPE_CHECKING:
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.progress import ProgressPage


class ProgressPresenter(Presenter):
    """Serves a `ProgressPage`.

    Args:
        page: The page.
        trainer: The services.
        parent: The object that owns it.
    """

    def __init__(self, page: ProgressPage, trainer: Trainer, parent: QObject | None = None) -> None:
        super().__init__(page, parent)
        self.page: ProgressPage = page
        self._trainer = trainer
        page.attempt_opened.connect(self._on_attempt_opened)
        page.practise_clicked.connect(self._on_practise_clicked)
        page.retry_clicked.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Show how it stands."""
        try:
            view = self._trainer.progress()
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        self.page.show_progress(view)

    @Slot(object)
    def _on_attempt_opened(self, attempt: int) -> None:
        self.left_for.emit(Route.debrief(attempt))

    @Slot()
    def _on_practise_clicked(self) -> None:
        self.left_for.emit(HOME)
