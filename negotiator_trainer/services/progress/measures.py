"""The measures and verdicts by the words that the page uses."""

from __future__ import annotations

MEASURES = {
    "overall": "Overall",
    "claimed": "Value claimed",
    "created": "Value created",
    "zopa": "ZOPA discovered",
    "relationship": "Relationship",
}
"""What can be shown over time, by key."""

VERDICTS = {
    "held": "held",
    "agreement_trap": "agreement trap",
    "right_walk": "right walk",
    "missed_deal": "missed deal",
    "none": "no verdict",
}
"""The gate's verdicts, by key."""
