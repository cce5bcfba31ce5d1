"""A costly turn, tried again: position, answer, how it did, and only then the better line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.services.table_view import TranscriptLine
from negotiator_trainer.ui import announce, icons, text, theme
from negotiator_trainer.ui.keys import PageKeys
from negotiator_trainer.ui.pages.debrief.answering import Answering
from negotiator_trainer.ui.pages.debrief.words import in_points, what_was_done
from negotiator_trainer.ui.pages.fit_scroll import FitScroll
from negotiator_trainer.ui.pages.table.conversation import Conversation
from negotiator_trainer.ui.pages.table.number_keys import NumberKeys
from negotiator_trainer.ui.ratings import rating_of
from negotiator_trainer.ui.tokens import SPACE, Rating
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.chip import RatingChip
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from negotiator_trainer.services.review.page import BetterLine, RetryPosition, RetryVerdict

_AS_GOOD = 0.5
"""Points of 100 below which an answer was as good as the best one."""
_LOW_LINES = 24
"""Lines of text that a walk is high below which the conversation gives up some of its own."""


class MomentWalk(QWidget):
    """Walks through turns to try again.

    Signals:
        position_wanted: A turn is reached; carries its number.
        answered: An answer was given; carries the turn's number and the move in the notation
            of the log.
        package_changed: Another package is put together; carries option ids by issue id.
        better_wanted: The better line is wanted; carries the turn's number.
        skipped: The turn is left as it is; carries its number.
        left: The walk is over, or broken off.
    """

    position_wanted = Signal(object)
    answered = Signal(object, object)
    package_changed = Signal(object)
    better_wanted = Signal(object)
    skipped = Signal(object)
    left = Signal()

    def __init__(self, turns: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns = turns
        self._place = 0
        self._chess = False
        self._done = False
        self.position: RetryPosition | None = None
        self.title = text.heading("", level=2)
        self.score = text.label("", kind="muted")
        self.played = text.label("", kind="you", wrap=True)
        self.conversation = Conversation()
        self.answering = Answering()
        self._build_verdict()
        self._build_actions()
        self._lay_out()
        self.answering.answered.connect(self._on_answered)
        self.answering.package_changed.connect(self.package_changed)
        self.answering.left.connect(self.show_question)
        self._keys = PageKeys(self)
        for name, slot in (
            ("offer", self.answering.open_offer), ("accept", self.answering.open_accept),
            ("walk_away", self.answering.open_walk),
            ("step_outside", self.answering.open_outside),
        ):  # fmt: skip
            self._keys.bind(name, slot)
        self._numbers = NumberKeys(self._keys, self)
        self._numbers.pressed.connect(self.answering.choose)

    @property
    def turn(self) -> int:
        """The turn that is tried."""
        return self._turns[self._place]

    def begin(self, *, letters: bool, chess: bool) -> None:
        """Ask for the first position.

        Args:
            letters: Whether single letters work as keys.
            chess: Whether labels are told in chess notation.
        """
        self._keys.set_letters(enabled=letters)
        self._chess = chess
        for each, words, key in (
            (self.retry, self.tr("Try it again"), "R"),
            (self.view, self.tr("View better line"), "V"),
        ):
            each.setText(f"{words}  {key}" if letters else words)
            each.setAccessibleName(words)
        self.answering.bar.show_letters(works=letters)
        self.position_wanted.emit(self.turn)

    def show_position(self, position: RetryPosition, *, score: str) -> None:
        """Show the table as it stood before a turn, with its answer hidden.

        Args:
            position: The table.
            score: How many moments were solved so far, in words.
        """
        self.position = position
        self._done = False
        count = len(self._turns)
        where = self.tr("Turn {0}").format(position.turn)
        if count > 1:
            where = self.tr("Turn {0} · moment {1} of {2}").format(
                position.turn, self._place + 1, count
            )
        self.title.setText(where)
        self.setAccessibleName(where)
        self.score.setText(score)
        self.played.setText(what_was_done(position.played))
        self.conversation.view.clear()
        self.conversation.show_transcript(position.table)
        self.answering.show_position(position.table)
        self.show_question()
        announce.say(self, f"{where}. {self.played.text()}")

    @Slot()
    def show_question(self) -> None:
        """Ask what the person wants to do about the turn."""
        self.verdict.hide()
        self._show_parts(answering=False)
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def try_again(self) -> None:
        """Let the person answer."""
        if self.position is None or not self.answering.isHidden():
            return
        self.verdict.hide()
        self.conversation.show_transcript(self.position.table)
        self.answering.show_position(self.position.table)
        self._show_parts(answering=True)
        self.answering.focus_first()

    @Slot()
    def view_better(self) -> None:
        """Ask for the better line."""
        if self.position is not None and not self.view.isHidden():
            self.better_wanted.emit(self.turn)

    def show_verdict(self, verdict: RetryVerdict, *, score: str) -> None:
        """Show the counterpart's reaction and how the answer did."""
        if self.position is None:
            return
        table = self.position.table
        mine = TranscriptLine(
            turn=table.round + 1, who="me", speaker=self.tr("You"), words=verdict.move
        )
        reacted = replace(
            table, transcript=(*table.transcript, mine, *verdict.lines), mood=verdict.mood,
            cue=verdict.cue,
        )  # fmt: skip
        self.conversation.show_transcript(reacted)
        self._done = verdict.passed
        self.score.setText(score)
        self.chip.show_rating(rating_of(verdict.label), chess=self._chess)
        self.chip.show()
        said = self.tr("That works.") if verdict.passed else self.tr("Not yet.")
        self.heading.setText(said)
        self.sentence.setText(_without(said, verdict.sentence))
        self.verdict.show()
        self._show_parts(answering=False)
        announce.say(self, f"{said} {verdict.sentence}")
        # Where nothing was better there is no better line to view.
        self.view.setVisible(verdict.loss >= _AS_GOOD)
        (self.next if verdict.passed else self.retry).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_better(self, better: BetterLine, *, score: str) -> None:
        """Show the better line."""
        self._done = True
        self.score.setText(score)
        self.chip.hide()
        self.heading.setText(
            self.tr("Better by {0}: {1}").format(in_points(better.gain), better.words)
        )
        self.sentence.setText(better.reason)
        self.verdict.show()
        self._show_parts(answering=False)
        self.view.hide()
        announce.say(self, f"{self.heading.text()} {better.reason}")
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard on what comes next."""
        if not self.answering.isHidden():
            self.answering.focus_first()
        elif self._done:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up the answer, then the walk; pages scroll the conversation."""
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() == Qt.Key.Key_Escape:
            if self.answering.isHidden():
                self.left.emit()
            else:
                self.answering.give_up()
        elif event.key() in pages:
            self.conversation.look(pages=pages[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the verdict on a low window."""
        super().resizeEvent(event)
        low = self.height() < _LOW_LINES * self.fontMetrics().lineSpacing()
        self.conversation.show_low(low=low)

    def _show_parts(self, *, answering: bool) -> None:
        self.answering.setVisible(answering)
        # Its room is needed for the answer, and what was done then is in the way of a new idea.
        self.played.setVisible(not answering)
        self.moves.setVisible(not answering)
        last = self._place == len(self._turns) - 1
        self.next.setText(self.tr("Back to the turns") if last else self.tr("Next moment"))
        self.next.setVisible(self._done)
        self.skip.setVisible(not self._done)
        self.view.setVisible(True)
        theme.set_kind(self.retry, "plain" if self._done else "primary")
        self.retry.setIcon(icons.icon("refresh", role="text" if self._done else "on_accent"))

    def _build_verdict(self) -> None:
        self.verdict = Card()
        self.chip = RatingChip(Rating.GOOD)
        self.heading = text.heading("", level=3)
        self.heading.setWordWrap(True)
        self.sentence = text.label("", wrap=True, selectable=True)
        self.verdict.add(self.heading)
        self.verdict.add(self.chip)
        self.verdict.add(self.sentence)
        self.verdict.hide()

    def _build_actions(self) -> None:
        self.retry = button("", kind="primary", icon="refresh")
        self.view = button("", icon="bulb")
        self.skip = button(self.tr("Skip"), icon="player-skip-forward")
        self.next = button("", kind="primary", icon="arrow-right")
        self.back = button(self.tr("Close  Esc"), kind="quiet")
        self.back.setAccessibleName(self.tr("Close the review of moments"))
        self.moves = QWidget()
        row = FlowLayout(self.moves, spacing=SPACE[1])
        for each in (self.next, self.retry, self.view, self.skip, self.back):
            row.addWidget(each)
        self.retry.clicked.connect(self.try_again)
        self.view.clicked.connect(self.view_better)
        self.skip.clicked.connect(self._on_skip_clicked)
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self.left)

    def _lay_out(self) -> None:
        head = QWidget()
        row = FlowLayout(head, spacing=SPACE[3])
        row.addWidget(self.title)
        row.addWidget(self.score)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(head)
        column.addWidget(self.played)
        column.addWidget(self.conversation, stretch=1)
        low = QWidget()
        below = QVBoxLayout(low)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE[1])
        below.addWidget(self.verdict)
        self.low = FitScroll(low)
        column.addWidget(self.low)
        column.addWidget(self.moves)
        column.addWidget(self.answering)

    @Slot(object)
    def _on_answered(self, move: str) -> None:
        self.answered.emit(self.turn, move)

    @Slot()
    def _on_skip_clicked(self) -> None:
        self.skipped.emit(self.turn)
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        if self._place + 1 < len(self._turns):
            self._place += 1
            self.position_wanted.emit(self.turn)
        else:
            self.left.emit()


def _without(heading: str, sentence: str) -> str:
    """Leave out what the heading says already."""
    beginning = f"{heading.rstrip('.')}: "
    if not sentence.startswith(beginning):
        return sentence
    rest = sentence.removeprefix(beginning)
    return f"{rest[:1].upper()}{rest[1:]}"
