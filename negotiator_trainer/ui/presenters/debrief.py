"""Fills the debrief, after its first questions have been answered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.footing import footing_of
from negotiator_trainer.store.records import Answers
from negotiator_trainer.ui.presenters.applying import Applying
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import HOME, Crumb, Route

if TYPE_CHECKING:
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.debrief import DebriefPage
    from negotiator_trainer.ui.presenters.review import ReviewPresenter
    from negotiator_trainer.ui.reviewer import Reviewer


class DebriefPresenter(Presenter):
    """Serves a `DebriefPage`.

    Args:
        page: The page.
        trainer: The services.
        attempt: The attempt that is looked back at.
        turn: The turn to begin with; 0 for the verdict.
        reviewer: Answers about reviews; without one the debrief has none.
        parent: The object that owns it.
    """

    def __init__(
        self,
        page: DebriefPage,
        trainer: Trainer,
        *,
        attempt: int,
        turn: int = 0,
        reviewer: Reviewer | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, parent)
        self.page: DebriefPage = page
        self._trainer = trainer
        self._reviewer = reviewer
        self._review: ReviewPresenter | None = None
        self._origin: int | None = None
        self._attempt = attempt
        self._turn = turn
        self._scenario = Route.debrief(attempt)
        self._unkept: Answers | None = None
        page.answered.connect(self._on_answered)
        page.again_clicked.connect(self._on_again_clicked)
        page.practice_clicked.connect(self._on_practice_clicked)
        page.origin_clicked.connect(self._on_origin_clicked)
        page.compare_clicked.connect(self._on_compare_clicked)
        self._applying = Applying(page, trainer, attempt=attempt, parent=self)
        self._applying.left_for.connect(self.left_for)
        page.applied_clicked.connect(self._applying.ask)
        page.concept_wanted.connect(self._on_concept_wanted)
        page.retry_clicked.connect(self._on_retry_clicked)

    def settle(self) -> bool:
        """Want no more answers about the review."""
        if self._review is not None:
            self._review.leave()
        return True

    def open(self) -> None:
        """Ask the first questions, or show the debrief where they are answered."""
        try:
            if not self._trainer.concluded(self._attempt):
                self.left_for.emit(Route.table(self._attempt))
                return
            self._find_the_way()
            questions = self._trainer.first_questions(self._attempt)
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        if questions is None:
            self._show()
        else:
            self.page.show_questions(questions)

    def _find_the_way(self) -> None:
        attempt = self._trainer.attempt(self._attempt)
        self._scenario = Route.brief(attempt.scenario, attempt.role)
        self._show_origin()
        title = self._trainer.practice.session(self._attempt).game.scenario.title
        self.crumbs_changed.emit(
            (
                Crumb(title, self._scenario),
                Crumb(self.page.tr("Debrief"), Route.debrief(self._attempt)),
            )
        )

    def _show_origin(self) -> None:
        fork = footing_of(self._trainer, self._attempt).fork
        if fork is not None and fork.attempt is not None:
            self._origin = fork.attempt
            self.page.show_origin(fork.turn)

    def _show(self) -> None:
        try:
            view = self._trainer.debrief(self._attempt)
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        self._begin_review()
        self.page.show_debrief(view)
        if 0 < self._turn <= len(view.turns):
            self.page.open_turn(self._turn)
        if self._review is not None:
            self._review.open()

    def _begin_review(self) -> None:
        if self._reviewer is None or self._review is not None:
            return
        from negotiator_trainer.ui.presenters.review import ReviewPresenter  # noqa: PLC0415

        self._review = ReviewPresenter(
            self.page, self._trainer, self._reviewer, attempt=self._attempt, parent=self
        )
        self._review.left_for.connect(self.left_for)

    def _keep(self, answers: Answers) -> None:
        try:
            self._trainer.answer(self._attempt, answers)
        except TrainerError as error:
            self._unkept = answers
            self.page.show_trouble(error, retry=True)
            return
        self._unkept = None
        self._show()

    @Slot(object, object, object)
    def _on_answered(self, least: int | None, moment: int | None, stars: int | None) -> None:
        at = datetime.now(UTC)
        self._keep(Answers(least=least, moment_turn=moment, rating=stars, at=at))

    @Slot()
    def _on_again_clicked(self) -> None:
        self.left_for.emit(self._scenario)

    @Slot()
    def _on_origin_clicked(self) -> None:
        if self._origin is not None:
            self.left_for.emit(Route.debrief(self._origin))

    @Slot()
    def _on_compare_clicked(self) -> None:
        self.left_for.emit(Route.compare(self._attempt))

    @Slot(object, object)
    def _on_concept_wanted(self, card: str, turn: int) -> None:
        self.left_for.emit(Route.learn(card, attempt=self._attempt, turn=turn))

    @Slot()
    def _on_practice_clicked(self) -> None:
        self.left_for.emit(HOME)

    @Slot()
    def _on_retry_clicked(self) -> None:
        if self._unkept is None:
            self.open()
        else:
            self._keep(self._unkept)
