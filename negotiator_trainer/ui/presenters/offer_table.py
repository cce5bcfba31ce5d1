"""Fills the plain offer table, and writes its log into the case when that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.journal.case import Link, Links
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import JOURNAL, Crumb, Route

if TYPE_CHECKING:
    from negotiator_trainer.services.journal.page import CasePage
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.journal.offer_table import OfferTablePage


class OfferTablePresenter(Presenter):
    """Serves an `OfferTablePage`.

    Args:
        page: The page.
        trainer: The services.
        case: The case that is rehearsed.
        parent: The object that owns it.
    """

    def __init__(
        self, page: OfferTablePage, trainer: Trainer, *, case: int, parent: QObject | None = None
    ) -> None:
        super().__init__(page, parent)
        self.page: OfferTablePage = page
        self._journal = trainer.journal
        self._case = case
        self._kept: Link | None = None
        page.case_wanted.connect(self._on_case_wanted)
        page.keep_clicked.connect(self._on_keep_clicked)
        page.retry_clicked.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Begin a rehearsal."""
        try:
            view = self._journal.page(self._case)
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        self.page.show_case(view)
        self.page.focus_first()
        title = words.title_or_kind(view.title, view.template)
        self.crumbs_changed.emit(
            (
                Crumb(self.tr("Journal"), JOURNAL),
                Crumb(title, Route.case(self._case)),
                Crumb(self.tr("Offer table"), Route.offer_table(self._case)),
            )
        )

    def _write(self, log: str) -> CasePage:
        """Put the log among the links; one written before by this rehearsal is replaced."""
        links = [view.link for view in self._journal.page(self._case).links]
        new = Link("", "rehearsal", log)
        if self._kept in links:
            links[links.index(self._kept)] = new
        else:
            links.append(new)
        page = self._journal.save(self._case, Links(tuple(links)))
        self._kept = new
        return page

    @Slot()
    def _on_case_wanted(self) -> None:
        self.left_for.emit(Route.case(self._case))

    @Slot(object)
    def _on_keep_clicked(self, log: str) -> None:
        try:
            self._write(log)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self.page.clear_trouble()
        self.page.show_kept()
