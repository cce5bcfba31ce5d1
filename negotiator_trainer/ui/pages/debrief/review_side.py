"""The review's part in the debrief: its line, its keys, the walk through the moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from negotiator_trainer.ui import announce
from negotiator_trainer.ui.keys import PageKeys
from negotiator_trainer.ui.pages.debrief.review_bar import ReviewBar
from negotiator_trainer.ui.pages.debrief.walk import MomentWalk
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.tokens import Rating

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.review.page import (
        BetterLine,
        RetryPosition,
        RetryVerdict,
        ReviewPage,
    )
    from negotiator_trainer.ui.pages.debrief.turns import TurnsSection


class ReviewSide(QObject):
    """Shows a `ReviewPage` in a debrief and reports what the person does with it.

    Args:
        page: The debrief's page; keys work while the keyboard is in it.
        preferences: The person's choices: single letters, chess notation, motion.

    Attributes:
        bar: The line above the sections.
        view: The review, once there is one.
        walk: The walk through moments, while there is one.
        revealed: Whether the variant and the exit interview may be told.

    Signals:
        changed: The review is another one, or more of it may be told.
        walk_began: The sections make room for `walk`.
        walk_ended: They come back; carries the turn that was tried last.
        turn_wanted: A turn is to be looked at; carries its number.
        position_wanted: The table before a turn is wanted; carries the turn's number.
        answered: A second try; carries the turn's number and the move in the log's notation.
        package_changed: Another package is put together; carries option ids by issue id.
        better_wanted: The better line of a turn is wanted; carries the turn's number.
        skipped: A moment is left as it is; carries the turn's number.
        fork_wanted: A turn is to be played on from; carries its number.
        branch_opened: A practice fork is to be looked at; carries its attempt's id.
        drill_wanted: A turn is to come back as a drill; carries its number.
        drills_clicked: The drills that were made of it are to be played.
        retry_clicked: The review is to be tried again.
    """

    changed = Signal()
    walk_began = Signal()
    walk_ended = Signal(object)
    turn_wanted = Signal(object)
    position_wanted = Signal(object)
    answered = Signal(object, object)
    package_changed = Signal(object)
    better_wanted = Signal(object)
    skipped = Signal(object)
    fork_wanted = Signal(object)
    branch_opened = Signal(object)
    drill_wanted = Signal(object)
    drills_clicked = Signal()
    retry_clicked = Signal()

    def __init__(self, page: QWidget, preferences: Preferences) -> None:
        super().__init__(page)
        self._preferences = preferences
        self.view: ReviewPage | None = None
        self.walk: MomentWalk | None = None
        self.revealed = True
        self.bar = ReviewBar(moving=not preferences.reduced_motion)
        self.bar.review_clicked.connect(self.begin_walk)
        self.bar.retry_clicked.connect(self.retry_clicked)
        self.bar.drill_clicked.connect(self.drills_clicked)
        self._drilled: frozenset[int] = frozenset()
        self._section: TurnsSection | None = None
        self._keys = PageKeys(page, letters=preferences.single_letter_keys)
        slots = {
            "next_blunder": self._next_blunder, "previous_blunder": self._previous_blunder,
            "next_mistake": self._next_mistake, "previous_mistake": self._previous_mistake,
            "next_inaccuracy": self._next_inaccuracy,
            "previous_inaccuracy": self._previous_inaccuracy,
            "retry": self.try_turn, "better_line": self.view_better,
        }  # fmt: skip
        for name, slot in slots.items():
            self._keys.bind(name, slot)
        preferences.changed.connect(self._on_preference_changed)

    def hold_back(self) -> None:
        """Keep the variant and the exit interview until something was tried again."""
        self.revealed = False

    @Slot()
    def reveal(self) -> None:
        """Tell the variant and the exit interview from now on."""
        if not self.revealed:
            self.revealed = True
            self.changed.emit()

    def show_review(self, review: ReviewPage) -> None:
        """Show the review, or what of it is new."""
        self.view = review
        self.revealed = self.revealed or review.revealed
        self.bar.show_result(review)
        self.bar.setVisible(self.walk is None)
        self._dress()
        self.changed.emit()

    def show_drills(self, turns: frozenset[int]) -> None:
        """Show which turns come back as drills, by their numbers."""
        self._drilled = turns
        self.bar.show_drills(len(turns))
        if self._section is not None:
            self._section.show_drilled(turns)

    def show_unavailable(self, words: str, *, retry: bool = False) -> None:
        """Say why there is no review; the debrief stays as it is without one."""
        self.bar.show_unavailable(words, retry=retry)
        if not retry:
            self.reveal()

    def dress(self, section: TurnsSection) -> None:
        """Show the review in the section of the turns."""
        self._section = section
        section.card.judgement.show_letters(works=self._preferences.single_letter_keys)
        section.card.judgement.retry_clicked.connect(self.try_turn)
        section.card.judgement.better_clicked.connect(self.better_wanted)
        section.card.judgement.fork_clicked.connect(self.fork_wanted)
        section.card.judgement.drill_clicked.connect(self.drill_wanted)
        section.branch_opened.connect(self.branch_opened)
        section.show_drilled(self._drilled)
        self._dress()

    @Slot()
    def begin_walk(self) -> None:
        """Walk through the costliest turns, those first that nothing was done about."""
        if self.view is not None and self.view.moments:
            waiting = [each.turn for each in self.view.moments if each.hidden]
            self._begin(tuple(waiting or [each.turn for each in self.view.moments]))

    @Slot()
    def try_turn(self) -> None:
        """Try the turn that is looked at again, or go on with the one that is walked to."""
        if self.walk is not None:
            self.walk.try_again()
        elif self._section is not None and not self._section.card.judgement.retry.isHidden():
            self._begin((self._section.turn,))

    @Slot()
    def view_better(self) -> None:
        """Ask for the better line of the turn that is looked at."""
        if self.walk is not None:
            self.walk.view_better()
        elif self._section is not None and not self._section.card.judgement.view.isHidden():
            self.better_wanted.emit(self._section.turn)

    def show_position(self, position: RetryPosition) -> None:
        """Show the table before a turn."""
        if self.walk is not None:
            self.walk.show_position(position, score=self._score())

    def show_verdict(self, verdict: RetryVerdict) -> None:
        """Show how a second try did; `show_review` comes first."""
        if self.walk is not None:
            self.walk.show_verdict(verdict, score=self._score())

    def show_better(self, better: BetterLine) -> None:
        """Show a better line where it was asked for, and with its turn from now on."""
        if self.walk is not None:
            self.walk.show_better(better, score=self._score())
        if self._section is not None:
            self._section.show_better(better)

    @Slot()
    def end_walk(self) -> None:
        """Go back to the sections."""
        walk, self.walk = self.walk, None
        if walk is not None:
            turn = walk.turn
            walk.hide()
            walk.deleteLater()
            self.walk_ended.emit(turn)

    def _begin(self, turns: tuple[int, ...]) -> None:
        walk = self.walk = MomentWalk(turns)
        walk.position_wanted.connect(self.position_wanted)
        walk.answered.connect(self.answered)
        walk.package_changed.connect(self.package_changed)
        walk.better_wanted.connect(self.better_wanted)
        walk.skipped.connect(self.skipped)
        walk.left.connect(self.end_walk)
        self.walk_began.emit()
        walk.begin(
            letters=self._preferences.single_letter_keys, chess=self._preferences.chess_notation
        )

    def _dress(self) -> None:
        if self._section is not None and self.view is not None:
            self._section.show_review(self.view, chess=self._preferences.chess_notation)

    def _score(self) -> str:
        return "" if self.view is None else self.bar.moments_words(self.view)

    def _jump(self, rating: Rating, *, back: bool = False) -> None:
        if self._section is None or self.walk is not None or not self._section.judged:
            return
        turn = self._section.next_rated(rating, back=back)
        if turn is None:
            announce.say(self.bar, self.tr("There is no other one."))
        else:
            self.turn_wanted.emit(turn)

    @Slot()
    def _next_blunder(self) -> None:
        self._jump(Rating.BLUNDER)

    @Slot()
    def _previous_blunder(self) -> None:
        self._jump(Rating.BLUNDER, back=True)

    @Slot()
    def _next_mistake(self) -> None:
        self._jump(Rating.MISTAKE)

    @Slot()
    def _previous_mistake(self) -> None:
        self._jump(Rating.MISTAKE, back=True)

    @Slot()
    def _next_inaccuracy(self) -> None:
        self._jump(Rating.INACCURACY)

    @Slot()
    def _previous_inaccuracy(self) -> None:
        self._jump(Rating.INACCURACY, back=True)

    @Slot(str)
    def _on_preference_changed(self, key: str) -> None:
        if key == Preferences.single_letter_keys.key:
            works = self._preferences.single_letter_keys
            self._keys.set_letters(enabled=works)
            if self._section is not None:
                self._section.card.judgement.show_letters(works=works)
        elif key == Preferences.chess_notation.key:
            self._dress()
