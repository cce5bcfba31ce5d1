"""The journal: every real negotiation that was written down, and what is to be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from negotiator_trainer.services.journal.listing import EntryFilter
from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.pages.journal.entry_card import EntryCard
from negotiator_trainer.ui.pages.journal.entry_list import EntryList
from negotiator_trainer.ui.pages.journal.expunge_dialog import ExpungeDialog
from negotiator_trainer.ui.pages.journal.filters import Filters
from negotiator_trainer.ui.pages.journal.memories_card import MemoriesCard
from negotiator_trainer.ui.pages.journal.new_entry import NewEntry
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.busy import BusyOverlay
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.empty import EmptyState
from negotiator_trainer.wording import ntr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from negotiator_trainer.services.journal.listing import Entry, JournalPage
    from negotiator_trainer.services.plan.view import Memory


class JournalListPage(Page):
    """Shows a `JournalPage` and reads on as one scrolls.

    Attributes:
        filters: What narrows the list.
        list: The entries.
        count: How many they are.
        card: The chosen one.
        memories: What comes back by itself; where there is room beside the list.
        new_entry: Begins one.
        trash: Shows the trash instead.
        nothing: What stands there while there is no entry.

    Signals:
        wanted: Other entries are to be shown; carries an `EntryFilter`.
        more_wanted: Those after the ones shown; carries the filter and how many are shown.
        entry_chosen: A case is to be opened; carries the `Entry`.
        case_opened: A case that comes back is to be opened; carries its id.
        begun: An entry is to be begun; carries the size and the template.
        dropped: A case goes into the trash; carries the `Entry`.
        restored: A case comes out of it; carries the `Entry`.
        expunged: A case is to be deleted for good; carries the `Entry`.
        emptied: So is every case in the trash.
        undo_clicked: What was done last is to be undone.
    """

    wanted = Signal(object)
    more_wanted = Signal(object, object)
    entry_chosen = Signal(object)
    case_opened = Signal(object)
    begun = Signal(object, object)
    dropped = Signal(object)
    restored = Signal(object)
    expunged = Signal(object)
    emptied = Signal()
    undo_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", fills=True, parent=parent)
        self.filters = Filters()
        self.list = EntryList()
        self.count = text.caption("")
        self.card = EntryCard()
        self.memories = MemoriesCard()
        self.new_entry = NewEntry()
        self.trash = button("", icon="trash")
        self.trash.setCheckable(True)
        self.empty_trash = button(self.tr("Empty the trash…"), kind="danger")
        self.nothing = EmptyState("notebook", "")
        self._busy = BusyOverlay(self.content)
        self._trashed = 0
        self._doomed: Entry | None = None
        self._lay_out()
        self._show_place()
        self._connect()

    @property
    def filter(self) -> EntryFilter:
        """Which entries are wanted; in the trash all that lie in it."""
        return EntryFilter(trashed=True) if self.trash.isChecked() else self.filters.wanted()

    def show_entries(self, page: JournalPage) -> None:
        """Show the first entries of what is wanted."""
        wanted = self.filter
        self.filters.show_choices(page)
        self._trashed = page.trashed
        self._show_place()
        had_keyboard = self.list.hasFocus() or self.card.isAncestorOf(self.focusWidget() or self)
        self.list.show_entries(page.entries, more=page.more, excerpts=bool(wanted.words))
        found = bool(page.entries)
        self.list.setVisible(found)
        self._show_count(more=page.more)
        self.card.setVisible(found)
        self._show_memories()
        self.nothing.setVisible(not found)
        self.filters.setVisible(not wanted.trashed and (found or not wanted.everything))
        self.empty_trash.setVisible(wanted.trashed and found)
        if not found:
            sentence, action = self._why_nothing(wanted)
            self.nothing.show_sentence(sentence, action=action)
        if had_keyboard:
            self.focus_first()
        if wanted.words:
            announce.say(self.filters.search, self.count.text())

    def show_memories(self, memories: Sequence[Memory]) -> None:
        """Show what the journal brings back today."""
        self.memories.show_memories(memories)
        self._show_memories()

    def add_entries(self, page: JournalPage) -> None:
        """Show what follows."""
        self.list.entries.add(page.entries, more=page.more)
        self._show_count(more=page.more)

    def show_dropped(self, title: str) -> None:
        """Say that an entry is in the trash, and offer it back for ten seconds."""
        self.toast.show_message(self.tr("Deleted: {0}").format(title), action=self.tr("Undo"))

    def show_done(self, sentence: str) -> None:
        """Say what was done and cannot be undone here."""
        self.toast.show_message(sentence)

    def show_deleting(self) -> None:
        """Say, once it takes long enough to notice, that entries are being deleted for good."""
        self._busy.start(self.tr("Deleting for good, from every backup too…"))

    def show_idle(self) -> None:
        """Let everything be used again."""
        self._busy.stop()

    def show_gone(self, entries: int, *, files: int = 0) -> None:
        """Say what was deleted for good.

        Args:
            entries: How many entries.
            files: How many files went with them as a whole.
        """
        gone = (
            self.tr("One entry is deleted for good.")
            if entries == 1
            else self.tr("{0} entries are deleted for good.").format(entries)
        )
        if files == 1:
            gone = self.tr("{0} So is an old copy that was put aside or could not be read.").format(
                gone
            )
        elif files:
            gone = self.tr(
                "{0} So are {1} old copies that were put aside or could not be read."
            ).format(gone, files)
        self.show_done(gone)

    def focus_first(self) -> None:
        """Begin in the list, or with what can be done where it is empty."""
        target = self.list if self.list.isVisible() else self.nothing.action
        if target.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def narrow_changed(self, *, narrow: bool) -> None:
        """Put the chosen entry under the list on a small window."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        for at, share in enumerate((3, 2)):
            self._row.setStretch(at, 0 if narrow else share)
        policy = QSizePolicy.Policy
        self._under.changeSize(0, 0, policy.Minimum, policy.Fixed if narrow else policy.Expanding)
        self._row.invalidate()
        self.count.setVisible(not self.list.isHidden() and not narrow)
        self._show_memories()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the search, or the trash, with Escape."""
        if event.key() != Qt.Key.Key_Escape or self.toast.isVisible():
            super().keyPressEvent(event)
        elif self.trash.isChecked():
            self.trash.click()
        elif not self.filter.everything:
            self.filters.clear()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for action in (self.empty_trash, self.trash, self.new_entry):
            self.header.add_action(action)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SPACE[3])
        entries = QVBoxLayout()
        entries.setSpacing(SPACE[1])
        entries.addWidget(self.list)
        entries.addWidget(self.count)
        self._under = QSpacerItem(0, 0)
        entries.addItem(self._under)
        self._row.addLayout(entries, stretch=3)
        side = QVBoxLayout()
        side.setSpacing(SPACE[3])
        side.addWidget(self.card)
        side.addWidget(self.memories)
        side.addStretch()
        self._row.addLayout(side, stretch=2)
        self.body.setSpacing(SPACE[2])
        self.body.addWidget(self.filters)
        self.body.addWidget(self.nothing, stretch=1)
        self.body.addLayout(self._row, stretch=1)
        self.content.setMinimumHeight(1)
        parts = (
            self.list,
            self.count,
            self.card,
            self.memories,
            self.nothing,
            self.empty_trash,
            self.filters,
        )
        for each in parts:
            each.hide()

    def _show_memories(self) -> None:
        room = not self.narrow() and not self.list.isHidden() and not self.trash.isChecked()
        self.memories.setVisible(room and bool(self.memories.rows))

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_changed)
        self.trash.toggled.connect(self._on_changed)
        self.list.entry_opened.connect(self._on_opened)
        self.list.entry_dropped.connect(self._on_dropped)
        self.list.entry_changed.connect(self._on_entry_changed)
        self.list.entries.more_wanted.connect(self._on_more_wanted)
        self.card.opened.connect(self.entry_chosen)
        self.card.dropped.connect(self.dropped)
        self.card.restored.connect(self.restored)
        self.card.expunge_wanted.connect(self._on_expunge_wanted)
        self.memories.case_opened.connect(self.case_opened)
        self.empty_trash.clicked.connect(self._on_empty_clicked)
        self.new_entry.chosen.connect(self.begun)
        self.nothing.action_clicked.connect(self._on_nothing_clicked)
        self.toast.action_taken.connect(self.undo_clicked)

    def _show_place(self) -> None:
        inside, trashed = self.trash.isChecked(), self._trashed
        self.set_title(self.tr("Trash of the journal") if inside else self.tr("Journal"))
        shown = self.tr("Trash ({0})").format(trashed) if trashed else self.tr("Trash")
        self.trash.setText(self.tr("Back to the journal") if inside else shown)
        self.trash.setVisible(bool(inside or trashed))

    def _why_nothing(self, wanted: EntryFilter) -> tuple[str, str]:
        if wanted.everything:
            return self.tr(
                "Write down a negotiation you have coming up. 90 seconds: what you want, what "
                "you'll do if it fails, your guess of their limit."
            ), self.tr("Begin: 90 seconds")
        if wanted.words:
            sentence = self.tr("No entry has “{0}”.").format(wanted.words)
            return sentence, self.tr("Show all")
        if wanted.trashed:
            return self.tr("The trash is empty."), self.tr("Back to the journal")
        return self.tr("No entry matches."), self.tr("Show all")

    def _show_count(self, *, more: bool) -> None:
        count = self.list.entries.rowCount()
        if more:
            self.count.setText(self.tr("More than {0} entries").format(count))
        else:
            self.count.setText(ntr("1 entry", "{count} entries", count))
        self.count.setVisible(count > 0 and not self.narrow())

    def _ask(self, entry: Entry | None) -> None:
        """Ask once more about an entry, or about the whole trash."""
        self._doomed = entry
        title = "" if entry is None else words.name_of(entry)
        dialog = ExpungeDialog(self, title=title, count=self._trashed)
        dialog.confirmed.connect(self._on_confirmed)
        dialog.open()

    @Slot()
    def _on_changed(self) -> None:
        self.wanted.emit(self.filter)

    @Slot(object)
    def _on_more_wanted(self, count: int) -> None:
        self.more_wanted.emit(self.filter, count)

    @Slot(object)
    def _on_opened(self, entry: Entry) -> None:
        if entry.damaged:
            self.card.expunge.setFocus(Qt.FocusReason.OtherFocusReason)
        elif entry.trashed_at is None:
            self.entry_chosen.emit(entry)
        else:
            self.restored.emit(entry)

    @Slot(object)
    def _on_dropped(self, entry: Entry) -> None:
        if entry.trashed_at is None and not entry.damaged:
            self.dropped.emit(entry)
        else:
            self._ask(entry)

    @Slot(object)
    def _on_entry_changed(self, entry: Entry | None) -> None:
        if entry is not None:
            self.card.show_entry(entry)

    @Slot(object)
    def _on_expunge_wanted(self, entry: Entry) -> None:
        self._ask(entry)

    @Slot()
    def _on_empty_clicked(self) -> None:
        self._ask(None)

    @Slot()
    def _on_confirmed(self) -> None:
        if self._doomed is None:
            self.emptied.emit()
        else:
            self.expunged.emit(self._doomed)

    @Slot()
    def _on_nothing_clicked(self) -> None:
        wanted = self.filter
        if wanted.everything:
            self.begun.emit("short", "blank")
        elif wanted.trashed:
            self.trash.click()
        else:
            self.filters.clear()
