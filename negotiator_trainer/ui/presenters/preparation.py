"""Fills the preparation sheet and keeps what is written on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.ui.presenters.self_saving import SelfSavingPresenter
from negotiator_trainer.ui.routes import Crumb, Route

if TYPE_CHECKING:
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.preparation_view import PreparationView
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.preparation import PreparationPage


class PreparationPresenter(SelfSavingPresenter["PreparationView"]):
    """Serves a `PreparationPage`; the sheet saves itself.

    Args:
        page: The page.
        trainer: The services.
        attempt: The attempt that is prepared.
        parent: The object that owns it.
    """

    def __init__(
        self,
        page: PreparationPage,
        trainer: Trainer,
        *,
        attempt: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, parent)
        self.page: PreparationPage = page
        self._trainer = trainer
        self._attempt = attempt
        self._pending: Sheet | None = None
        page.sheet_edited.connect(self._on_sheet_edited)
        page.sit_down_clicked.connect(self._on_sit_down_clicked)

    def read(self) -> PreparationView:
        """Return the sheet as it was stored."""
        return self._trainer.prepare(self._attempt)

    def show(self, view: PreparationView) -> None:
        """Show the sheet, and the way to it."""
        self.page.show_preparation(view)
        here = Crumb(self.tr("Preparation"), Route.preparation(self._attempt))
        if view.brief is None:
            self.crumbs_changed.emit((here,))
            return
        brief = Route.brief(view.brief.scenario, view.brief.role)
        self.crumbs_changed.emit((Crumb(view.brief.title, brief), here))

    def store(self) -> PreparationView | None:
        """Store the sheet where it was edited."""
        if self._pending is None:
            return None
        view = self._trainer.save_sheet(self._attempt, self._pending)
        self._pending = None
        return view

    def show_stored(self, view: PreparationView) -> None:
        """Show what follows from the sheet."""
        self.page.show_consequences(view)

    @Slot(object)
    def _on_sheet_edited(self, sheet: Sheet) -> None:
        self._pending = sheet
        self.wait()

    @Slot()
    def _on_sit_down_clicked(self) -> None:
        if self.shown and self.save():
            self.left_for.emit(Route.table(self._attempt))
