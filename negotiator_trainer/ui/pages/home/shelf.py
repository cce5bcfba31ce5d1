"""Every scenario, as a card; searched by words, and filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.scenario_card import ScenarioCard
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.empty import EmptyState
from negotiator_trainer.ui.widgets.flow import FlowLayout
from negotiator_trainer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from negotiator_trainer.services.library_view import Home
    from negotiator_trainer.ui.pages.home.filters import Filters

_COLUMN_LETTERS = 36


class Shelf(QWidget):
    """The scenarios under the first row.

    Attributes:
        cards: The cards, shown or not.
        search: Where words are typed.
        filters: What narrows them beside words; None until something was played.
        nothing: Says that none fits; None until that is so.

    Signals:
        scenario_opened: Carries a scenario's id.
    """

    scenario_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ScenarioCard] = []
        self.filters: Filters | None = None
        self.nothing: EmptyState | None = None
        self.search = SearchField(self.tr("Search scenarios"))
        bar = QWidget()
        self._bar = FlowLayout(bar, spacing=SPACE[2])
        self._bar.addWidget(text.heading(self.tr("Scenarios")))
        self._bar.addWidget(self.search)
        self._holder = QWidget()
        letters = self.fontMetrics().averageCharWidth() * _COLUMN_LETTERS
        self._flow = FlowLayout(self._holder, column_width=letters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(bar)
        column.addWidget(self._holder)
        self.search.textChanged.connect(self._on_changed)

    def show_home(self, home: Home) -> None:
        """Show every scenario that passes what is chosen."""
        # Out of sight: each card that is shown would lay the whole page out anew.
        self._holder.hide()
        self._flow.clear()
        self.cards = [ScenarioCard(facts) for facts in home.cards]
        for card in self.cards:
            card.opened.connect(self.scenario_opened)
            self._flow.addWidget(card)
        if home.plays:
            # Who has played nothing yet is offered one thing, not three lists.
            self._offer_filters()
        self.setVisible(bool(home.cards))
        self._sift()

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        kept = self.filters
        filters = [] if kept is None else [kept.skill, kept.length, kept.fresh]
        cards = [
            each.copy_button if each.facts.problem else each.open_button for each in self.cards
        ]
        action = [] if self.nothing is None else [self.nothing.action]
        return [self.search, *filters, *cards, *action]

    def _offer_filters(self) -> None:
        if self.filters is None:
            from negotiator_trainer.ui.pages.home.filters import Filters  # noqa: PLC0415

            self.filters = Filters(self)
            for each in self.filters.shown:
                self._bar.addWidget(each)
            self.filters.changed.connect(self._on_changed)
        self.filters.offer(card.facts for card in self.cards)

    def _sift(self) -> int:
        found = [card for card in self.cards if self._wanted(card)]
        for card in self.cards:
            # Only where it changes: to show each new card lays the page out anew.
            if card.isHidden() == (card in found):
                card.setVisible(card in found)
        if self.cards and not found:
            self._say_none()
        elif self.nothing is not None:
            self.nothing.hide()
        self._holder.setVisible(bool(found))
        return len(found)

    def _say_none(self) -> None:
        if self.nothing is None:
            self.nothing = EmptyState("search", "", action="")
            self.nothing.action_clicked.connect(self._on_all_wanted)
            column = self.layout()
            if column is not None:
                column.addWidget(self.nothing)
        self.nothing.show_sentence(self._none_words(), action=self.tr("Show all"))
        self.nothing.show()

    def _wanted(self, card: ScenarioCard) -> bool:
        fits = self.filters is None or self.filters.passes(card.facts)
        return fits and card.matches(self.search.text())

    def _none_words(self) -> str:
        words = self.search.text()
        if words:
            return self.tr("No scenario matches “{0}”.").format(words)
        return self.tr("No scenario matches what is chosen.")

    @Slot()
    def _on_changed(self) -> None:
        count = self._sift()
        if count and (self.search.text() or count < len(self.cards)):
            words = self.tr("{0} of {1} scenarios").format(count, len(self.cards))
            announce.say(self.search, words)

    @Slot()
    def _on_all_wanted(self) -> None:
        if self.filters is not None:
            self.filters.take_off()
        self.search.clear()
        self._sift()
