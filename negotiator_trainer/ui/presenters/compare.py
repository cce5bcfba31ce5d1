"""Fills the comparison of two debriefs and keeps what the person says about them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.comparing import QUESTION, Comparisons
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import HOME, Crumb, Route

if TYPE_CHECKING:
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.compare import ComparePage


class ComparePresenter(Presenter):
    """Serves a `ComparePage`.

    Args:
        page: The page.
        trainer: The services.
        attempt: The attempt whose debrief it was opened from.
        parent: The object that owns it.
    """

    def __init__(
        self, page: ComparePage, trainer: Trainer, *, attempt: int, parent: QObject | None = None
    ) -> None:
        super().__init__(page, parent)
        self.page: ComparePage = page
        self._trainer = trainer
        self._comparisons = Comparisons(trainer, now=_now)
        self._attempt = attempt
        self._other: int | None = None
        page.other_chosen.connect(self._on_other_chosen)
        page.answered.connect(self._on_answered)
        page.card_wanted.connect(self._on_card_wanted)
        page.practise_clicked.connect(self._on_practise_clicked)
        page.retry_clicked.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Lay the nearest attempt beside this one."""
        try:
            self._find_the_way()
            candidates = self._comparisons.candidates(self._attempt)
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        if not candidates:
            self.page.show_nothing()
            return
        self._other = candidates[0].attempt
        self.page.show_candidates(candidates, chosen=self._other)
        self._show()

    def _find_the_way(self) -> None:
        title = self._trainer.practice.session(self._attempt).game.scenario.title
        here = Route.compare(self._attempt)
        self.crumbs_changed.emit(
            (Crumb(title, Route.debrief(self._attempt)), Crumb(self.page.title, here))
        )

    def _show(self) -> None:
        if self._other is None:
            return
        try:
            comparison = self._comparisons.compare(self._attempt, self._other)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self.page.clear_trouble()
        self.page.show_comparison(comparison, question=self.page.tr(QUESTION))

    @Slot(object)
    def _on_other_chosen(self, other: int) -> None:
        self._other = other
        self._show()

    @Slot(object)
    def _on_answered(self, words: str) -> None:
        if self._other is None:
            return
        try:
            self._comparisons.answer(self._attempt, self._other, words)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._show()

    @Slot(object)
    def _on_card_wanted(self, card: str) -> None:
        self.left_for.emit(Route.learn(card, attempt=self._attempt))

    @Slot()
    def _on_practise_clicked(self) -> None:
        self.left_for.emit(HOME)


def _now() -> datetime:
    return datetime.now(UTC)
