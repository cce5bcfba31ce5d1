"""Every costly turn of a reviewed attempt becomes a drill, once."""

from __future__ import annotations

from datetime import timedelta

from negotiator_trainer.services.review.service import Reviews
from tests.services.drills.conftest import COSTLY, RIGHT, WRONG


def costly_turns(reviews, attempt):
    return [turn.number for turn in reviews.page(attempt).turns if turn.loss > 5]


def turns(trainer, attempt=None):
    return [(drill.attempt, drill.turn) for drill in trainer.drills.every(attempt=attempt)]


def test_each_turn_that_cost_more_than_five_points_comes_at_once(trainer, reviews, played, clock):
    attempt = played(*COSTLY)
    assert turns(trainer) == []
    assert costly_turns(reviews, attempt) == [4]
    (drill,) = trainer.drills.every()
    loss = reviews.page(attempt).turns[3].loss
    assert (drill.attempt, drill.turn, drill.loss) == (attempt, 4, loss)
    assert (drill.scenario, drill.role, drill.skill) == ("toy-sale", "buyer", "close")
    assert trainer.drills.today(clock()).due == 1


def test_looked_at_again_nothing_more_comes_of_it(trainer, database, reviewed, tables, clock):
    attempt = reviewed()
    (drill,) = trainer.drills.every()
    trainer.drills.set_aside(drill.id, now=clock())
    Reviews(database, trainer.practice, tables, now=clock).page(attempt)
    assert [each.state for each in trainer.drills.every()] == ["set_aside"]


def test_a_play_without_a_costly_turn_yields_none(trainer, reviews):
    attempt = trainer.start("two-doors", "tenant", seed=5, variant="nights")
    for move in ("say ha1", "offer room=street"):
        trainer.play(attempt, move)
    trainer.conclude(attempt, None)
    assert costly_turns(reviews, attempt) == []
    assert turns(trainer) == []


def test_a_play_that_was_put_aside_yields_none(trainer, reviews, played):
    attempt = played(*COSTLY)
    trainer.discard(attempt)
    reviews.page(attempt)
    trainer.restore(attempt)
    assert turns(trainer) == []


def test_who_asked_for_a_hint_and_lost_all_the_same_gets_the_drill(trainer, reviews, played):
    attempt = played(*COSTLY[:3], end=False)
    reviews.hint(attempt, 1)
    trainer.play(attempt, "accept")
    trainer.conclude(attempt, None)
    assert costly_turns(reviews, attempt) == [4]
    assert turns(trainer) == [(attempt, 4)]


def test_of_a_fork_only_what_was_played_anew_is_cut(trainer, reviews, played):
    origin = played("outside", "say yd11", "walk")
    fork = trainer.practice.branch(origin, 3)
    for move in ("say yd13", "walk"):
        trainer.play(fork, move)
    trainer.conclude(fork, None)
    assert costly_turns(reviews, fork) == [2, 4]
    assert turns(trainer, fork) == [(fork, 4)]


def test_the_same_mistake_in_the_same_position_brings_the_first_drill_back(
    trainer, database, reviewed, clock, drill, reviews, tables
):
    verdict = reviews.judge(drill.attempt, drill.turn, RIGHT)
    trainer.drills.answer(drill.id, RIGHT, verdict, seconds=20, now=clock())
    clock.at += timedelta(hours=13)
    assert trainer.drills.get(drill.id).schedule.due_on > clock().date()
    second = reviewed(seed=9)
    (only,) = trainer.drills.every()
    assert only.id == drill.id
    assert only.schedule.due_on <= clock().date()
    assert only.answers == 1

    clock.at += timedelta(hours=1)
    trainer.drills.answer(drill.id, RIGHT, verdict, seconds=20, now=clock())
    later = trainer.drills.get(drill.id).schedule
    Reviews(database, trainer.practice, tables, now=clock).page(second)
    assert trainer.drills.get(drill.id).schedule == later


def test_in_another_position_it_is_another_drill(trainer, reviewed):
    first, second = reviewed(), reviewed("say yd05", "say yd01", "say yd07", WRONG)
    assert turns(trainer) == [(first, 4), (second, 4)]


def test_where_it_is_still_yesterday_the_drill_is_due_all_the_same(trainer, drill, clock):
    west = clock() - timedelta(hours=12)
    assert drill.schedule.due_on == west.date()
    assert trainer.drills.today(west).due == 1
