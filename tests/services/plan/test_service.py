"""The plan of a profile: the same before and after its database is opened."""

from __future__ import annotations

from datetime import timedelta

import pytest

from negotiator_trainer.services.library import Library
from negotiator_trainer.services.plan.view import Wishes
from negotiator_trainer.services.profile import first_look
from negotiator_trainer.store.case_records import NewCase
from negotiator_trainer.store.skill_records import SkillUse
from tests.games import FIXTURES

SNEER = ("say yd11", "say yd09", "say yd13", "say bn05", "walk")


@pytest.fixture
def filled(trainer, played, database, clock):
    """A profile with something of everything; returns its attempt."""
    attempt = played(*SNEER)
    now = clock().astimezone()
    trainer.drills.add(attempt, 2, loss=9.0, now=now)
    with database.unit() as unit:
        unit.skills.save(attempt, [SkillUse(skill="trade", count=3, score=40, turns=(2, 1, 3))])
        for title, days in (("Rise", 5), ("Rent", 20)):
            unit.cases.create(
                NewCase(
                    template="salary", size="full", title=title, created_at=now,
                    happens_on=now.date() + timedelta(days=days),
                )
            )  # fmt: skip
    return attempt


def test_the_first_look_and_the_opened_page_agree(trainer, filled, tmp_path, library, clock):
    wishes = Wishes(goal=1, drills_a_day=5)
    home = trainer.home(wishes)
    now = clock().astimezone()
    trainer.close()
    early = first_look(tmp_path / "data" / "profile.db", library, now=now, wishes=wishes)
    assert early == home
    assert home.next.kind == "drill"
    assert (home.week.done, home.week.goal, home.week.run) == (1, 1, 1)
    assert home.drills.due == 1
    assert [each.title for each in home.coming] == ["Rise"]


def test_they_agree_too_when_something_was_refused(trainer, filled, tmp_path, library, clock):
    for _ in range(3):
        trainer.plan.decline(trainer.plan.next(), "surprise")
    home = trainer.home()
    now = clock().astimezone()
    trainer.close()
    assert first_look(tmp_path / "data" / "profile.db", library, now=now) == home


def test_what_is_refused_is_not_next_until_tomorrow_or_until_it_is_taken_back(
    trainer, filled, clock
):
    first = trainer.plan.next()
    trainer.plan.decline(first, "surprise")
    assert trainer.plan.next().key != first.key
    trainer.plan.take_back()
    assert trainer.plan.next() == first
    trainer.plan.decline(first, "shorter")
    clock.at += timedelta(days=1)
    assert trainer.plan.next() == first


def test_the_weakest_skill_names_the_turn_that_says_so(trainer, filled, clock):
    trainer.plan.decline(trainer.plan.next(), "other_skill")
    thing = trainer.plan.next()
    assert (thing.scenario, thing.skill) == ("toy-sale", "trade")
    assert [(each.words, each.turn) for each in thing.evidence] == [
        ("A bicycle in a doorway, turn 2", 2)
    ]
    assert thing.evidence[0].attempt == filled


def test_weeks_that_are_not_counted_are_not_shown(trainer, filled):
    assert trainer.home(Wishes(rhythm=False)).week is None


def test_a_new_profile_has_one_thing_to_begin_with_and_nothing_else(trainer):
    home = trainer.home()
    assert home.next.kind == "scenario"
    assert (home.week, home.drills, home.coming) == (None, None, ())


def test_without_a_scenario_the_journal_is_still_planned(database, clock, filled):
    from negotiator_trainer.services.trainer import Trainer  # noqa: PLC0415

    bare = Trainer(database, Library([FIXTURES / "nothing"]), now=clock)
    bare.plan.decline(bare.plan.next(), "surprise")
    assert bare.plan.next().kind == "case"


def test_a_play_that_was_reviewed_comes_back_as_drills_and_then_as_its_weakest_skill(
    trainer, played, database, clock
):
    from negotiator_trainer.services.review.service import Reviews  # noqa: PLC0415
    from tests.services.review.solved import Solved  # noqa: PLC0415

    reviews = Reviews(database, trainer.practice, Solved(), now=clock)
    hasty = ("say yd05", "offer price=200 service=included")
    attempts = [played(*hasty, seed=seed) for seed in range(3)]
    for attempt in attempts:
        reviews.page(attempt)
    drills = trainer.plan.next()
    assert drills.kind == "drill"
    assert drills.why.endswith("come back today: questions ×1.")
    trainer.plan.decline(drills, "other_skill")
    weak = trainer.plan.next()
    assert (weak.kind, weak.skill) == ("scenario", "ask")
    assert weak.why.startswith(
        "Asking questions is where you lose most: 68 of 100 over your last 6"
    )
    assert [(each.attempt, each.turn) for each in weak.evidence] == [
        (attempts[2], 2), (attempts[1], 2),
    ]  # fmt: skip
