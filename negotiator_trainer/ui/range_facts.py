"""Turns the services' picture of a range into what the range strip draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.ui.widgets.number_form import NumberForm
from negotiator_trainer.ui.widgets.range_strip import Estimate, RangeFacts

if TYPE_CHECKING:
    from negotiator_trainer.services.table_view import RangeView


def range_facts(view: RangeView) -> RangeFacts:
    """Return what to draw; an axis without length gets one, so that it can be drawn."""
    guess = view.estimate
    return RangeFacts(
        issue=view.name,
        low=view.low,
        high=max(view.high, view.low + 1),
        form=NumberForm(prefix=view.unit),
        walkaway=view.walkaway,
        target=view.target,
        estimate=None if guess is None else Estimate(low=min(guess), high=max(guess)),
        my_offers=view.mine,
        their_offers=view.theirs,
    )
