"""Small phrases of the drills that more than one of their parts says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_MONTH_DAYS = 30.4
_IN_MONTHS_FROM = 60


def _tr(words: str) -> str:
    return QCoreApplication.translate("drills", words)


def in_days(days: int) -> str:
    """Return how long something takes to come back: “1 day”, “17 days”, “3 months”."""
    if days == 1:
        return _tr("1 day")
    if days < _IN_MONTHS_FROM:
        return _tr("{0} days").format(days)
    return _tr("{0} months").format(round(days / _MONTH_DAYS))


def missed(times: int) -> str:
    """Return how often a drill was missed, such as “missed 4 times”."""
    return _tr("missed once") if times == 1 else _tr("missed {0} times").format(times)
