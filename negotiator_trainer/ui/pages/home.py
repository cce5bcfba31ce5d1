"""The first page: one obvious thing to do, what is unfinished, and all scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.columns import TwoColumns
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.pages.scenario_card import ScenarioCard, effort
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button, icon_button
from negotiator_trainer.ui.widgets.card import Card, SectionHeader
from negotiator_trainer.ui.widgets.empty import EmptyState
from negotiator_trainer.ui.widgets.flow import FlowLayout
from negotiator_trainer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from negotiator_trainer.services.library_view import Home, Unfinished

_COLUMN_LETTERS = 36
FEW = 4
"""Unfinished attempts that are shown before one asks for all."""


class HomePage(Page):
    """Shows `Home`.

    Signals:
        start_clicked: The recommended scenario is to be begun; carries its id.
        scenario_opened: Another scenario is to be looked at; carries its id.
        resume_clicked: An unfinished attempt is to go on; carries its id.
        discard_clicked: An unfinished attempt is to be put aside; carries its id.
        undo_clicked: The last one put aside is wanted back.
    """

    start_clicked = Signal(object)
    scenario_opened = Signal(object)
    resume_clicked = Signal(object)
    discard_clicked = Signal(object)
    undo_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Practice"))
        self._home: Home | None = None
        self.recommended = RecommendedCard()
        self.unfinished = UnfinishedCard()
        self.top = TwoColumns(shares=(3, 2))
        self.top.first.addWidget(self.recommended)
        self.top.second.addWidget(self.unfinished)
        self.cards: list[ScenarioCard] = []
        self.search = self._search_field()
        self._library = SectionHeader(self.tr("Scenarios"))
        self._library.add_action(self.search)
        self._shelf = QWidget()
        self._flow = FlowLayout(self._shelf, column_width=self._column_width())
        self._nothing = EmptyState("search", "", action="")
        self._nothing.hide()
        for each in (self.top, self._library, self._shelf, self._nothing):
            self.body.addWidget(each)
        self.body.addStretch()
        self._connect()

    def show_home(self, home: Home) -> None:
        """Show what can be done; the same again changes nothing, not even the focus."""
        if home == self._home:
            return
        self._home = home
        self.recommended.show_home(home)
        self.unfinished.show_attempts(home.unfinished)
        self.unfinished.setVisible(bool(home.unfinished))
        self.top.show_second(shown=bool(home.unfinished))
        self._flow.clear()
        self.cards = [ScenarioCard(facts) for facts in home.cards]
        for card in self.cards:
            card.opened.connect(self.scenario_opened)
            self._flow.addWidget(card)
        self._library.setVisible(bool(home.cards))
        self._on_search_edited(self.search.text())

    def show_discarded(self, title: str) -> None:
        """Say that an attempt was put aside, and offer it back for ten seconds."""
        words = self.tr("{0}: put aside.").format(title)
        self.toast.show_message(words, action=self.tr("Undo"))

    def narrow_changed(self, *, narrow: bool) -> None:
        """One column on a small window."""
        self.top.show_as_one(one=narrow)

    def _connect(self) -> None:
        self.recommended.start_clicked.connect(self.start_clicked)
        self.unfinished.resume_clicked.connect(self.resume_clicked)
        self.unfinished.discard_clicked.connect(self.discard_clicked)
        self.toast.action_taken.connect(self.undo_clicked)
        self.search.textChanged.connect(self._on_search_edited)
        self._nothing.action_clicked.connect(self.search.clear)

    def _search_field(self) -> SearchField:
        return SearchField(self.tr("Search scenarios"))

    def _column_width(self) -> int:
        return self.fontMetrics().averageCharWidth() * _COLUMN_LETTERS

    @Slot(str)
    def _on_search_edited(self, words: str) -> None:
        found = [card for card in self.cards if card.matches(words)]
        for card in self.cards:
            # Only where it changes: to show each new card lays the page out anew.
            if card.isHidden() == (card in found):
                card.setVisible(card in found)
        if self.cards and not found:
            sentence = self.tr("No scenario matches “{0}”.").format(words)
            self._nothing.show_sentence(sentence, action=self.tr("Show all"))
        elif words:
            count = self.tr("{0} of {1} scenarios").format(len(found), len(self.cards))
            announce.say(self.search, count)
        self._nothing.setVisible(bool(self.cards) and not found)
        self._shelf.setVisible(bool(found))


class RecommendedCard(Card):
    """The one obvious next thing.

    Signals:
        start_clicked: Carries the scenario's id.
    """

    start_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setProperty("highlighted", "true")
        self._scenario = ""
        self._kicker = self.add_text("", kind="caption")
        self._title = self.add_text("", kind="h2")
        self._effort = self.add_text("", kind="muted")
        self._reason = self.add_text("", kind="lead")
        self.start = button(self.tr("&Start"), kind="primary", icon="player-play")
        row = QHBoxLayout()
        row.setContentsMargins(0, SPACE[1], 0, 0)
        row.addWidget(self.start)
        row.addStretch()
        self.add(row)
        self.body.addStretch()
        self.start.clicked.connect(self._on_start_clicked)

    def show_home(self, home: Home) -> None:
        """Show what is recommended and why."""
        thing = home.next
        fresh = home.plays == 0 and not home.unfinished
        self._kicker.setText(self.tr("Begin here") if fresh else self.tr("Recommended"))
        self._scenario = thing.scenario
        self.start.setVisible(bool(thing.scenario))
        self._effort.setVisible(bool(thing.scenario))
        self._title.setText(thing.title)
        self._reason.setText(thing.why)
        if not thing.scenario:
            return
        self.start.setAccessibleName(self.tr("Start {0}").format(thing.title))
        self._effort.setText(effort(self, thing.minutes, thing.difficulty))
        first = self.tr("Nothing practised yet. This one takes {0} minutes.")
        self._reason.setText(first.format(thing.minutes) if fresh else thing.why)
        self.start.setAccessibleDescription(self._reason.text())

    @Slot()
    def _on_start_clicked(self) -> None:
        self.start_clicked.emit(self._scenario)


class UnfinishedCard(Card):
    """The attempts that can go on.

    Signals:
        resume_clicked: Carries the attempt's id.
        discard_clicked: Carries the attempt's id.
    """

    resume_clicked = Signal(object)
    discard_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.add_text(self.tr("Unfinished"), kind="caption")
        self.setAccessibleName(self.tr("Unfinished"))
        self.rows: list[UnfinishedRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[2])
        self.add(self._list)
        self.more = button("", kind="quiet")
        self.more.hide()
        self.body.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self.more.clicked.connect(self._on_more_clicked)

    def show_attempts(self, attempts: tuple[Unfinished, ...]) -> None:
        """Show these, in this order; of many the first few until all are asked for."""
        for row in self.rows:
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [UnfinishedRow(attempt) for attempt in attempts]
        for number, row in enumerate(self.rows):
            row.resume_clicked.connect(self.resume_clicked)
            row.discard_clicked.connect(self.discard_clicked)
            self._list.addWidget(row)
            row.setVisible(number < FEW)
        self.more.setText(self.tr("Show all {0}").format(len(attempts)))
        self.more.setVisible(len(attempts) > FEW)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.more.hide()
        for row in self.rows:
            row.show()
        self.rows[FEW].resume.setFocus()


class UnfinishedRow(QWidget):
    """One attempt: what, how far, and what can be done with it."""

    resume_clicked = Signal(object)
    discard_clicked = Signal(object)

    def __init__(self, attempt: Unfinished, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attempt = attempt.attempt
        where = self._where(attempt)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text.label(attempt.title, kind="strong", wrap=True))
        words.addWidget(text.caption(where))
        self.resume = button(self.tr("Resume"))
        self.discard = icon_button("trash", self.tr("Put aside {0}").format(attempt.title))
        spoken = self.tr("Resume {0}, {1}").format(attempt.title, where)
        self.resume.setAccessibleName(spoken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addLayout(words, stretch=1)
        row.addWidget(self.resume)
        row.addWidget(self.discard)
        self.resume.clicked.connect(self._on_resume_clicked)
        self.discard.clicked.connect(self._on_discard_clicked)

    def _where(self, attempt: Unfinished) -> str:
        role = attempt.role.replace("_", " ")
        if attempt.turn == 0:
            return self.tr("in preparation · as {0}").format(role)
        # The turn to be played, as the table tells it.
        if attempt.rounds == 0:
            return self.tr("turn {0} · as {1}").format(attempt.turn + 1, role)
        turn = min(attempt.turn + 1, attempt.rounds)
        return self.tr("turn {0} of {1} · as {2}").format(turn, attempt.rounds, role)

    @Slot()
    def _on_resume_clicked(self) -> None:
        self.resume_clicked.emit(self._attempt)

    @Slot()
    def _on_discard_clicked(self) -> None:
        self.discard_clicked.emit(self._attempt)
