"""Has the answer to a drill judged and kept, once what that needs is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from negotiator_trainer.errors import MoveError, TrainerError
from negotiator_trainer.services.drills import asking
from negotiator_trainer.services.review.page import NotReady
from negotiator_trainer.services.worth import worth
from negotiator_trainer.ui.solving import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from negotiator_trainer.services.drills.views import Answered
    from negotiator_trainer.services.review.service import Reviews
    from negotiator_trainer.services.solving.order import Report
    from negotiator_trainer.services.solving.place import Key
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.store.drill_records import Drill
    from negotiator_trainer.ui.pages.drills import DrillsPage
    from negotiator_trainer.ui.presenters.questions import Questions
    from negotiator_trainer.ui.reviewer import Reviewer

_LONGEST_S = 600.0
"""Whoever takes longer was somewhere else."""


class DrillJudging(QObject):
    """Takes the answers of a `DrillsPage`, one drill after the other.

    Args:
        page: The page.
        trainer: The services.
        reviewer: Works out what answers are judged by.
        questions: What the page asks of it.
        seconds: A clock that only goes on, in seconds.
        parent: The object that owns it.

    Signals:
        judged: An answer was judged and kept; carries it as `Answered`.
    """

    judged = Signal(object)

    def __init__(
        self, page: DrillsPage, trainer: Trainer, reviewer: Reviewer, questions: Questions, *,
        seconds: Callable[[], float], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._page = page
        self._trainer = trainer
        self._reviewer = reviewer
        self._questions = questions
        self._seconds = seconds
        self._drill: Drill | None = None
        self._began = 0.0
        self._key: Key | None = None
        self._pending: tuple[str, float] | None = None
        self._judging = False
        self._followed = False
        reviewer.solving.told.connect(self._on_told)
        reviewer.solving.came.connect(self._on_came)
        page.answered.connect(self._on_answered)
        page.package_changed.connect(self._on_package_changed)

    @property
    def busy(self) -> bool:
        """Whether an answer was given that is not judged yet."""
        return self._pending is not None

    def turn_to(self, drill: Drill | None) -> None:
        """Judge what is answered from now on by a drill; an answer that waits is dropped."""
        self._drill = drill
        self._pending, self._followed = None, False

    def begin(self, drill: Drill) -> None:
        """Let the person think about a drill, which is shown, from now on.

        Raises:
            TrainerError: What it is judged by cannot be had.
        """
        self._began = self._seconds()
        self._key = key_of(self._trainer, drill.attempt)
        # What the answer is judged by is read or worked out while the person thinks.
        self._reviewer.want(drill.attempt)

    def show_trouble(self, error: TrainerError) -> None:
        """Say what went wrong; a decision that was asked stays open."""
        self._judging = False
        if self.busy or self._page.asking:
            self._ask_again(f"{error.problem} {error.remedy}")
        else:
            self._page.show_trouble(error, retry=True)

    @property
    def now(self) -> datetime:
        """The time where the person is."""
        return self._trainer.database.now().astimezone()

    def _ask_again(self, words: str) -> None:
        self._pending = None
        self._page.ask_again(words)

    def _judge(self) -> None:
        # The solution may come twice: found in memory, and told of by who loaded it.
        if self._pending is None or self._drill is None or self._judging:
            return
        self._judging = True
        move, seconds = self._pending
        drill, drills, now = self._drill, self._trainer.drills, self.now

        def question(reviews: Reviews) -> Answered | NotReady:
            return asking.judge(drill, move, reviews, drills, seconds=seconds, now=now)

        self._questions.ask(question, then=self._on_judged, failed=self.show_trouble)

    def _on_judged(self, found: Answered | NotReady) -> None:
        self._judging = False
        drill, pending = self._drill, self._pending
        if not isinstance(found, NotReady):
            self._pending = None
            self.judged.emit(found)
        elif found.beside and not self._followed and drill is not None and pending is not None:
            self._followed = True
            self._reviewer.follow(drill.attempt, turn=drill.turn, move=pending[0])
        else:
            self._ask_again(found.words)

    @Slot(object, object)
    def _on_told(self, key: Key, report: Report) -> None:
        if key != self._key or self._questions.left or report.done or not self.busy:
            return
        words = self._page.tr("Working out what it is worth: {0} situations looked at in {1} s.")
        share = report.share if 0 < report.share < 1 else None
        self._page.show_waiting(
            words.format(f"{report.beliefs:,}", round(report.seconds)), share=share
        )

    @Slot(object, object)
    def _on_came(self, key: Key, trouble: str) -> None:
        if key != self._key or self._questions.left or not self.busy:
            return
        if trouble:
            self._ask_again(trouble)
        else:
            self._judge()

    @Slot(object)
    def _on_answered(self, move: str) -> None:
        if self.busy or self._drill is None:
            return
        self._pending = move, min(self._seconds() - self._began, _LONGEST_S)
        self._page.show_waiting(self._page.tr("Working out what it is worth…"))
        try:
            ready = self._reviewer.want(self._drill.attempt)
        except TrainerError as error:
            self.show_trouble(error)
            return
        if ready:
            self._judge()

    @Slot(object)
    def _on_package_changed(self, package: Mapping[str, str]) -> None:
        position, layer = self._page.position, self._page.answering.offer_layer
        if position is None:
            return
        try:
            layer.show_worth(worth(position.before, package))
        except MoveError as error:
            layer.show_impossible(f"{error.problem} {error.remedy}")
