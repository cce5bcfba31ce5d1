"""Serves the guide at the table: the label after each turn, and hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from negotiator_trainer.services.footing import footing_of
from negotiator_trainer.services.review.page import Coaching, Hint, NotReady
from negotiator_trainer.ui.routes import Route
from negotiator_trainer.ui.solving import key_of

if TYPE_CHECKING:
    from negotiator_trainer.errors import TrainerError
    from negotiator_trainer.services.review.service import Reviews
    from negotiator_trainer.services.solving.place import Key
    from negotiator_trainer.services.table_view import TableView
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.table import TablePage
    from negotiator_trainer.ui.reviewer import Reviewer

_LEVELS = 3


class GuidePresenter(QObject):
    """Fills the guide of a `TablePage` in an attempt that does not count.

    Args:
        page: The page.
        trainer: The services.
        reviewer: Answers about reviews.
        attempt: The attempt that is played.
        parent: The object that owns it.

    Signals:
        left_for: The person went on to a card of the handbook; carries its `Route`.
    """

    left_for = Signal(object)

    def __init__(
        self,
        page: TablePage,
        trainer: Trainer,
        reviewer: Reviewer,
        *,
        attempt: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._reviewer = reviewer
        self._attempt = attempt
        self._key = key_of(trainer, attempt)
        self._footing = footing_of(trainer, attempt)
        self._round = -1
        self._level = 0
        self._wants_hint = False
        self._gone = False
        page.guide.show_footing(self._footing)
        page.guide.hint_clicked.connect(self._on_hint_clicked)
        page.guide.links.card_wanted.connect(self._on_card_wanted)
        reviewer.solving.came.connect(self._on_came)

    def show_turn(self, view: TableView) -> None:
        """Follow the table: another turn begins, and in coached mode the last one is judged."""
        if self._footing.counts or view.round == self._round:
            return
        self._round, self._level, self._wants_hint = view.round, 0, False
        self._page.guide.clear_hint()
        self._page.guide.ask.setVisible(not view.ended)
        if self._footing.coached and view.round:
            self._coach()

    def leave(self) -> None:
        """Want no more answers: the page is left."""
        self._gone = True

    def _coach(self) -> None:
        if not self._reviewer.want(self._attempt):
            self._wait()
            return
        attempt = self._attempt

        def question(reviews: Reviews) -> Coaching | NotReady:
            return reviews.coach(attempt)

        self._reviewer.ask(question, then=self._on_coached, failed=self._on_failed)

    def _hint(self) -> None:
        if not self._reviewer.want(self._attempt):
            self._wants_hint = True
            self._wait()
            return
        attempt, level = self._attempt, min(self._level + 1, _LEVELS)

        def question(reviews: Reviews) -> Hint | NotReady:
            return reviews.hint(attempt, level)

        self._reviewer.ask(question, then=self._on_hint, failed=self._on_failed)

    def _wait(self) -> None:
        self._page.guide.show_waiting(
            self.tr("The scenario is still being solved; it comes as soon as that is done.")
        )

    def _on_coached(self, found: Coaching | NotReady) -> None:
        if self._gone:
            return
        if isinstance(found, NotReady):
            self._page.guide.show_waiting(found.words)
        elif found.turn == self._round:
            self._page.show_coaching(found)

    def _on_hint(self, found: Hint | NotReady) -> None:
        if self._gone:
            return
        if isinstance(found, NotReady):
            self._page.guide.show_waiting(found.words)
        elif found.turn == self._round + 1:
            self._level = found.level
            self._page.guide.show_hint(found)

    def _on_failed(self, error: TrainerError) -> None:
        if not self._gone:
            self._page.show_trouble(error)

    @Slot(object)
    def _on_card_wanted(self, card: str) -> None:
        self.left_for.emit(Route.learn(card, attempt=self._attempt))

    @Slot()
    def _on_hint_clicked(self) -> None:
        if not self._footing.counts and self._level < _LEVELS:
            self._hint()

    @Slot(object, object)
    def _on_came(self, key: Key, trouble: str) -> None:
        if key != self._key or self._gone or self._footing.counts:
            return
        if trouble:
            self._page.guide.show_waiting(trouble)
            return
        self._page.guide.show_footing(self._footing)
        if self._wants_hint:
            self._wants_hint = False
            self._hint()
        if self._footing.coached and self._round > 0:
            self._coach()
