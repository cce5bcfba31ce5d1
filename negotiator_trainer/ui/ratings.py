"""From the review's labels to how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.ui.tokens import Rating

if TYPE_CHECKING:
    from negotiator_trainer.services.review.page import LabelView

_RATINGS = {
    "strong": Rating.EXCELLENT,
    "fine": Rating.GOOD,
    "cost_little": Rating.INACCURACY,
    "cost_lot": Rating.MISTAKE,
    "turning_point": Rating.BLUNDER,
}


def rating_of(label: LabelView) -> Rating:
    """Return the rating that stands for a label."""
    return _RATINGS[label.key]
