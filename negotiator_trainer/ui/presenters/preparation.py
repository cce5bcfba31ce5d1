"""Fills the preparation sheet and keeps what is written on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import Crumb, Route

if TYPE_CHECKING:
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.preparation import PreparationPage

PAUSE_MS = 400
"""How long one stops typing before the sheet is stored."""


class PreparationPresenter(Presenter):
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
        self._shown = False
        self._pending: Sheet | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.save)
        page.sheet_edited.connect(self._on_sheet_edited)
        page.sit_down_clicked.connect(self._on_sit_down_clicked)
        page.retry_clicked.connect(self._on_retry_clicked)

    def open(self) -> None:
        """Show the sheet as it was stored."""
        try:
            view = self._trainer.prepare(self._attempt)
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        self._shown = True
        self.page.show_preparation(view)
        here = Crumb(self.tr("Preparation"), Route.preparation(self._attempt))
        if view.brief is None:
            self.crumbs_changed.emit((here,))
            return
        brief = Route.brief(view.brief.scenario, view.brief.role)
        self.crumbs_changed.emit((Crumb(view.brief.title, brief), here))

    def settle(self) -> bool:
        """Store what was typed last."""
        return self.save()

    @Slot()
    def save(self) -> bool:
        """Store the sheet; False, with a line that says why, when it could not be."""
        self._timer.stop()
        if self._pending is None:
            return True
        try:
            view = self._trainer.save_sheet(self._attempt, self._pending)
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return False
        self._pending = None
        self.page.clear_trouble()
        self.page.show_consequences(view)
        self.saving_changed.emit(False)  # noqa: FBT003  a signal has no keywords
        return True

    @Slot(object)
    def _on_sheet_edited(self, sheet: Sheet) -> None:
        self._pending = sheet
        self.saving_changed.emit(True)  # noqa: FBT003  a signal has no keywords
        self._timer.start()

    @Slot()
    def _on_sit_down_clicked(self) -> None:
        if self._shown and self.save():
            self.left_for.emit(Route.table(self._attempt))

    @Slot()
    def _on_retry_clicked(self) -> None:
        if self._shown:
            self.save()
        else:
            self.open()
