"""Answering, rating, undoing; twelve a day; what the home page is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from negotiator_trainer.errors import MoveError
from negotiator_trainer.services.drills import asking
from negotiator_trainer.services.review.page import NotReady
from tests.services.drills.conftest import COSTLY, RIGHT, WRONG


@pytest.fixture
def answer(trainer, reviews, clock):
    """A function: answer a drill."""

    def give(drill, move=RIGHT, *, seconds=20.0):
        return asking.judge(
            drill, move, reviews, trainer.drills, seconds=seconds, now=clock()
        )  # fmt: skip

    return give


def kept(database, drill):
    with database.unit() as unit:
        return unit.drills.answers(drill.id)


def test_a_position_has_two_lines_and_the_table(trainer, reviews, drill):
    position = asking.position(drill, reviews, trainer.drills)
    assert position.title == "A bicycle in a doorway"
    assert position.said == ("Ruth", "Then let us talk about all of it at once.")
    assert position.standing.startswith("They offer ")
    assert position.standing.endswith("You have offered nothing yet.")
    assert position.table.round == 3
    assert position.played == "I accept."
    assert position.card is not None


def test_before_anybody_said_or_offered_anything_the_lines_say_so(trainer, reviews, played):
    attempt = played(*COSTLY)
    table = reviews.position(attempt, 1).table
    assert asking.standing(table) == "Nothing is on the table yet."
    assert asking.said_last(table) == ("Ruth", "Two hundred, and she rides well.")


def test_an_answer_is_judged_and_on_the_disk(database, trainer, drill, answer, clock):
    answered = answer(drill, WRONG)
    assert answered.verdict.loss == pytest.approx(drill.loss)
    assert not answered.verdict.passed
    assert (answered.rating, answered.earned) == (1, 1)
    (row,) = kept(database, drill)
    assert (row.move, row.rating, row.seconds, row.at) == (WRONG, 1, 20.0, clock())
    assert trainer.drills.get(drill.id) == answered.drill
    assert answered.drill.schedule.lapses == 1
    assert answered.days[0] == 1


def test_a_drill_leaves_the_marks_of_the_review_alone(database, reviews, drill, answer):
    answer(drill, WRONG)
    answer(drill)
    reviews.better(drill.attempt, drill.turn, kept=False)
    with database.unit() as unit:
        assert unit.marks.list(drill.attempt) == ()


def test_what_is_not_solved_is_not_answered(database, drill, answer, tables):
    tables.ready = 0.5
    assert isinstance(answer(drill), NotReady)
    assert kept(database, drill) == ()


def test_a_move_that_is_not_legal_there_is_refused(database, drill, answer):
    with pytest.raises(MoveError):
        answer(drill, "say yd07")
    assert kept(database, drill) == ()


@pytest.mark.parametrize(("seconds", "rating"), [(14, 4), (40, 3)])
def test_right_at_once_is_easy(drill, answer, seconds, rating):
    assert answer(drill, seconds=seconds).rating == rating


def test_another_rating_is_kept_and_moves_the_day(database, trainer, drill, answer, clock):
    answered = answer(drill, WRONG)
    other = trainer.drills.rate(answered, 3, now=clock())
    assert (other.rating, other.earned) == (3, 1)
    assert [row.rating for row in kept(database, drill)] == [3]
    assert other.drill.schedule.lapses == 0
    assert (other.drill.schedule.due_on - clock().date()).days == answered.days[2]
    assert trainer.drills.get(drill.id) == other.drill
    assert trainer.drills.rate(other, 1, now=clock()).drill.schedule == answered.drill.schedule
    with pytest.raises(ValueError, match="5"):
        trainer.drills.rate(answered, 5, now=clock())


def test_an_answer_that_is_taken_back_leaves_nothing(database, trainer, drill, answer, clock):
    answered = answer(drill)
    back = trainer.drills.take_back(answered, now=clock())
    assert back.schedule == drill.schedule
    assert kept(database, drill) == ()
    assert trainer.drills.today(clock()).answered == 0
    assert database.verify().ok


def test_it_is_mastered_after_right_answers_on_the_days_on_which_it_comes(
    trainer, drill, answer, clock
):
    answer(drill, WRONG)
    days = 0
    while trainer.drills.get(drill.id).state != "mastered":
        days += 1
        assert days < 60
        clock.at += timedelta(days=1)
        for due in trainer.drills.queue(clock()):
            answer(due)
    assert days == 26
    assert trainer.drills.get(drill.id).answers == 5
    today = trainer.drills.today(clock())
    assert (today.due, today.mastered, today.kept) == (0, 1, 1)
    assert today.next_on == clock().date() + timedelta(days=44)


def test_after_four_lapses_the_whole_scene_is_wanted(trainer, drill, answer, clock):
    for _ in range(4):
        answer(drill, WRONG)
        clock.at += timedelta(days=1)
    assert [each.id for each in trainer.drills.leeches()] == [drill.id]
    assert trainer.drills.queue(clock()) == ()
    assert trainer.drills.today(clock()).leeches == 1
    trainer.drills.bring_back(drill.id, now=clock())
    assert [each.id for each in trainer.drills.queue(clock())] == [drill.id]
    assert trainer.drills.leeches() == ()


def test_set_aside_comes_no_more_until_it_is_put_back(trainer, drill, clock):
    before = trainer.drills.set_aside(drill.id, now=clock())
    assert trainer.drills.queue(clock()) == ()
    assert trainer.drills.today(clock()).kept == 0
    trainer.drills.put_back(drill.id, before, now=clock())
    assert trainer.drills.get(drill.id).schedule == drill.schedule


def test_any_turn_can_be_added_by_hand_once(trainer, played, clock):
    attempt = played(*COSTLY)
    added = trainer.drills.add(attempt, 1, loss=0.4, now=clock())
    assert (added.turn, added.skill, added.loss) == (1, "ask", 0.4)
    trainer.drills.set_aside(added.id, now=clock())
    again = trainer.drills.add(attempt, 1, loss=0.4, now=clock())
    assert (again.id, again.state) == (added.id, "due")
    with pytest.raises(MoveError, match="There is no turn 5"):
        trainer.drills.add(attempt, 5, loss=0, now=clock())


def test_twelve_a_day_and_the_others_on_the_next_one(trainer, drill, answer, clock, played):
    attempts = [played(*COSTLY, seed=seed) for seed in range(3)]
    for attempt in attempts:
        for turn in range(1, 5):
            trainer.drills.add(attempt, turn, loss=1, now=clock())
    today = trainer.drills.today(clock())
    assert (today.due, today.minutes, today.waiting, today.kept) == (12, 18, 1, 13)
    answer(drill)
    today = trainer.drills.today(clock())
    assert (today.due, today.answered, today.waiting) == (11, 1, 1)
    assert trainer.drills.today(clock(), most=3).due == 2
    for due in trainer.drills.queue(clock()):
        answer(due, trainer.practice.session(due.attempt).write(
            trainer.practice.session(due.attempt).moves[due.turn - 1]
        ))  # fmt: skip
    today = trainer.drills.today(clock())
    assert (today.due, today.minutes, today.waiting) == (0, 0, 1)
    assert today.next_on == clock().date() + timedelta(days=1)
    assert trainer.drills.queue(clock()) == ()
    clock.at += timedelta(days=1)
    assert trainer.drills.today(clock()).waiting + trainer.drills.today(clock()).due >= 1


def test_a_day_ends_at_midnight_where_the_person_is(trainer, drill, answer, clock):
    clock.at = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    answer(drill, WRONG)
    assert trainer.drills.today(clock()).answered == 1
    clock.at += timedelta(hours=1)
    today = trainer.drills.today(clock())
    assert (today.answered, today.due) == (0, 1)
    assert trainer.drills.today(clock().astimezone(UTC)).answered == 1


def test_the_home_page_is_told_what_they_train(trainer, drill, played, clock):
    attempt = played(*COSTLY, seed=8)
    trainer.drills.add(attempt, 1, loss=1, now=clock())
    trainer.drills.add(attempt, 2, loss=1, now=clock())
    assert trainer.drills.today(clock()).skills == (("ask", 2), ("close", 1))


def test_only_those_of_one_attempt(trainer, drill, played, clock):
    attempt = played(*COSTLY, seed=8)
    added = trainer.drills.add(attempt, 1, loss=1, now=clock())
    assert [each.id for each in trainer.drills.queue(clock(), attempt=attempt)] == [added.id]
    assert [each.id for each in trainer.drills.every(attempt=drill.attempt)] == [drill.id]


def test_with_nothing_there_is_nothing(trainer, clock):
    today = trainer.drills.today(clock())
    assert (today.due, today.minutes, today.skills, today.next_on) == (0, 0, (), None)
