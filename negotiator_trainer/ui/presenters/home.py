"""Fills the home page and does what is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import Route

if TYPE_CHECKING:
    from negotiator_trainer.services.library_view import Home, Unfinished
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.home import HomePage


class HomePresenter(Presenter):
    """Serves a `HomePage`.

    Args:
        page: The page.
        trainer: The services; None while the database is being opened.
        parent: The object that owns it.
    """

    def __init__(
        self, page: HomePage, trainer: Trainer | None, parent: QObject | None = None
    ) -> None:
        super().__init__(page, parent)
        self.page: HomePage = page
        self._trainer = trainer
        self._unfinished: dict[int, Unfinished] = {}
        self._put_aside: int | None = None
        page.start_clicked.connect(self._on_scenario_chosen)
        page.scenario_opened.connect(self._on_scenario_chosen)
        page.resume_clicked.connect(self._on_resume_clicked)
        page.discard_clicked.connect(self._on_discard_clicked)
        page.undo_clicked.connect(self._on_undo_clicked)
        page.retry_clicked.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Show what there is now."""
        if self._trainer is None:
            return
        try:
            home = self._trainer.home()
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        self.show_home(home)

    def use_trainer(self, trainer: Trainer) -> None:
        """Serve the page from the services, now that they are open."""
        self._trainer = trainer
        self.open()

    def show_home(self, home: Home) -> None:
        """Show what is known so far, for instance before the database is open."""
        self._unfinished = {each.attempt: each for each in home.unfinished}
        self.page.show_home(home)

    @Slot(object)
    def _on_scenario_chosen(self, scenario: str) -> None:
        self.left_for.emit(Route.brief(scenario))

    @Slot(object)
    def _on_resume_clicked(self, attempt: int) -> None:
        begun = self._unfinished[attempt].turn > 0
        self.left_for.emit(Route.table(attempt) if begun else Route.preparation(attempt))

    @Slot(object)
    def _on_discard_clicked(self, attempt: int) -> None:
        if self._trainer is None:
            return
        try:
            self._trainer.discard(attempt)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._put_aside = attempt
        title = self._unfinished[attempt].title
        self.open()
        self.page.show_discarded(title)
        self.page.focus_first()

    @Slot()
    def _on_undo_clicked(self) -> None:
        if self._trainer is None or self._put_aside is None:
            return
        try:
            self._trainer.restore(self._put_aside)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._put_aside = None
        self.open()
        self.page.focus_first()
