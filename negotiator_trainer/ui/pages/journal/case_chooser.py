"""Chooses the case in which a debrief is applied, and what of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot

from negotiator_trainer.services.journal.listing import EntryFilter
from negotiator_trainer.ui.pages.field import Field
from negotiator_trainer.ui.pages.journal.case_dialog import CaseDialog
from negotiator_trainer.ui.pages.journal.entry_list import EntryList
from negotiator_trainer.ui.pages.words_box import WordsBox
from negotiator_trainer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.journal.listing import Entry, JournalPage

_LINES = 8
_PAUSE_MS = 120


class CaseChooser(CaseDialog):
    """Lists the journal's cases; a search narrows them.

    Args:
        note: What was said about the attempt; offered as the note.
        parent: The page.

    Attributes:
        search: What is searched for.
        list: The cases.
        note: What of the debrief is applied.

    Signals:
        wanted: Other cases; carries an `EntryFilter`.
        more_wanted: Those after the ones shown; carries the filter and how many are shown.
        chosen: Carries the `Entry` and the note.
    """

    wanted = Signal(object)
    more_wanted = Signal(object, object)
    chosen = Signal(object, object)

    def __init__(self, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_words(self.tr("Applied in a case"), confirm=self.tr("Link it"))
        self.search = SearchField(self.tr("Search the journal"))
        self.list = EntryList()
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.note = WordsBox(self.tr("Such as: ask about their date before the price"), lines=2)
        self.note.set_words(note)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, stretch=1)
        self.body.addWidget(Field("note", self.tr("What of it do you apply?"), self.note))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.search.textChanged.connect(self._on_typed)
        self.list.entries.more_wanted.connect(self._on_more_wanted)
        self.list.entry_opened.connect(self._on_opened)
        self.confirm.clicked.connect(self._on_confirmed)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def filter(self) -> EntryFilter:
        """Which cases are wanted."""
        return EntryFilter(words=self.search.text().strip())

    def show_entries(self, page: JournalPage) -> None:
        """Show the first of the cases that are wanted."""
        wanted = self.filter
        self.list.show_entries(page.entries, more=page.more, excerpts=bool(wanted.words))
        self.confirm.setEnabled(bool(page.entries))
        if page.entries:
            self.message.clear()
        elif wanted.everything:
            self.message.show_info(
                self.tr("Your journal is empty. Begin an entry there first: Ctrl+5.")
            )
        else:
            self.message.show_info(self.tr("No entry has “{0}”.").format(wanted.words))

    def add_entries(self, page: JournalPage) -> None:
        """Show what follows."""
        self.list.entries.add(page.entries, more=page.more)

    @Slot(str)
    def _on_typed(self, _words: str) -> None:
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        self.wanted.emit(self.filter)

    @Slot(object)
    def _on_more_wanted(self, count: int) -> None:
        self.more_wanted.emit(self.filter, count)

    @Slot(object)
    def _on_opened(self, _entry: Entry) -> None:
        self._on_confirmed()

    @Slot()
    def _on_confirmed(self) -> None:
        entry = self.list.current
        if entry is not None:
            self.chosen.emit(entry, self.note.words().strip())
            self.accept()
