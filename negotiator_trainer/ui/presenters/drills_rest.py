"""What is said where no drill is due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from negotiator_trainer.ui.dates import written_day

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QObject

    from negotiator_trainer.services.drills.views import DrillsToday


def rest_words(speaker: QObject, today: DrillsToday, *, on: date) -> str:
    """Say what was done today and what comes next.

    Args:
        speaker: Its `tr` is used.
        today: What there is.
        on: Today.
    """
    tr = speaker.tr
    if today.due:
        return (
            tr("These are done for today. One other is due.")
            if today.due == 1
            else tr("These are done for today. {0} others are due.").format(today.due)
        )
    if not today.kept:
        return tr(
            "No drills yet. A turn that costs you more than 5 points comes back here, one "
            "decision at a time, until the better move comes by itself."
        )
    parts = [tr("That’s all for today.") if today.answered else tr("Nothing is due today.")]
    if today.answered:
        parts.append(
            tr("One answered.")
            if today.answered == 1
            else tr("{0} answered.").format(today.answered)
        )
    if today.waiting:
        parts.append(
            tr("One more waits until tomorrow.")
            if today.waiting == 1
            else tr("{0} more wait until tomorrow.").format(today.waiting)
        )
    elif today.next_on is not None:
        parts.append(_next(speaker, today.next_on, on=on))
    return " ".join(parts)


def _next(speaker: QObject, day: date, *, on: date) -> str:
    if day == on + timedelta(days=1):
        return speaker.tr("The next one comes tomorrow.")
    return speaker.tr("The next one comes on {0}.").format(written_day(day))
