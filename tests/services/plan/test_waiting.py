"""What waits today, from the home page's row."""

from __future__ import annotations

from datetime import timedelta

import pytest

from negotiator_trainer.services.plan.waiting import coming_up, drills_due
from tests.services.plan.making import NOW, TODAY, ahead, case, drill


def test_drills_are_due_on_their_day_and_after_it():
    due = drills_due(ahead(drills=(drill(-2), drill(0, "trade"), drill(1))), NOW, 12)
    assert (due.due, due.minutes, due.skills) == (2, 3, (("ask", 1), ("trade", 1)))
    assert drills_due(ahead(drills=(drill(1),)), NOW, 12) is None


def test_what_was_answered_today_is_taken_off_the_day():
    lies = ahead(drills=(drill(),) * 5, answered=(NOW, NOW - timedelta(days=1)))
    assert drills_due(lies, NOW, 3).due == 2
    assert drills_due(lies, NOW, 1) is None


def stages(*cases):
    return [(each.case, each.stage, each.days) for each in coming_up(ahead(cases=cases), NOW)]


def test_cases_come_up_in_the_order_of_their_days_and_then_what_is_over():
    assert stages(
        case(1, days=9), case(2, days=0), case(3, days=-2), case(4, stage="went_in", went_in=-1),
        case(5, days=-5, stage="outcome", went_in=-5), case(6, days=15),
        case(7, stage="went_in", went_in=-31),
    ) == [
        (2, "preparing", 0), (1, "preparing", 9), (4, "went_in", -1), (3, "went_in", -2),
        (5, "outcome", -5),
    ]  # fmt: skip


def test_a_case_tells_the_day_it_is_about():
    (one,) = coming_up(ahead(cases=(case(days=2),)), NOW)
    assert (one.day, one.title) == (TODAY + timedelta(days=2), "Rent")
    (two,) = coming_up(ahead(cases=(case(days=2, stage="went_in", went_in=-1),)), NOW)
    assert two.day == TODAY - timedelta(days=1)
    (three,) = coming_up(ahead(cases=(case(days=-4, stage="went_in", went_in=-1),)), NOW)
    assert three.day == TODAY - timedelta(days=4)


def test_a_case_without_a_title_has_words_for_it():
    (one,) = coming_up(ahead(cases=(case(title="", days=2),)), NOW)
    assert one.title == "A case without a title"


@pytest.mark.parametrize("most", [0, 1, 3, 12])
def test_the_home_page_and_the_drills_page_count_alike(trainer, played, most, clock):
    attempt = played("say yd11", "say yd09", "say yd13", "say bn05", "walk")
    for turn in (1, 2, 3, 4):
        trainer.drills.add(attempt, turn, loss=8.0, now=clock().astimezone())
    now = clock().astimezone()
    there = trainer.drills.today(now, most=most)
    with trainer.database.unit() as unit:
        here = drills_due(unit.ahead(), now, most)
    if there.due == 0:
        assert here is None
    else:
        assert (here.due, here.minutes) == (there.due, there.minutes)
        assert sorted(here.skills) == sorted(there.skills)
