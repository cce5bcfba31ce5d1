"""Fills a case's page and keeps what is written on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from weakref import WeakMethod

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.store.case_records import CaseChange
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.pages.journal.stage_steps import STEPS
from negotiator_trainer.ui.presenters.case_tools import CaseTools
from negotiator_trainer.ui.presenters.self_saving import SelfSavingPresenter
from negotiator_trainer.ui.routes import JOURNAL, Crumb, Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.services.journal.documents import Document
    from negotiator_trainer.services.journal.page import CasePage as CaseView
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.journal.case_details import Details
    from negotiator_trainer.ui.pages.journal.case_page import CasePage
    from negotiator_trainer.ui.pages.journal.stage_steps import Step


class CasePresenter(SelfSavingPresenter["CaseView"]):
    """Serves a `CasePage`; the case saves itself.

    Args:
        page: The page.
        trainer: The services.
        case: The case.
        step: The step to show first; what is due when empty.
        parent: The object that owns it.
    """

    def __init__(
        self,
        page: CasePage,
        trainer: Trainer,
        *,
        case: int,
        step: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, parent)
        self.page: CasePage = page
        self._journal = trainer.journal
        self._case = case
        self._step: Step | None = next((each for each in STEPS if each == step), None)
        self._pending: dict[type, Document] = {}
        self._details: Details | None = None
        self._done: Literal["", "went_in", "trashed"] = ""
        self.tools = CaseTools(
            page, page.links, trainer, case=case, settle=_weakly(self.settle), parent=self
        )
        self._connect()

    def read(self) -> CaseView:
        """Return the case as it was stored."""
        return self._journal.page(self._case)

    def show(self, view: CaseView) -> None:
        """Show the case at its step, and the way to it."""
        self.page.show_case(view, step=self._step)
        self.page.focus_first()
        self._show_way(view)

    def store(self) -> CaseView | None:
        """Store the head of the case and its parts, in the order in which they were edited."""
        view: CaseView | None = None
        if self._details is not None:
            view = self._save_details(self._details)
            self._details = None
        for kind, document in tuple(self._pending.items()):
            view = self._journal.save(self._case, document)
            del self._pending[kind]
        return view

    def show_stored(self, view: CaseView) -> None:
        """Show what follows from what was stored, and the title on the way."""
        self.page.show_consequences(view)
        self._show_way(view)

    def _connect(self) -> None:
        self.page.edited.connect(self._on_edited)
        self.page.details_edited.connect(self._on_details_edited)
        self.page.went_in.connect(self._on_went_in)
        self.page.taken_back.connect(self._on_taken_back)
        self.page.undo_clicked.connect(self._on_undo_clicked)
        self.page.delete_clicked.connect(self._on_delete_clicked)
        self.page.restore_clicked.connect(self._on_restore_clicked)
        self.page.card_wanted.connect(self._on_card_wanted)
        self.tools.left_for.connect(self.left_for)
        self.tools.links_changed.connect(self.page.show_links)

    def _save_details(self, details: Details) -> CaseView:
        return self._journal.change(
            self._case,
            CaseChange(
                title=details.title,
                tags=details.tags,
                people=details.people,
                unit=details.unit,
                happens_on=details.happens_on,
            ),
        )

    def _show_way(self, view: CaseView) -> None:
        title = words.title_or_kind(view.title, view.template)
        self.crumbs_changed.emit(
            (Crumb(self.tr("Journal"), JOURNAL), Crumb(title, Route.case(self._case)))
        )

    def _show_done(self, done: Literal["", "went_in", "trashed"], said: str) -> None:
        """Show the case as it is after something was done, and offer to undo it."""
        self._done = done
        self.page.show_consequences(self._journal.page(self._case))
        if done:
            self.page.say_done(said)

    @Slot(object)
    def _on_edited(self, document: Document) -> None:
        self._pending.pop(type(document), None)
        self._pending[type(document)] = document
        self.wait()

    @Slot(object)
    def _on_details_edited(self, details: Details) -> None:
        self._details = details
        self.wait()

    @Slot()
    def _on_went_in(self) -> None:
        if not self.shown or not self.save():
            return
        try:
            self._journal.go_in(self._case)
            self._show_done("went_in", self.tr("Frozen. Good luck."))
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self.page.show_step("went_in")

    @Slot()
    def _on_delete_clicked(self) -> None:
        if not self.shown or not self.save():
            return
        try:
            self._journal.trash(self._case)
            self._show_done("trashed", self.tr("In the trash for 30 days."))
        except TrainerError as error:
            self.page.show_trouble(error)

    @Slot()
    def _on_undo_clicked(self) -> None:
        done, self._done = self._done, ""
        try:
            if done == "went_in":
                self._journal.take_back(self._case)
                self._show_done("", "")
                self.page.show_step("prepare")
            elif done == "trashed":
                self._journal.untrash(self._case)
                self._show_done("", "")
        except TrainerError as error:
            self.page.show_trouble(error)

    @Slot()
    def _on_taken_back(self) -> None:
        self._done = "went_in"
        self.page.toast.dismiss()
        self._on_undo_clicked()

    @Slot()
    def _on_restore_clicked(self) -> None:
        self._done = "trashed"
        self.page.toast.dismiss()
        self._on_undo_clicked()

    @Slot(object)
    def _on_card_wanted(self, card: str) -> None:
        self.left_for.emit(Route.learn(card))


def _weakly(settle: Callable[[], bool]) -> Callable[[], bool]:
    """Call a method without keeping its object: the two would keep each other alive."""
    reference = WeakMethod(settle)

    def call() -> bool:
        method = reference()
        return method is None or method()

    return call
