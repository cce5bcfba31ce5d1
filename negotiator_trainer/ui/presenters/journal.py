"""Fills the journal's list and does what its page reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.journal.listing import EntryFilter
from negotiator_trainer.ui.keeper import EXPUNGE
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import Route

if TYPE_CHECKING:
    from negotiator_trainer.journal.case import Size
    from negotiator_trainer.services.journal.forgetting import Forgotten
    from negotiator_trainer.services.journal.listing import Entry, JournalPage
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.keeper import Keeper
    from negotiator_trainer.ui.pages.journal.page import JournalListPage

PAGE = 100
"""How many entries are read at a time."""


@dataclass(slots=True)
class ListPlace:
    """Where one was in the list: back from a case it is as one left it.

    Attributes:
        wanted: What was searched for and narrowed by.
        case: The case that was opened.
    """

    wanted: EntryFilter = field(default_factory=EntryFilter)
    case: int | None = None


class JournalPresenter(Presenter):
    """Serves a `JournalListPage`.

    Args:
        page: The page.
        trainer: The services.
        place: Where one was in the list before a case was opened from it.
        keeper: Deletes for good, on a thread of its own; None where nothing can be.
        parent: The object that owns it.
    """

    def __init__(
        self,
        page: JournalListPage,
        trainer: Trainer,
        *,
        place: ListPlace | None = None,
        keeper: Keeper | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, parent)
        self.page: JournalListPage = page
        self._trainer = trainer
        self._place = place or ListPlace()
        self._keeper = keeper
        self._dropped: Entry | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_memories)
        page.wanted.connect(self._on_wanted)
        page.more_wanted.connect(self._on_more_wanted)
        page.entry_chosen.connect(self._on_chosen)
        page.case_opened.connect(self._on_case_opened)
        page.begun.connect(self._on_begun)
        page.dropped.connect(self._on_dropped)
        page.restored.connect(self._on_restored)
        page.expunged.connect(self._on_expunged)
        page.emptied.connect(self._on_emptied)
        page.undo_clicked.connect(self._on_undo_clicked)
        page.retry_clicked.connect(self._on_retry_clicked)
        if keeper is not None:
            keeper.began.connect(self._on_began)
            keeper.done.connect(self._on_done)
            keeper.failed.connect(self._on_failed)

    def settle(self) -> bool:
        """Bring nothing back any more."""
        self._later.stop()
        return True

    def open(self) -> None:
        """Show the entries that are wanted."""
        before, self._place.wanted = self._place.wanted, EntryFilter()
        self.page.filters.show_wanted(before)
        self._show(before)
        if self._place.case is not None:
            self.page.list.choose(self._place.case)
        self._later.start()
        if self._keeper is not None:
            self._on_began(self._keeper.doing)

    @Slot()
    def _show_memories(self) -> None:
        """Show what comes back, once the list is on the screen."""
        try:
            self.page.show_memories(self._trainer.plan.memories())
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)

    def _show(self, wanted: EntryFilter, *, counted: bool = True) -> None:
        found = self._read(wanted, 0, counted=counted)
        if found is not None:
            self.page.clear_trouble()
            self.page.show_entries(found)

    def _read(self, wanted: EntryFilter, offset: int, *, counted: bool) -> JournalPage | None:
        journal = self._trainer.journal
        try:
            return journal.entries(wanted, limit=PAGE, offset=offset, counted=counted)
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return None

    @Slot()
    def _on_retry_clicked(self) -> None:
        self._show(self.page.filter)
        self._later.start()

    @Slot(object)
    def _on_wanted(self, wanted: EntryFilter) -> None:
        """Narrow the list; a key stroke waits for no counting of tags."""
        self._show(wanted, counted=False)

    @Slot(object, object)
    def _on_more_wanted(self, wanted: EntryFilter, count: int) -> None:
        found = self._read(wanted, count, counted=False)
        if found is not None:
            self.page.add_entries(found)

    @Slot(object)
    def _on_chosen(self, entry: Entry) -> None:
        self._place.wanted = self.page.filter
        self._place.case = entry.id
        self.left_for.emit(Route.case(entry.id))

    @Slot(object)
    def _on_case_opened(self, case: int) -> None:
        self.left_for.emit(Route.case(case))

    @Slot(object, object)
    def _on_begun(self, size: Size, template: str) -> None:
        try:
            case = self._trainer.journal.start(template, size)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self.left_for.emit(Route.case(case))

    @Slot(object)
    def _on_dropped(self, entry: Entry) -> None:
        try:
            self._trainer.journal.trash(entry.id)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._dropped = entry
        self._show(self.page.filter)
        self.page.show_dropped(words.title_or_kind(entry.title, entry.template))

    @Slot()
    def _on_undo_clicked(self) -> None:
        if self._dropped is not None:
            self._restore(self._dropped)
            self._dropped = None

    @Slot(object)
    def _on_restored(self, entry: Entry) -> None:
        if self._restore(entry):
            title = words.title_or_kind(entry.title, entry.template)
            self.page.show_done(self.page.tr("Restored: {0}").format(title))

    def _restore(self, entry: Entry) -> bool:
        try:
            self._trainer.journal.untrash(entry.id)
        except TrainerError as error:
            self.page.show_trouble(error)
            return False
        self._show(self.page.filter)
        return True

    @Slot(object)
    def _on_expunged(self, entry: Entry) -> None:
        if self._keeper is not None:
            self._keeper.expunge((entry.id,))

    @Slot()
    def _on_emptied(self) -> None:
        if self._keeper is not None:
            self._keeper.empty_trash()

    @Slot(object)
    def _on_began(self, what: str) -> None:
        if what == EXPUNGE:
            self.page.clear_trouble()
            self.page.show_deleting()

    @Slot(object, object)
    def _on_done(self, what: str, result: object) -> None:
        if what == EXPUNGE:
            gone = cast("Forgotten", result)
            self.page.show_idle()
            self._show(self.page.filter)
            self.page.show_gone(gone.cases, files=len(gone.removed))

    @Slot(object, object)
    def _on_failed(self, what: str, error: TrainerError | None) -> None:
        if what != EXPUNGE:
            return
        self.page.show_idle()
        self._show(self.page.filter)
        if error is not None:
            self.page.show_trouble(error)
