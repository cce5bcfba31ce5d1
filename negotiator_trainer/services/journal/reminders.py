"""What the journal brings back by itself: what is due, what was on this day, what was learned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from negotiator_trainer.journal.case import Review
from negotiator_trainer.services.journal.assembling import kept_case
from negotiator_trainer.services.journal.templates import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from negotiator_trainer.store.case_records import Case
    from negotiator_trainer.store.unit import Unit

AROUND = 3
"""Days before and after the same day of an earlier year."""
SOON = 14
"""A case that happens within so many days comes up."""
_LOOKED_AT = 20
_MOST = 3
_LONG_AGO = date.min

ReminderKind: TypeAlias = Literal["outcome_due", "on_this_day", "before_next"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What was written after an earlier negotiation.

    Attributes:
        case: That case.
        title: Its title.
        day: When it was; None where it has no day.
        learned: What was learned.
        intend_if: “If …”
        intend_then: “… then I will …”
    """

    case: int
    title: str
    day: date | None
    learned: str
    intend_if: str
    intend_then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One thing to be reminded of.

    Attributes:
        kind: ``outcome_due``: it is over, and what came of it is not written. ``on_this_day``:
            it was about this time in an earlier year. ``before_next``: it comes up, and something
            was learned from one like it.
        case: The case that it leads to.
        title: Its title.
        template: What kind of negotiation it is.
        day: Its day; None where it has none.
        years: ``on_this_day``: how many years ago.
        lesson: ``before_next``: what was written last time.
    """

    kind: ReminderKind
    case: int
    title: str
    template: str
    day: date | None
    years: int = 0
    lesson: Lesson | None = None


def reminders(
    unit: Unit, today: date, zone: tzinfo | None, *, due: bool = True
) -> tuple[Reminder, ...]:
    """Return what to be reminded of: what is due, what comes up, what was on this day.

    Args:
        unit: A transaction.
        today: The day where the person is.
        zone: Their time zone.
        due: Whether outcomes that are due belong to it; there may be many.

    Raises:
        DamagedCase: A case is not as it was written.
    """
    return (
        *(_due(unit, today, zone) if due else ()),
        *_coming(unit, today),
        *_on_this_day(unit, today, zone),
    )


def before_next(unit: Unit, case_id: int, zone: tzinfo | None) -> tuple[Lesson, ...]:
    """Return what was written after earlier negotiations of the kind, the nearest first.

    One is of the kind when it has the same template or a tag in common; more in common comes
    first, then the later one.

    Args:
        unit: A transaction.
        case_id: The case that lies ahead.
        zone: The person's time zone.

    Raises:
        StoreError: There is no such case.
        DamagedCase: A case is not as it was written.
    """
    case = unit.cases.get(case_id)
    lessons = (_lesson(unit, each, zone) for each in _of_the_kind(unit, case, zone))
    return tuple(lesson for lesson in lessons if lesson is not None)[:_MOST]


def day_of(case: Case, zone: tzinfo | None) -> date | None:
    """Return a case's day: the one that is written, or the one on which it was gone into."""
    if case.happens_on is not None or case.went_in_at is None:
        return case.happens_on
    return case.went_in_at.astimezone(zone).date()


def _due(unit: Unit, today: date, zone: tzinfo | None) -> Iterator[Reminder]:
    gone_in = unit.cases.list(stage="went_in")
    passed = unit.cases.happening("preparing", last=today - timedelta(days=1))
    due = [(day_of(case, zone), case) for case in (*gone_in, *passed)]
    for day, case in sorted(due, key=lambda each: (each[0] or _LONG_AGO, each[1].id)):
        yield Reminder(
            kind="outcome_due", case=case.id, title=case.title, template=case.template, day=day
        )


def _coming(unit: Unit, today: date) -> Iterator[Reminder]:
    for case in unit.cases.happening("preparing", first=today, last=today + timedelta(days=SOON)):
        lessons = before_next(unit, case.id, None)
        if lessons:
            yield Reminder(
                kind="before_next", case=case.id, title=case.title, template=case.template,
                day=case.happens_on, lesson=lessons[0],
            )  # fmt: skip


def _on_this_day(unit: Unit, today: date, zone: tzinfo | None) -> Iterator[Reminder]:
    # A day more on each side: where the case was gone into, it may have been another day.
    near = [today + timedelta(days=n) for n in range(-AROUND - 1, AROUND + 2)]
    for case in unit.cases.on_days({f"{day:%m-%d}" for day in near} | {"02-29"}):
        day = day_of(case, zone)
        years = 0 if day is None else _years_since(day, today)
        if years:
            yield Reminder(
                kind="on_this_day", case=case.id, title=case.title, template=case.template,
                day=day, years=years,
            )  # fmt: skip


def _years_since(day: date, today: date) -> int:
    """How many whole years ago it was, about this day; 0 when it was another time of the year."""
    for years in (today.year - day.year - 1, today.year - day.year, today.year - day.year + 1):
        if years > 0 and abs((_later(day, years) - today).days) <= AROUND:
            return years
    return 0


def _later(day: date, years: int) -> date:
    """The same day some years later; 29 February is 28 February in most of them."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _of_the_kind(unit: Unit, case: Case, zone: tzinfo | None) -> list[Case]:
    found: dict[int, Case] = {}
    if case.template != BLANK:
        same = unit.cases.list(stage="reviewed", template=case.template, limit=_LOOKED_AT)
        found |= {each.id: each for each in same}
    for tag in case.tags:
        tagged = unit.cases.list(stage="reviewed", tag=tag, limit=_LOOKED_AT)
        found |= {each.id: each for each in tagged}
    found.pop(case.id, None)

    def nearness(other: Case) -> tuple[int, date, int]:
        common = len(set(case.tags) & set(other.tags)) + len(set(case.people) & set(other.people))
        same = other.template == case.template != BLANK
        return common + same, day_of(other, zone) or _LONG_AGO, other.id

    return sorted(found.values(), key=nearness, reverse=True)[:_LOOKED_AT]


def _lesson(unit: Unit, case: Case, zone: tzinfo | None) -> Lesson | None:
    review = kept_case(unit, case.id).part(Review)
    if not (review.learned.strip() or review.intend_then.strip()):
        return None
    return Lesson(
        case=case.id, title=case.title, day=day_of(case, zone), learned=review.learned,
        intend_if=review.intend_if, intend_then=review.intend_then,
    )  # fmt: skip
