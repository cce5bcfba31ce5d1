from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from negotiator_trainer.services.progress.calendar import calendar_view, local_day, midnight
from negotiator_trainer.services.trainer import Trainer

EAST = timezone(timedelta(hours=9))
WEST = timezone(timedelta(hours=-5))
LATE = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)


@pytest.fixture
def late(database, library):
    """A session that ended at half past eleven in the evening, UTC."""
    trainer = Trainer(database, library, now=lambda: LATE)
    attempt = trainer.start("toy-sale", "buyer")
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    return database


@pytest.mark.parametrize(("zone", "day"), [(UTC, 4), (EAST, 5), (WEST, 4)])
def test_a_session_is_on_the_day_that_it_was_here(late, zone, day):
    assert local_day(LATE, zone) == date(2026, 3, day)
    with late.unit() as unit:
        found = calendar_view(unit, last=date(2026, 3, 5), zone=zone)
    assert {each: done.sessions for each, done in found.days.items()} == {date(2026, 3, day): 1}


def test_there_are_fifty_three_weeks_and_nothing_before_them(late):
    with late.unit() as unit:
        found = calendar_view(unit, last=date(2027, 3, 9), zone=UTC)
        after = calendar_view(unit, last=date(2027, 3, 10), zone=UTC)
    assert (found.last - found.first).days == 53 * 7 - 1
    assert len(found.days) == 1
    assert after.first == date(2026, 3, 5)
    assert after.days == {}


def test_a_day_begins_at_local_midnight():
    assert midnight(date(2026, 3, 5), EAST).astimezone(UTC) == datetime(2026, 3, 4, 15, tzinfo=UTC)
    here = midnight(date(2026, 3, 5))
    assert (here.hour, here.minute, here.tzinfo is not None) == (0, 0, True)
