"""What waits today: drills that are due, cases that come up or want their outcome."""

from __future__ import annotations

from collections import Counter
from math import ceil
from typing import TYPE_CHECKING

from negotiator_trainer.services.plan.view import Coming, DrillsDue
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from datetime import datetime

    from negotiator_trainer.store.ahead_records import Ahead, CaseAhead

SOON_DAYS = 14
"""A case that happens within so many days comes up."""
OVER_DAYS = 30
"""So long a case that is over waits for its outcome on the home page."""
_MINUTES_EACH = 1.5


def drills_due(ahead: Ahead, now: datetime, most: int) -> DrillsDue | None:
    """Return the drills that can be answered today; None without any.

    Args:
        ahead: What lies ahead.
        now: The time in the person's zone.
        most: How many a day holds, those that were answered already included.
    """
    today = now.date()
    answered = sum(at.astimezone(now.tzinfo).date() == today for at in ahead.answered)
    due = [drill for drill in ahead.drills if drill.due_on <= today][: max(most - answered, 0)]
    if not due:
        return None
    skills = Counter(drill.skill for drill in due)
    return DrillsDue(
        due=len(due), minutes=ceil(len(due) * _MINUTES_EACH), skills=tuple(skills.most_common())
    )


def coming_up(ahead: Ahead, now: datetime) -> tuple[Coming, ...]:
    """Return the cases that ask for something; what comes first first, then what is over."""
    found = [each for case in ahead.cases if (each := _coming(case, now)) is not None]
    return tuple(sorted(found, key=lambda each: (each.days < 0, abs(each.days), each.case)))


def case_title(title: str) -> str:
    """Return a case's title, or what stands for one."""
    return title or tr("A case without a title")


def _coming(case: CaseAhead, now: datetime) -> Coming | None:
    day = case.happens_on
    if case.went_in_at is not None and (day is None or day > now.date()):
        # Gone into before its day, or without one.
        day = case.went_in_at.astimezone(now.tzinfo).date()
    days = 0 if day is None else (day - now.date()).days
    if not -OVER_DAYS <= days <= SOON_DAYS:
        return None
    stage = case.stage
    if stage == "preparing" and days < 0:
        # Its day has passed: what came of it is what there is to write.
        stage = "went_in"
    return Coming(case=case.id, title=case_title(case.title), stage=stage, day=day, days=days)
