"""The handbook's page: search and index on the left, the card on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.learn.card_view import CardView
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.empty import EmptyState
from negotiator_trainer.ui.widgets.plain_list import PlainList
from negotiator_trainer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from negotiator_trainer.services.handbook.book import Handbook, Part
    from negotiator_trainer.services.handbook.card import Card

_INDEX_LETTERS = 34
_ID = Qt.ItemDataRole.UserRole
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class LearnPage(Page):
    """Shows a `Handbook`.

    Attributes:
        index: The cards under their parts; up and down move.
        chooser: The same where there is no room for a list.
        card: The card that is open.

    Signals:
        card_chosen: A card is to be shown; carries its id.
        print_clicked: The booklet is wanted as PDF.
        markdown_clicked: The booklet is wanted as Markdown.
    """

    card_chosen = Signal(object)
    print_clicked = Signal()
    markdown_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", fills=True, parent=parent)
        self.set_title(self.tr("Learn"))
        self._book: Handbook | None = None
        self.search = SearchField(self.tr("Search the handbook"), letters=_INDEX_LETTERS)
        self.index = PlainList()
        self.index.setAccessibleName(self.tr("Cards"))
        self.index.setFixedWidth(self.fontMetrics().averageCharWidth() * _INDEX_LETTERS)
        self.chooser = CalmCombo()
        named = text.label(self.tr("Card"), kind="muted")
        named.setBuddy(self.chooser)
        self._choosing = QWidget()
        choosing = QHBoxLayout(self._choosing)
        choosing.setContentsMargins(0, 0, 0, 0)
        choosing.addWidget(named)
        choosing.addWidget(self.chooser, stretch=1)
        self.card = CardView()
        self.nothing = EmptyState("search", "", action=self.tr("Show all"))
        self.nothing.hide()
        self.booklet = button(self.tr("Booklet as PDF…"), icon="printer")
        self.markdown = button(self.tr("As Markdown…"), icon="file-text")
        for each in (self.booklet, self.markdown):
            self.header.add_action(each)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SPACE[1])
        side.addWidget(self.search)
        side.addWidget(self.index, stretch=1)
        right = QVBoxLayout()
        right.setSpacing(SPACE[1])
        for part in (self._choosing, self.nothing):
            right.addWidget(part)
        right.addWidget(self.card, stretch=1)
        row = QHBoxLayout()
        row.setSpacing(SPACE[4])
        row.addWidget(self._side)
        row.addLayout(right, stretch=1)
        self.body.addLayout(row, stretch=1)
        self.content.setMinimumHeight(1)
        self._connect()

    def show_book(self, book: Handbook) -> None:
        """Show the index."""
        self._book = book
        self._fill(book.cards)

    def show_card(self, card: Card) -> None:
        """Show a card, and mark it in the index."""
        self.card.show_card(card)
        with QSignalBlocker(self.index), QSignalBlocker(self.chooser):
            self.index.setCurrentRow(self._row_of(card.id))
            self.chooser.setCurrentIndex(self.chooser.findData(card.id))

    def focus_first(self) -> None:
        """Begin in the index."""
        target = self.chooser if self.narrow() else self.index
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def narrow_changed(self, *, narrow: bool) -> None:
        """Choose cards from a list that drops down on a small window."""
        self._side.setVisible(not narrow)
        self._choosing.setVisible(narrow)
        self.card.show_narrow(narrow=narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the card by pages, wherever the keyboard is; Escape ends the search."""
        step = _PAGES.get(Qt.Key(event.key()))
        if step is not None:
            self.card.scroll_pages(step)
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search_edited)
        self.index.currentItemChanged.connect(self._on_item_changed)
        self.chooser.activated.connect(self._on_chosen)
        self.nothing.action_clicked.connect(self.search.clear)
        self.booklet.clicked.connect(self.print_clicked)
        self.markdown.clicked.connect(self.markdown_clicked)
        printing = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        printing.activated.connect(self.print_clicked)

    def _fill(self, cards: Sequence[Card]) -> None:
        if self._book is None:
            return
        with QSignalBlocker(self.index), QSignalBlocker(self.chooser):
            self.index.clear()
            self.chooser.clear()
            for part in self._book.parts:
                self._fill_part(part, [card for card in part.cards if card in cards])

    def _fill_part(self, part: Part, cards: Sequence[Card]) -> None:
        if cards:
            heading = QListWidgetItem(part.name, self.index)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
        for card in cards:
            item = QListWidgetItem(card.title, self.index)
            item.setData(_ID, card.id)
            self.chooser.addItem(card.title, card.id)

    def _row_of(self, card: str) -> int:
        rows = range(self.index.count())
        return next((row for row in rows if self.index.item(row).data(_ID) == card), -1)

    @Slot(str)
    def _on_search_edited(self, words: str) -> None:
        if self._book is None:
            return
        found = self._book.search(words)
        self._fill(found)
        self.nothing.setVisible(not found)
        self.card.setVisible(bool(found))
        if not found:
            self.nothing.show_sentence(
                self.tr("No card has “{0}”.").format(words), action=self.tr("Show all")
            )
            return
        open_now = self.card.concept
        kept = open_now is not None and open_now in found and not words
        self.card_chosen.emit(open_now.id if open_now is not None and kept else found[0].id)
        if words:
            count = self.tr("{0} of {1} cards").format(len(found), len(self._book.cards))
            announce.say(self.search, count)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_item_changed(self, now: QListWidgetItem | None, _before: QListWidgetItem) -> None:
        if now is not None and now.data(_ID):
            self.card_chosen.emit(now.data(_ID))

    @Slot(int)
    def _on_chosen(self, at: int) -> None:
        self.card_chosen.emit(self.chooser.itemData(at))
