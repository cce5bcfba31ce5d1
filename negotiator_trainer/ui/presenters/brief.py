"""Fills the brief and begins an attempt from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.footing import begin
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import Crumb, Route

if TYPE_CHECKING:
    from negotiator_trainer.services.library_view import BriefView
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.brief import BriefPage


class BriefPresenter(Presenter):
    """Serves a `BriefPage`.

    Args:
        page: The page.
        trainer: The services.
        scenario: The scenario's id.
        role: Whose side it is read from; empty for the first playable one.
        parent: The object that owns it.
    """

    def __init__(
        self,
        page: BriefPage,
        trainer: Trainer,
        *,
        scenario: str,
        role: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, parent)
        self.page: BriefPage = page
        self._trainer = trainer
        self._scenario = scenario
        self._role = role
        self._view: BriefView | None = None
        page.prepare_clicked.connect(self._on_prepare_clicked)
        page.go_clicked.connect(self._on_go_clicked)
        page.role_chosen.connect(self._on_role_chosen)
        page.retry_clicked.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Show the brief."""
        if self._view is not None:
            self.page.clear_trouble()
            return
        try:
            view = self._trainer.brief(self._scenario, self._role)
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        self._view = view
        self.page.show_brief(view)
        self.crumbs_changed.emit((Crumb(view.title, Route.brief(view.scenario, view.role)),))

    @Slot()
    def _on_prepare_clicked(self) -> None:
        attempt = self._begin()
        if attempt is not None:
            self.left_for.emit(Route.preparation(attempt))

    @Slot()
    def _on_go_clicked(self) -> None:
        attempt = self._begin()
        if attempt is not None:
            self.left_for.emit(Route.table(attempt))

    @Slot(object)
    def _on_role_chosen(self, role: str) -> None:
        self.left_for.emit(Route.brief(self._scenario, role))

    def _begin(self) -> int | None:
        """Begin an attempt, or go on with one in which nothing was said yet."""
        view = self._view
        if view is None:
            return None
        try:
            return begin(self._trainer, view.scenario, view.role, mode=self.page.mode)
        except TrainerError as error:
            self.page.show_trouble(error, retry=False)
            return None
