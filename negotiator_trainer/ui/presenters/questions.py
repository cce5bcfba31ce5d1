"""Questions to the reviewer, whose answers a page that has been left does not get."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.errors import TrainerError
    from negotiator_trainer.services.review.service import Reviews
    from negotiator_trainer.ui.reviewer import Reviewer

T = TypeVar("T")


class Questions:
    """What one page asks of the reviewer.

    Args:
        reviewer: Answers, off the GUI thread.

    Attributes:
        left: Whether the page has been left; from then on nothing is answered.
    """

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer
        self.left = False

    def leave(self) -> None:
        """Want no more answers: the page is left."""
        self.left = True

    def ask(
        self,
        question: Callable[[Reviews], T],
        *,
        then: Callable[[T], object],
        failed: Callable[[TrainerError], object],
    ) -> None:
        """Put a question.

        Args:
            question: Is called on the reviews' thread.
            then: Receives the answer on this thread, unless the page has been left by then.
            failed: Receives instead what a person can put right, likewise.
        """

        def answered(found: T) -> None:
            if not self.left:
                then(found)

        def refused(error: TrainerError) -> None:
            if not self.left:
                failed(error)

        self._reviewer.ask(question, then=answered, failed=refused)
