"""Every scenario, as a card; searched by words, filtered by skill, length and what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.services.skill_names import NAMES
from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.pages.scenario_card import ScenarioCard
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.empty import EmptyState
from negotiator_trainer.ui.widgets.flow import FlowLayout
from negotiator_trainer.ui.widgets.search_field import SearchField
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from negotiator_trainer.services.library_view import Card, Home

_COLUMN_LETTERS = 36
_MINUTES = (10, 15)


class Shelf(QWidget):
    """The scenarios under the first row.

    Attributes:
        cards: The cards, shown or not.
        search: Where words are typed.
        skill: Only those that practise one.
        length: Only those that take no longer.
        fresh: Only those that were not played yet.
        filters: What these three are shown in.

    Signals:
        scenario_opened: Carries a scenario's id.
    """

    scenario_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ScenarioCard] = []
        self.search = SearchField(self.tr("Search scenarios"))
        self.skill = self._list(self.tr("Any skill"))
        self.length = self._list(self.tr("Any length"))
        for minutes in _MINUTES:
            self.length.addItem(self.tr("up to {0} min").format(minutes), minutes)
        self.fresh = QCheckBox(self.tr("Not played yet"))
        self.filters = [
            _named(self.tr("S&kill"), self.skill), _named(self.tr("&Length"), self.length),
            self.fresh,
        ]  # fmt: skip
        bar = QWidget()
        row = FlowLayout(bar, spacing=SPACE[2])
        row.addWidget(text.heading(self.tr("Scenarios")))
        row.addWidget(self.search)
        for each in self.filters:
            row.addWidget(each)
        self._holder = QWidget()
        letters = self.fontMetrics().averageCharWidth() * _COLUMN_LETTERS
        self._flow = FlowLayout(self._holder, column_width=letters)
        self._nothing = EmptyState("search", "", action="")
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        for each in (bar, self._holder, self._nothing):
            column.addWidget(each)
        self.search.textChanged.connect(self._on_changed)
        self.skill.activated.connect(self._on_changed)
        self.length.activated.connect(self._on_changed)
        self.fresh.clicked.connect(self._on_changed)
        self._nothing.action_clicked.connect(self._on_all_wanted)

    def show_home(self, home: Home) -> None:
        """Show every scenario that passes what is chosen."""
        self._flow.clear()
        self.cards = [ScenarioCard(facts) for facts in home.cards]
        for card in self.cards:
            card.opened.connect(self.scenario_opened)
            self._flow.addWidget(card)
        self._offer_skills(home)
        # Who has played nothing yet is offered one thing, not three lists.
        for each in self.filters:
            each.setVisible(bool(home.plays))
        self.setVisible(bool(home.cards))
        self._sift()

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        cards = [
            card.copy_button if card.facts.problem else card.open_button for card in self.cards
        ]
        return [self.search, self.skill, self.length, self.fresh, *cards, self._nothing.action]

    def _offer_skills(self, home: Home) -> None:
        practised = {skill for card in home.cards for skill in card.skills}
        chosen = self.skill.currentData()
        while self.skill.count() > 1:
            self.skill.removeItem(1)
        for skill, name in NAMES.items():
            if skill in practised:
                self.skill.addItem(tr(name), skill)
        self.skill.setCurrentIndex(max(self.skill.findData(chosen), 0))

    def _sift(self) -> int:
        found = [card for card in self.cards if self._wanted(card)]
        for card in self.cards:
            # Only where it changes: to show each new card lays the page out anew.
            if card.isHidden() == (card in found):
                card.setVisible(card in found)
        if self.cards and not found:
            self._nothing.show_sentence(self._none_words(), action=self.tr("Show all"))
        self._nothing.setVisible(bool(self.cards) and not found)
        self._holder.setVisible(bool(found))
        return len(found)

    def _wanted(self, card: ScenarioCard) -> bool:
        facts = card.facts
        return card.matches(self.search.text()) and self._passes(facts)

    def _passes(self, facts: Card) -> bool:
        skill, minutes = self.skill.currentData(), self.length.currentData()
        if self.fresh.isHidden():
            return True
        return (
            (skill is None or skill in facts.skills)
            and (minutes is None or 0 < facts.minutes <= minutes)
            and not (self.fresh.isChecked() and facts.plays)
        )

    def _none_words(self) -> str:
        words = self.search.text()
        if words:
            return self.tr("No scenario matches “{0}”.").format(words)
        return self.tr("No scenario matches what is chosen.")

    def _list(self, every: str) -> CalmCombo:
        made = CalmCombo()
        made.addItem(every, None)
        return made

    @Slot()
    def _on_changed(self) -> None:
        count = self._sift()
        if count and (self.search.text() or count < len(self.cards)):
            words = self.tr("{0} of {1} scenarios").format(count, len(self.cards))
            announce.say(self.search, words)

    @Slot()
    def _on_all_wanted(self) -> None:
        self.skill.setCurrentIndex(0)
        self.length.setCurrentIndex(0)
        self.fresh.setChecked(False)
        self.search.clear()
        self._sift()


def _named(name: str, chooser: QWidget) -> QWidget:
    """A chooser with its label before it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE[1])
    label = text.label(name, kind="muted")
    label.setBuddy(chooser)
    row.addWidget(label)
    row.addWidget(chooser)
    return holder
