"""How far a case is, from what is written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.journal.case import Outcome, Review

if TYPE_CHECKING:
    from negotiator_trainer.journal.case import Size, Stage


def stage_of(size: Size, outcome: Outcome, review: Review, *, went_in: bool) -> Stage:
    """Return how far a case is.

    Its outcome is written once it says whether there was a deal; without that, words about it
    leave the case waiting. A quick log is of one that is over.

    Args:
        size: How much the case asks.
        outcome: As written.
        review: As written.
        went_in: Whether “I'm going in” was pressed.
    """
    if outcome.agreed is not None or size == "log":
        return "outcome" if review == Review() else "reviewed"
    return "went_in" if went_in else "preparing"
