"""The page of the drills: one position, one decision, how it did, the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QProgressBar, QWidget

from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.keys import PageKeys
from negotiator_trainer.ui.pages.debrief.answering import Answering
from negotiator_trainer.ui.pages.drills.outcome import Outcome
from negotiator_trainer.ui.pages.drills.question import Question
from negotiator_trainer.ui.pages.drills.rest import Rest
from negotiator_trainer.ui.pages.fit_scroll import FitScroll
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.pages.table.number_keys import NumberKeys
from negotiator_trainer.ui.pages.table.sheet_panel import SheetPanel
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from negotiator_trainer.services.drills.views import Answered, DrillPosition, Leech
    from negotiator_trainer.ui.preferences import Preferences

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_PARTS = 1_000


class DrillsPage(Page):
    """Asks one decision after the other; keys are those of the table.

    Args:
        preferences: The person's choices: single letters, notation, motion.
        parent: The widget that owns it.

    Attributes:
        question: The position.
        answering: What could be done.
        outcome: How the answer did.
        rest: What stands where nothing is due.

    Signals:
        answered: An answer was given; carries the move in the log's notation.
        package_changed: Another package is put together; carries option ids by issue id.
        rated: The answer is to be rated otherwise; carries 1 to 4.
        next_clicked: On with the next one.
        undo_clicked: The last answer is to be taken back.
        aside_clicked: The drill is to come back no more.
        better_wanted: The better line is wanted.
        card_wanted: A card of the handbook is wanted; carries its id.
        scene_wanted: The whole scene is to be played; carries a drill's id, None for this one.
        back_wanted: A drill is to come again; carries its id.
        others_clicked: On with the drills of other attempts.
        practice_clicked: Back to practice.
    """

    answered = Signal(object)
    package_changed = Signal(object)
    rated = Signal(object)
    next_clicked = Signal()
    undo_clicked = Signal()
    aside_clicked = Signal()
    better_wanted = Signal()
    card_wanted = Signal(object)
    scene_wanted = Signal(object)
    back_wanted = Signal(object)
    others_clicked = Signal()
    practice_clicked = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("", fills=True, parent=parent)
        self.set_title(self.tr("Drills"))
        self._preferences = preferences
        self.position: DrillPosition | None = None
        self.place = text.label("", kind="muted")
        self.aside = button(self.tr("Set aside"), kind="quiet", icon="archive")
        self.undo = button(self.tr("Undo"), kind="quiet", icon="arrow-back-up")
        for each in (self.place, self.undo, self.aside):
            self.header.add_action(each)
        self.question = Question()
        self.answering = Answering()
        self.outcome = Outcome()
        self.rest = Rest()
        self.waiting = text.label("", kind="muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Working out what it is worth"))
        self.sheet = SheetPanel(self)
        self.sheet.prepare.hide()
        self.content.setMinimumHeight(1)
        self.body.setSpacing(SPACE[2])
        for part in (self.question, self.waiting, self.progress, self.answering, self.outcome):
            self.body.addWidget(part)
        self._resting = FitScroll(self.rest, grows=True)
        self.body.addWidget(self._resting, stretch=1)
        self.body.addStretch()
        self._show(rest=False, asking=False, told=False)
        self.show_undo(possible=False)
        self._connect()
        self._bind(preferences)

    @property
    def asking(self) -> bool:
        """Whether a decision is waited for."""
        return not self.answering.isHidden()

    @property
    def told(self) -> bool:
        """Whether the answer's outcome is shown."""
        return not self.outcome.isHidden()

    def show_position(self, position: DrillPosition, *, place: int, count: int) -> None:
        """Ask for a decision.

        Args:
            position: What stands before it.
            place: Which of today's drills it is, 1 for the first.
            count: How many there are today.
        """
        self.position = position
        self.place.setText(self.tr("{0} of {1}").format(place, count))
        self.place.setAccessibleName(self.tr("Drill {0} of {1}").format(place, count))
        self.message.clear()
        self._close_sheet()
        self.question.show_position(position)
        self.answering.show_position(position.table)
        self._show(rest=False, asking=True, told=False)
        self.answering.setEnabled(True)
        self.answering.focus_first()
        announce.say(self, f"{self.place.accessibleName()}. {self.question.words()}")

    def show_waiting(self, words: str, *, share: float | None = None) -> None:
        """Say that an answer is being judged; none can be given meanwhile.

        Args:
            words: What is being done.
            share: 0–1 of the way; None where nobody knows.
        """
        self.answering.setEnabled(False)
        self.waiting.setText(words)
        self.waiting.show()
        self.progress.setVisible(share is not None or not self._preferences.reduced_motion)
        self.progress.setRange(0, 0 if share is None else _PARTS)
        self.progress.setValue(0 if share is None else round(share * _PARTS))

    def ask_again(self, words: str) -> None:
        """Say why an answer could not be judged, and wait for another one."""
        self.message.show_warning(words)
        self._show(rest=False, asking=True, told=False)
        self.answering.setEnabled(True)
        self.answering.focus_first()

    def show_answer(self, answered: Answered, *, last: bool) -> None:
        """Show how the answer did.

        Args:
            answered: The answer, which is on the disk.
            last: Whether no other drill comes after it.
        """
        if self.position is None:
            return
        self.message.clear()
        self.answering.setEnabled(True)
        self.outcome.show_answer(
            answered, self.position, last=last, chess=self._preferences.chess_notation
        )
        self.question.make_room()
        self._show(rest=False, asking=False, told=True)
        self.outcome.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rest(self, sentence: str, leeches: Sequence[Leech], *, others: bool = False) -> None:
        """Say that nothing is left for today, and what comes next.

        Args:
            sentence: That.
            leeches: Drills that are better played as a whole.
            others: Whether drills of other attempts are due.
        """
        self.position = None
        self.place.setText("")
        self._close_sheet()
        self.rest.show_rest(sentence, leeches, others=others)
        self._show(rest=True, asking=False, told=False)
        self.rest.empty.action.setFocus(Qt.FocusReason.OtherFocusReason)
        announce.say(self, sentence)

    def show_undo(self, *, possible: bool) -> None:
        """Offer to take the last answer back, or not."""
        self.undo.setVisible(possible)

    @Slot()
    def toggle_sheet(self) -> None:
        """Show the role sheet, or put it away."""
        if self.position is None:
            return
        if self.sheet.isVisible():
            self._close_sheet()
            self.focus_first()
        else:
            self.sheet.show_sheet(self.position.table, self.position.sheet)
            self.sheet.open_over(self.content.geometry())

    def focus_first(self) -> None:
        """Put the keyboard on what comes next."""
        if self.asking:
            self.answering.focus_first()
        elif self.told:
            self.outcome.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the role sheet inside the page."""
        super().resizeEvent(event)
        if self.sheet.isVisible():
            self.sheet.place(self.content.geometry())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, look back with PageUp; layers close themselves with Escape."""
        focus = self.focusWidget()
        if event.key() in _ENTER and self.told and not self._presses(focus):
            self.next_clicked.emit()
        elif event.key() in _ENTER and isinstance(focus, QAbstractButton):
            focus.click()
        elif event.key() in _PAGES and self.position is not None:
            shown = self.outcome if self.told else self.question
            shown.look(pages=_PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def narrow_changed(self, *, narrow: bool) -> None:
        """Leave the words out of the header where there is no room for them."""
        for each, words in ((self.undo, self.tr("Undo")), (self.aside, self.tr("Set aside"))):
            each.setText("" if narrow else words)
            each.setAccessibleName(words)
            each.setToolTip(words if narrow else "")

    def _presses(self, focus: QWidget | None) -> bool:
        """Whether Enter belongs to the button that has the keyboard."""
        return isinstance(focus, QAbstractButton) and focus not in self.outcome.rating.choices

    def _connect(self) -> None:
        self.answering.answered.connect(self.answered)
        self.answering.package_changed.connect(self.package_changed)
        self.outcome.next_clicked.connect(self.next_clicked)
        self.outcome.better_wanted.connect(self.better_wanted)
        self.outcome.scene_wanted.connect(self._on_scene_wanted)
        self.outcome.rating.rated.connect(self.rated)
        self.outcome.links.card_wanted.connect(self.card_wanted)
        self.question.sheet_clicked.connect(self.toggle_sheet)
        self.sheet.closed.connect(self.toggle_sheet)
        self.rest.practice_clicked.connect(self.practice_clicked)
        self.rest.scene_wanted.connect(self.scene_wanted)
        self.rest.back_wanted.connect(self.back_wanted)
        self.rest.others_clicked.connect(self.others_clicked)
        self.rest.card_wanted.connect(self.card_wanted)
        self.undo.clicked.connect(self.undo_clicked)
        self.aside.clicked.connect(self.aside_clicked)

    def _bind(self, preferences: Preferences) -> None:
        self._keys = PageKeys(self, letters=preferences.single_letter_keys)
        for name, slot in (
            ("offer", self.answering.open_offer), ("accept", self.answering.open_accept),
            ("walk_away", self.answering.open_walk),
            ("step_outside", self.answering.open_outside), ("role_sheet", self.toggle_sheet),
            ("better_line", self._on_better_key), ("concept", self._on_concept_key),
            ("undo", self._on_undo_key),
        ):  # fmt: skip
            self._keys.bind(name, slot)
        self._numbers = NumberKeys(self._keys, self)
        self._numbers.pressed.connect(self._on_number)
        works = preferences.single_letter_keys
        self.answering.bar.show_letters(works=works)
        self.outcome.show_letters(works=works)

    def _show(self, *, rest: bool, asking: bool, told: bool) -> None:
        self.question.setVisible(asking or told)
        self.answering.setVisible(asking)
        self.outcome.setVisible(told)
        self._resting.setVisible(rest)
        self.aside.setVisible(asking or told)
        self.waiting.hide()
        self.progress.hide()

    def _close_sheet(self) -> None:
        self.sheet.hide()

    @Slot(object)
    def _on_number(self, number: int) -> None:
        if self.told:
            if number <= len(self.outcome.rating.choices):
                self.rated.emit(number)
        elif not self.sheet.isVisible():
            self.answering.choose(number)

    @Slot()
    def _on_better_key(self) -> None:
        if self.told and not self.outcome.view.isHidden():
            self.better_wanted.emit()

    @Slot()
    def _on_concept_key(self) -> None:
        card = next(iter(self.outcome.links.cards), "")
        if self.told and card:
            self.card_wanted.emit(card)

    @Slot()
    def _on_undo_key(self) -> None:
        if not self.undo.isHidden():
            self.undo_clicked.emit()

    @Slot()
    def _on_scene_wanted(self) -> None:
        self.scene_wanted.emit(None)
