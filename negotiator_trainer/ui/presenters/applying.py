"""Links a debrief to the case in which it is applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.journal.case import Link
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.pages.journal.case_chooser import CaseChooser
from negotiator_trainer.ui.routes import Route

if TYPE_CHECKING:
    from negotiator_trainer.services.journal.listing import Entry, EntryFilter
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.page import Page

_PAGE = 100


class Applying(QObject):
    """Asks which case, links it, and offers to go there.

    Args:
        page: The debrief's page: the dialog lies over it.
        trainer: The services.
        attempt: The attempt that was debriefed.
        parent: The object that owns it, not the page.

    Signals:
        left_for: The person goes on to the case; carries its `Route`.
    """

    left_for = Signal(object)

    def __init__(
        self, page: Page, trainer: Trainer, *, attempt: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._trainer = trainer
        self._attempt = attempt
        self._dialog: CaseChooser | None = None
        self._case: int | None = None
        page.toast.action_taken.connect(self._on_case_wanted)

    @Slot()
    def ask(self) -> None:
        """Ask which case."""
        try:
            note = self._trainer.journal.comparison(self._attempt)
            entries = self._trainer.journal.entries(limit=_PAGE, counted=False)
        except TrainerError as error:
            self._page.show_trouble(error)
            return
        self._dialog = CaseChooser(note, self._page)
        self._dialog.wanted.connect(self._on_wanted)
        self._dialog.more_wanted.connect(self._on_more_wanted)
        self._dialog.chosen.connect(self._on_chosen)
        self._dialog.destroyed.connect(self._on_closed)
        self._dialog.show_entries(entries)
        self._dialog.open()

    @Slot(object)
    def _on_wanted(self, wanted: EntryFilter) -> None:
        if self._dialog is None:
            return
        try:
            found = self._trainer.journal.entries(wanted, limit=_PAGE, counted=False)
            self._dialog.show_entries(found)
        except TrainerError as error:
            self._dialog.message.show_trouble(error)

    @Slot(object, object)
    def _on_more_wanted(self, wanted: EntryFilter, count: int) -> None:
        if self._dialog is None:
            return
        try:
            journal = self._trainer.journal
            found = journal.entries(wanted, limit=_PAGE, offset=count, counted=False)
            self._dialog.add_entries(found)
        except TrainerError as error:
            self._dialog.message.show_trouble(error)

    @Slot(object, object)
    def _on_chosen(self, entry: Entry, note: str) -> None:
        try:
            uuid = self._trainer.attempt(self._attempt).uuid
            self._trainer.journal.link(entry.id, self._attempt, Link(uuid, "debrief", note))
        except TrainerError as error:
            self._page.show_trouble(error)
            return
        self._case = entry.id
        title = words.title_or_kind(entry.title, entry.template)
        said = self._page.tr("Linked to “{0}”.").format(title)
        self._page.toast.show_message(said, action=self._page.tr("Open the case"))

    @Slot()
    def _on_case_wanted(self) -> None:
        if self._case is not None:
            self.left_for.emit(Route.case(self._case))

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None
