"""What the review of a case comes to in figures, by the same rules as in practice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.scoring.estimate import interval_score

if TYPE_CHECKING:
    from negotiator_trainer.journal.case import Outcome, Review
    from negotiator_trainer.scoring.sheet import Guess

_MEASURED = 3
"""Trust, calm and face make the measure; whether they would deal again is said beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFigures:
    """What can be told; what cannot is None.

    Attributes:
        relationship: The mean of trust, calm and face as far as they were rated, 0–100.
        deal_again: Whether they would deal again, 0–100.
        confirmed: Assumptions that were.
        refuted: Likewise.
        untested: Likewise.
        interval: The interval score of the 80 % range, in the case's unit; less is better, and a
            range that holds the limit scores its own width.
        by_time: What the time brought less what it cost, in the case's unit.
    """

    relationship: float | None
    deal_again: int | None
    confirmed: int
    refuted: int
    untested: int
    interval: float | None
    by_time: int | None


def review_figures(guess: Guess, outcome: Outcome, review: Review) -> ReviewFigures:
    """Return the figures of a review.

    Source of the interval score: Gneiting & Raftery (2007), as `scoring.estimate` has it.

    Args:
        guess: The estimate of their limit as it was frozen, where it was.
        outcome: With their limit, if it became known.
        review: As written.
    """
    rated = [value for value in review.relationship[:_MEASURED] if value is not None]
    again = review.relationship[_MEASURED:]
    findings = Counter(checked.finding for checked in review.assumptions)
    cost, gain = review.lost_to_delay, review.gained_by_time
    return ReviewFigures(
        relationship=sum(rated) / len(rated) if rated else None,
        deal_again=again[0] if again else None,
        confirmed=findings["confirmed"],
        refuted=findings["refuted"],
        untested=findings["untested"],
        interval=_interval(guess, outcome.limit),
        by_time=None if cost is None and gain is None else (gain or 0) - (cost or 0),
    )


def _interval(guess: Guess, limit: int | None) -> float | None:
    if guess.low is None or guess.high is None or limit is None:
        return None
    return interval_score(min(guess.low, guess.high), max(guess.low, guess.high), limit)
