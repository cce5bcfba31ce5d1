"""Where the parts of the table stand: three columns, two, or one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from negotiator_trainer.ui.pages.fit_scroll import FitScroll
from negotiator_trainer.ui.tokens import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.ui.pages.table.conversation import Conversation
    from negotiator_trainer.ui.pages.table.side_cards import PersonCard

Form = Literal["three", "two", "one"]
_SIDE_LETTERS = 34
_CONVERSATION, _RANGE, _NOTES = range(3)


class Stage(QWidget):
    """Holds the conversation and the cards beside it.

    With room for one column only, the cards take turns with the conversation.

    Args:
        person: The counterpart's card.
        offers: The offers' card.
        conversation: What was said.
        measure: The range's card.
        notes: The notes' card.
    """

    def __init__(
        self, *, person: PersonCard, offers: QWidget, conversation: Conversation, measure: QWidget,
        notes: QWidget, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.form: Form | None = None
        self._person, self._offers, self._conversation = person, offers, conversation
        self._measure, self._notes = measure, notes
        self.left = _Side()
        self.right = _Side()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("What is shown"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for words in (self.tr("Conversation"), self.tr("Range"), self.tr("Notes")):
            self.tabs.addTab(words)
        self._top = QHBoxLayout()
        self._top.setSpacing(SPACE[2])
        self._top.addWidget(self.tabs)
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        row.addWidget(self.left)
        row.addWidget(conversation, stretch=1)
        row.addWidget(self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addLayout(self._top)
        column.addLayout(row, stretch=1)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    def hasHeightForWidth(self) -> bool:
        """Deny it: the conversation scrolls, and gives its room to what rises below."""
        return False

    def arrange(self, form: Form) -> None:
        """Show so many columns."""
        if form == self.form:
            return
        self.form = form
        narrow = form == "one"
        self._person.show_flat(flat=narrow)
        self._top.removeWidget(self._person)
        if narrow:
            self._top.addWidget(self._person, stretch=1)
            self.right.hold([self._measure, self._offers, self._notes])
            self.left.hold([])
        elif form == "two":
            self.right.hold([self._person, self._offers, self._measure, self._notes])
            self.left.hold([])
        else:
            self.left.hold([self._person, self._offers])
            self.right.hold([self._measure, self._notes])
        self.left.setVisible(form == "three")
        self.tabs.setVisible(narrow)
        self._fit_sides()
        self.tabs.setCurrentIndex(_CONVERSATION)
        self._on_tab_changed(_CONVERSATION)

    def show_notes(self) -> None:
        """Bring the notes to the front, where they take turns with the rest."""
        self.tabs.setCurrentIndex(_NOTES)

    def show_conversation(self) -> None:
        """Bring the conversation to the front."""
        self.tabs.setCurrentIndex(_CONVERSATION)

    @Slot(int)
    def _on_tab_changed(self, index: int) -> None:
        narrow = self.form == "one"
        self._conversation.setVisible(not narrow or index == _CONVERSATION)
        self.right.setVisible(not narrow or index != _CONVERSATION)
        self._measure.setVisible(not narrow or index == _RANGE)
        self._offers.setVisible(not narrow or index == _RANGE)
        self._notes.setVisible(not narrow or index == _NOTES)

    def _fit_sides(self) -> None:
        width = self.fontMetrics().averageCharWidth() * _SIDE_LETTERS
        for side in (self.left, self.right):
            if self.form == "one":
                side.setMinimumWidth(0)
                side.setMaximumWidth(16_777_215)
            else:
                side.setFixedWidth(width)


class _Side(QWidget):
    """A column of cards that scrolls when the window is low."""

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        self._cards = QVBoxLayout(content)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(SPACE[2])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FitScroll(content, grows=True))

    def hold(self, cards: Sequence[QWidget]) -> None:
        while self._cards.count():
            self._cards.takeAt(0)
        for card in cards:
            self._cards.addWidget(card)
        self._cards.addStretch()
