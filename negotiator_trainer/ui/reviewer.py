"""Asks the review's services off the GUI thread, once what they need has been solved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.background import Background
from negotiator_trainer.ui.solving import Solving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from negotiator_trainer.services.review.service import Reviews
    from negotiator_trainer.services.solving.place import Key
    from negotiator_trainer.services.trainer import Trainer

T = TypeVar("T")


class Reviewer(QObject):
    """The review of one profile's attempts, for presenters.

    Close it before the trainer: until then it may be reading.

    Args:
        trainer: The services.
        folder: Where solved tables lie.
        parent: The object that owns it.

    Attributes:
        solving: Has what is played solved.
    """

    def __init__(self, trainer: Trainer, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.solving = Solving(folder, self)
        self._trainer = trainer
        self._reviews: Reviews | None = None
        self._background = Background(self)
        self._later: dict[Key, list[int]] = {}
        self.solving.came.connect(self._on_came)

    def begin(self, attempt: int) -> None:
        """Have what an attempt plays solved in the background."""
        self.solving.begin(self._trainer, attempt)

    def want(self, attempt: int) -> bool:
        """Have the solution of what an attempt plays in memory; whether it is there already."""
        return self.solving.want(self._trainer, attempt)

    def follow(self, attempt: int, *, turn: int = 0, move: str = "") -> None:
        """Have solved, too, what an attempt, or another move in it, led to beside the solution."""
        self.solving.follow(self._trainer, attempt, turn=turn, move=move)

    def review_later(self, key: Key, attempt: int) -> None:
        """Review an attempt once its solution comes, though nobody waits for it any more.

        What follows from a review is kept then: the skills, the drills.

        Args:
            key: What the solution is called; it has been wanted already.
            attempt: The attempt.
        """
        self._later.setdefault(key, []).append(attempt)

    def ask(
        self,
        question: Callable[[Reviews], T],
        *,
        then: Callable[[T], object],
        failed: Callable[[TrainerError], object],
    ) -> None:
        """Put a question to the reviews on the one thread that they are used on.

        Args:
            question: Is called there.
            then: Receives the answer, on this thread.
            failed: Receives instead what a person can put right, on this thread; a bug rises.
        """

        def work() -> T:
            return question(self._at_hand())

        def refused(error: Exception) -> None:
            if not isinstance(error, TrainerError):
                raise error
            failed(error)

        self._background.run(work, then=then, failed=refused)

    def close(self) -> None:
        """End what is being solved at once, and wait for the question that is being answered."""
        self.solving.close()
        self._background.close()

    @Slot(object, object)
    def _on_came(self, key: Key, trouble: str) -> None:
        for attempt in self._later.pop(key, ()):
            if not trouble:
                self.ask(partial(_reviewed, attempt), then=_nothing, failed=_nothing)

    def _at_hand(self) -> Reviews:
        if self._reviews is None:
            # Solver and scorer are not needed before something is reviewed.
            from negotiator_trainer.services.review.service import Reviews  # noqa: PLC0415

            trainer = self._trainer
            self._reviews = Reviews(
                trainer.database, trainer.practice, self.solving.tables, now=trainer.database.now
            )
        return self._reviews


def _reviewed(attempt: int, reviews: Reviews) -> object:
    return reviews.page(attempt)


def _nothing(_answer: object) -> None:
    """Nobody waits; whoever opens the debrief again is told."""
