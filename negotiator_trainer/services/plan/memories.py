"""What the journal brings back: what was on this day, and what was written before the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.journal.reminders import reminders
from negotiator_trainer.services.plan.view import Memory
from negotiator_trainer.services.plan.waiting import case_title
from negotiator_trainer.wording import ntr, tr

if TYPE_CHECKING:
    from datetime import datetime

    from negotiator_trainer.services.journal.reminders import Lesson, Reminder
    from negotiator_trainer.store.unit import Unit

MOST = 2
"""The journal has them all."""
_LETTERS = 180


def memories(unit: Unit, now: datetime) -> tuple[Memory, ...]:
    """Return what to be reminded of beside what comes up; lessons first.

    Args:
        unit: A transaction.
        now: The time in the person's zone.

    Raises:
        DamagedCase: A case is not as it was written.
    """
    found = [_memory(each) for each in reminders(unit, now.date(), now.tzinfo, due=False)]
    told = sorted((m for m in found if m is not None), key=lambda each: each.kind != "lesson")
    # Of one case one thing: what was learned says more than that it was a year ago.
    each_once = {each.case: each for each in reversed(told)}
    return tuple(each for each in told if each_once[each.case] is each)[:MOST]


def _memory(reminder: Reminder) -> Memory | None:
    title = case_title(reminder.title)
    if reminder.kind == "before_next" and reminder.lesson is not None:
        return Memory(
            kind="lesson", case=reminder.lesson.case, words=_learned(reminder.lesson),
            title=tr("Before “{title}”: what you wrote last time", title=title),
        )  # fmt: skip
    if reminder.kind == "on_this_day":
        ago = ntr("A year ago, about this day", "{count} years ago, about this day", reminder.years)
        return Memory(kind="on_this_day", case=reminder.case, title=title, words=ago)
    return None


def _learned(lesson: Lesson) -> str:
    """What was learned, or else what was intended, shortened where it is long."""
    words = " ".join(lesson.learned.split())
    if not words:
        words = tr("If {what}, then I will {then}", what=lesson.intend_if, then=lesson.intend_then)
    if len(words) > _LETTERS:
        words = words[:_LETTERS].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"
