"""When a drill comes back: the FSRS scheduler, whole days, and nothing by chance.

Steps of minutes are left out. A position that comes back after a minute asks what was read a
minute ago; a day later it asks for the decision. So every answer, the wrong one too, puts the
drill at least a day ahead.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from negotiator_trainer.store.drill_records import DrillState, Schedule

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
RATINGS = (AGAIN, HARD, GOOD, EASY)
MASTERED_DAYS = 21
"""A drill that is rated good and comes back no sooner than this is mastered."""
MOST_LAPSES = 4
"""So often rated *again*, a drill is no use any more: the card and the whole scene are."""
_FARTHEST_DAYS = 365
QUICK_SECONDS = 15.0
"""At 240 words a minute, the time to read sixty words, which is less than most positions have:
who is right within it knew the answer before the lines were weighed."""
_STRONG, _FINE, _LITTLE = 2.0, 5.0, 10.0


def rating_of(loss: float, seconds: float) -> int:
    """The rating that an answer earns.

    Args:
        loss: By how many points of 100 the best move is better.
        seconds: How long it took.
    """
    if loss <= _STRONG:
        return EASY if seconds <= QUICK_SECONDS else GOOD
    if loss <= _FINE:
        return GOOD
    return HARD if loss <= _LITTLE else AGAIN


def first(day: date, *, number: int) -> Schedule:
    """A new drill: it comes at once.

    Args:
        day: Today.
        number: The scheduler's number for its card; any will do.
    """
    from fsrs import Card  # noqa: PLC0415  only when something is scheduled

    card = Card(card_id=number, due=_noon(day)).to_json()
    return Schedule(state="due", card=card, due_on=day)


def after(before: Schedule, rating: int, day: date) -> Schedule:
    """When a drill comes back after an answer.

    Args:
        before: Where it stood.
        rating: 1 again, 2 hard, 3 good, 4 easy.
        day: Today.
    """
    from fsrs import Rating  # noqa: PLC0415  only when something is scheduled

    card, _ = _scheduler().review_card(_card(before, day), Rating(rating), _noon(day))
    due_on = card.due.date()
    lapses = before.lapses + (rating == AGAIN)
    state: DrillState = "due"
    if rating == AGAIN and lapses >= MOST_LAPSES:
        state = "leech"
    elif rating >= GOOD and (due_on - day).days >= MASTERED_DAYS:
        state = "mastered"
    return Schedule(state=state, card=card.to_json(), due_on=due_on, lapses=lapses)


def days_until(before: Schedule, day: date) -> tuple[int, ...]:
    """In how many days a drill comes back after each of the four ratings; 0 where it does not."""
    found = [after(before, rating, day) for rating in RATINGS]
    return tuple(0 if each.state == "leech" else (each.due_on - day).days for each in found)


def anew(before: Schedule, day: date) -> Schedule:
    """Begin to come back again, at once, with no lapses; what was learned is not forgotten."""
    return Schedule(state="due", card=before.card, due_on=day)


def aside(before: Schedule) -> Schedule:
    """Come back no more."""
    return Schedule(state="set_aside", card=before.card, due_on=before.due_on, lapses=before.lapses)


def _scheduler() -> Scheduler:
    from fsrs import Scheduler  # noqa: PLC0415  only when something is scheduled

    return Scheduler(
        learning_steps=(), relearning_steps=(), maximum_interval=_FARTHEST_DAYS,
        enable_fuzzing=False,
    )  # fmt: skip


def _card(schedule: Schedule, day: date) -> Card:
    from fsrs import Card  # noqa: PLC0415  only when something is scheduled

    try:
        return Card.from_json(schedule.card)
    except (ValueError, KeyError, TypeError, AttributeError):
        # From another profile anything may come; the answers count from now on.
        return Card(card_id=1, due=_noon(day))


def _noon(day: date) -> datetime:
    """One time for each day, so that between two days lie whole days, whenever one practises."""
    return datetime.combine(day, time(12), tzinfo=UTC)
