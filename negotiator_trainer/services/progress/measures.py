"""The measures and verdicts by the words that the page uses."""

from __future__ import annotations

from negotiator_trainer.wording import mark

MEASURES = {
    "overall": mark("Overall"),
    "claimed": mark("Value claimed"),
    "created": mark("Value created"),
    "zopa": mark("ZOPA discovered"),
    "relationship": mark("Relationship"),
}
"""What can be shown over time, by key."""

VERDICTS = {
    "held": mark("held"),
    "agreement_trap": mark("agreement trap"),
    "right_walk": mark("right walk"),
    "missed_deal": mark("missed deal"),
    "none": mark("no verdict"),
}
"""The gate's verdicts, by key."""
