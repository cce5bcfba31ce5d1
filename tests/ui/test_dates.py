import os
import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QLocale

from negotiator_trainer.ui import dates


@pytest.fixture
def zone(monkeypatch):
    """A function: be in another time zone."""

    def live_in(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield live_in
    monkeypatch.undo()
    os.environ.pop("TZ", None)
    time.tzset()


def test_a_date_has_its_month_in_words():
    assert dates.written(datetime(2026, 10, 4, 12, tzinfo=UTC)) == "4 Oct 2026"
    assert dates.written_day(date(2026, 10, 4)) == "4 Oct 2026"


def test_the_day_is_the_one_that_it_was_here(zone):
    late = datetime(2026, 10, 4, 23, 30, tzinfo=UTC)
    zone("Asia/Tokyo")
    assert dates.written(late) == "5 Oct 2026"
    zone("America/New_York")
    assert dates.written(late) == "4 Oct 2026"


def test_a_moment_has_its_local_minute(zone):
    zone("Europe/Tallinn")
    at = datetime(2026, 11, 24, 7, 5, tzinfo=UTC)
    assert dates.written_moment(at) == "24 Nov 2026, 09:05"


def test_the_zone_in_which_a_time_is_carried_does_not_matter():
    at = datetime(2026, 10, 4, 12, tzinfo=UTC)
    assert dates.written(at) == dates.written(at.astimezone(timezone(timedelta(hours=-3))))


def test_months_and_days_are_named_in_the_language_of_the_person():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    try:
        assert dates.written_day(date(2026, 12, 4)).startswith("4 Dez")
        assert dates.month_name(12).startswith("Dez")
        assert dates.weekday_name(1) == "Mo"
        assert dates.first_weekday() == 1
    finally:
        QLocale.setDefault(before)
