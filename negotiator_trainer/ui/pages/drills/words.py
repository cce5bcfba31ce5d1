"""Small phrases of the drills that more than one of their parts says."""

from __future__ import annotations

from negotiator_trainer.wording import ntr

_MONTH_DAYS = 30.4
_IN_MONTHS_FROM = 60


def in_days(days: int) -> str:
    """Return how long something takes to come back: “1 day”, “17 days”, “3 months”."""
    if days < _IN_MONTHS_FROM:
        return ntr("1 day", "{count} days", days)
    return ntr("1 month", "{count} months", round(days / _MONTH_DAYS))


def missed(times: int) -> str:
    """Return how often a drill was missed, such as “missed 4 times”."""
    return ntr("missed once", "missed {count} times", times)
