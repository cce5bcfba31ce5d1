"""The first page: one obvious thing to do, what waits, what is unfinished, and all scenarios."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from negotiator_trainer.ui import announce
from negotiator_trainer.ui.pages.columns import TwoColumns
from negotiator_trainer.ui.pages.home.recommended import RecommendedCard
from negotiator_trainer.ui.pages.home.shelf import Shelf
from negotiator_trainer.ui.pages.home.unfinished import UnfinishedCard
from negotiator_trainer.ui.pages.home.waiting import ComingCard, DrillsCard, WeekCard
from negotiator_trainer.ui.pages.page import Page, takes_keyboard

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from negotiator_trainer.services.library_view import Home
    from negotiator_trainer.services.plan.view import Memory
    from negotiator_trainer.ui.pages.scenario_card import ScenarioCard
    from negotiator_trainer.ui.widgets.search_field import SearchField

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class HomePage(Page):
    """Shows `Home`.

    Signals:
        start_clicked: What is recommended is to be begun; carries the `Recommendation`.
        second_clicked: It is to be prepared, or rehearsed, first; carries it.
        declined: It is not wanted today; carries it, and what is wanted instead.
        evidence_opened: A turn is to be looked at; carries the attempt's id and the turn.
        drill_clicked: The drills are to be answered.
        case_opened: A case of the journal is to be opened; carries its id.
        rehearse_clicked: A case is to be rehearsed; carries its id.
        scenario_opened: Another scenario is to be looked at; carries its id.
        resume_clicked: An unfinished attempt is to go on; carries its id.
        discard_clicked: An unfinished attempt is to be put aside; carries its id.
        undo_clicked: What was done last is to be undone.
    """

    start_clicked = Signal(object)
    second_clicked = Signal(object)
    declined = Signal(object, object)
    evidence_opened = Signal(object, object)
    drill_clicked = Signal()
    case_opened = Signal(object)
    rehearse_clicked = Signal(object)
    scenario_opened = Signal(object)
    resume_clicked = Signal(object)
    discard_clicked = Signal(object)
    undo_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Practice"))
        self._home: Home | None = None
        self._memories: tuple[Memory, ...] = ()
        self.recommended = RecommendedCard()
        self.coming = ComingCard()
        self.week = WeekCard()
        self.drills = DrillsCard()
        self.unfinished = UnfinishedCard()
        self.top = TwoColumns(shares=(3, 2))
        self.top.first.addWidget(self.recommended)
        self.top.first.addWidget(self.coming)
        self.top.second.addWidget(self.week)
        self.top.second.addWidget(self.drills)
        self.top.second.addWidget(self.unfinished)
        self.shelf = Shelf()
        self.body.addWidget(self.top)
        self.body.addWidget(self.shelf)
        self.body.addStretch()
        self._connect()

    @property
    def cards(self) -> list[ScenarioCard]:
        """The cards of the scenarios."""
        return self.shelf.cards

    @property
    def search(self) -> SearchField:
        """Where scenarios are searched by words."""
        return self.shelf.search

    def show_home(self, home: Home) -> None:
        """Show what can be done; the same again changes nothing, not even the focus."""
        if home == self._home:
            return
        self._home = home
        self.recommended.show_home(home)
        # What is recommended already is not said twice.
        self.coming.show_coming(tuple(c for c in home.coming if c.case != home.next.case))
        drills = None if home.next.kind == "drill" else home.drills
        self.week.show_week(home.week)
        self.drills.show_drills(drills)
        self.unfinished.show_attempts(home.unfinished)
        self.unfinished.setVisible(bool(home.unfinished))
        beside = home.week is not None or drills is not None or bool(home.unfinished)
        self.top.show_second(shown=beside)
        self.shelf.show_home(home)
        self._order_keyboard()

    def show_memories(self, memories: tuple[Memory, ...]) -> None:
        """Show what the journal brings back."""
        if memories != self._memories:
            self._memories = memories
            self.coming.show_memories(memories)
            self._order_keyboard()

    def show_discarded(self, title: str) -> None:
        """Say that an attempt was put aside, and offer it back for ten seconds."""
        words = self.tr("{0}: put aside.").format(title)
        self.toast.show_message(words, action=self.tr("Undo"))

    def show_declined(self, refused: str, instead: str) -> None:
        """Say what is recommended instead, and offer to undo it for ten seconds.

        Args:
            refused: What was not wanted.
            instead: What is recommended now.
        """
        announce.say(self.recommended.start, self.tr("Recommended now: {0}").format(instead))
        words = self.tr("{0}: not today.").format(refused)
        self.toast.show_message(words, action=self.tr("Undo"))

    def narrow_changed(self, *, narrow: bool) -> None:
        """One column on a small window."""
        self.top.show_as_one(one=narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard."""
        focus = self.focusWidget()
        if event.key() in _ENTER and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done here."""
        # Not by looking for widgets: PySide would set up those inside the lists, which is slow.
        first = next(filter(takes_keyboard, self._stops()), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stops(self) -> list[QWidget]:
        """What takes the keyboard, as the page is read."""
        parts = (self.recommended, self.coming, self.drills, self.unfinished, self.shelf)
        return [stop for part in parts for stop in part.stops()]

    def _order_keyboard(self) -> None:
        """Let Tab go as the page is read: what was made last would come last."""
        for one, other in pairwise(self._stops()):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.recommended.start_clicked.connect(self.start_clicked)
        self.recommended.second_clicked.connect(self.second_clicked)
        self.recommended.declined.connect(self.declined)
        self.recommended.evidence_opened.connect(self.evidence_opened)
        self.drills.drill_clicked.connect(self.drill_clicked)
        self.coming.case_opened.connect(self.case_opened)
        self.coming.rehearse_clicked.connect(self.rehearse_clicked)
        self.unfinished.resume_clicked.connect(self.resume_clicked)
        self.unfinished.discard_clicked.connect(self.discard_clicked)
        self.shelf.scenario_opened.connect(self.scenario_opened)
        self.toast.action_taken.connect(self.undo_clicked)
