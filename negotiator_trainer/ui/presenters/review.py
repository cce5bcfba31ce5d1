"""Serves the review in a debrief: waits for its solution, judges second tries, forks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from negotiator_trainer.errors import MoveError, TrainerError
from negotiator_trainer.services.review.page import NotReady
from negotiator_trainer.services.worth import worth
from negotiator_trainer.ui.presenters.drilling import Drilling
from negotiator_trainer.ui.presenters.questions import Questions
from negotiator_trainer.ui.routes import Route
from negotiator_trainer.ui.solving import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from negotiator_trainer.services.review.page import (
        BetterLine,
        RetryPosition,
        RetryVerdict,
        ReviewPage,
    )
    from negotiator_trainer.services.review.service import Reviews
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.services.solving.order import Report
    from negotiator_trainer.services.solving.place import Key
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.debrief import DebriefPage
    from negotiator_trainer.ui.reviewer import Reviewer

T = TypeVar("T")


class ReviewPresenter(QObject):
    """Fills the review of a `DebriefPage` and does what it reports.

    Args:
        page: The page.
        trainer: The services.
        reviewer: Answers about reviews.
        attempt: The attempt that is looked back at.
        parent: The object that owns it.

    Signals:
        left_for: The person went on to another page; carries its `Route`.
    """

    left_for = Signal(object)

    def __init__(
        self,
        page: DebriefPage,
        trainer: Trainer,
        reviewer: Reviewer,
        *,
        attempt: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._side = page.review
        self._trainer = trainer
        self._reviewer = reviewer
        self._attempt = attempt
        self._key = key_of(trainer, attempt)
        self._before: Session | None = None
        self._questions = Questions(reviewer)
        self._followed = False
        self._side.hold_back()
        reviewer.solving.told.connect(self._on_told)
        reviewer.solving.came.connect(self._on_came)
        self._side.position_wanted.connect(self._on_position_wanted)
        self._side.answered.connect(self._on_answered)
        self._side.package_changed.connect(self._on_package_changed)
        self._side.better_wanted.connect(self._on_better_wanted)
        self._side.skipped.connect(self._on_skipped)
        self._side.fork_wanted.connect(self._on_fork_wanted)
        self._side.branch_opened.connect(self._on_branch_opened)
        self._side.retry_clicked.connect(self.open)
        self._drilling = Drilling(page, trainer, attempt=attempt, parent=self)
        self._drilling.left_for.connect(self.left_for)

    @Slot()
    def open(self) -> None:
        """Show the review, or that it is being worked out."""
        self._side.bar.wait()
        if self._reviewer.want(self._attempt):
            self._ask_page()

    def leave(self) -> None:
        """Want no more answers: the page is left."""
        if not self._questions.left and self._side.view is None:
            self._reviewer.review_later(self._key, self._attempt)
        self._questions.leave()

    def _ask_page(self) -> None:
        attempt = self._attempt

        def question(reviews: Reviews) -> ReviewPage | NotReady:
            return reviews.page(attempt)

        self._questions.ask(question, then=self._on_page, failed=self._page.show_trouble)

    def _on_page(self, found: ReviewPage | NotReady) -> None:
        if not isinstance(found, NotReady):
            self._side.show_review(found)
            self._drilling.refresh()
        elif found.beside and not self._followed:
            self._followed = True
            self._side.bar.wait()
            self._reviewer.follow(self._attempt)
        else:
            self._side.show_unavailable(found.words)

    def _ask_and_review(
        self, question: Callable[[Reviews], T | NotReady], then: Callable[[T], None]
    ) -> None:
        """Ask something that changes the review, and show the new one first."""
        attempt = self._attempt

        def both(reviews: Reviews) -> tuple[T | NotReady, ReviewPage | NotReady]:
            return question(reviews), reviews.page(attempt)

        def answered(found: tuple[T | NotReady, ReviewPage | NotReady]) -> None:
            answer, page = found
            if isinstance(answer, NotReady):
                self._page.message.show_info(answer.words)
                return
            self._page.clear_trouble()
            if not isinstance(page, NotReady):
                self._side.show_review(page)
            then(answer)

        self._questions.ask(both, then=answered, failed=self._page.show_trouble)

    @Slot(object, object)
    def _on_told(self, key: Key, report: Report) -> None:
        if key != self._key or self._questions.left or report.done:
            return
        seconds = round(report.seconds)
        words = self.tr("{0} situations looked at in {1} s. You can go on reading meanwhile.")
        share = report.share if 0 < report.share < 1 else None
        self._side.bar.show_progress(words.format(f"{report.beliefs:,}", seconds), share=share)

    @Slot(object, object)
    def _on_came(self, key: Key, trouble: str) -> None:
        if key != self._key or self._questions.left:
            return
        if trouble:
            self._side.show_unavailable(trouble, retry=True)
        else:
            self._ask_page()

    @Slot(object)
    def _on_position_wanted(self, turn: int) -> None:
        attempt = self._attempt

        def question(reviews: Reviews) -> tuple[RetryPosition, Session]:
            session = self._trainer.practice.session(attempt)
            return reviews.position(attempt, turn), session.before(turn)

        self._questions.ask(question, then=self._on_position, failed=self._page.show_trouble)

    def _on_position(self, found: tuple[RetryPosition, Session]) -> None:
        position, self._before = found
        self._side.show_position(position)

    @Slot(object)
    def _on_package_changed(self, package: Mapping[str, str]) -> None:
        walk = self._side.walk
        if walk is None or self._before is None:
            return
        try:
            walk.answering.offer_layer.show_worth(worth(self._before, package))
        except MoveError as error:
            walk.answering.offer_layer.show_impossible(f"{error.problem} {error.remedy}")

    @Slot(object, object)
    def _on_answered(self, turn: int, move: str) -> None:
        attempt = self._attempt

        def question(reviews: Reviews) -> RetryVerdict | NotReady:
            return reviews.try_again(attempt, turn, move)

        self._ask_and_review(question, self._side.show_verdict)

    @Slot(object)
    def _on_better_wanted(self, turn: int) -> None:
        attempt = self._attempt

        def question(reviews: Reviews) -> BetterLine | NotReady:
            return reviews.better(attempt, turn)

        self._ask_and_review(question, self._side.show_better)

    @Slot(object)
    def _on_skipped(self, turn: int) -> None:
        attempt = self._attempt

        def question(reviews: Reviews) -> None:
            reviews.skip(attempt, turn)

        self._ask_and_review(question, _nothing_more)

    @Slot(object)
    def _on_fork_wanted(self, turn: int) -> None:
        try:
            fork = self._trainer.practice.branch(self._attempt, turn)
        except TrainerError as error:
            self._page.show_trouble(error)
            return
        self.left_for.emit(Route.table(fork))

    @Slot(object)
    def _on_branch_opened(self, fork: int) -> None:
        done = self._trainer.concluded(fork)
        self.left_for.emit(Route.debrief(fork) if done else Route.table(fork))


def _nothing_more(_answer: object) -> None:
    pass
