"""What is kept the first time that a review is ready, and of which attempts."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from negotiator_trainer.scoring.sheet import Guess, Sheet
from negotiator_trainer.services.review.page import ReviewPage
from negotiator_trainer.services.review.service import Reviews
from tests.services.review.solved import Solved

SNEER = ("say yd11", "say yd09", "say yd13", "say bn05", "walk")


@pytest.fixture
def reviews(database, trainer, clock):
    return lambda: Reviews(database, trainer.practice, Solved(), now=clock)


def uses(database, attempt):
    with database.unit() as unit:
        return unit.skills.by_attempt(attempt)


def test_skills_are_kept_when_the_review_is_first_ready(reviews, played, database):
    attempt = played(*SNEER, sheet=Sheet(walkaway=80, guess=Guess(100, 100)))
    assert uses(database, attempt) == ()
    page = reviews().page(attempt)
    kept = uses(database, attempt)
    assert [use.skill for use in kept] == sorted({use.skill for use in kept}, key=_order)
    assert kept[0].skill == "prepare"
    assert kept[0].score == 100
    counted = [turn for turn in page.turns if turn.accuracy is not None]
    assert sum(use.count for use in kept[1:]) == len(counted)
    by_turn = {turn.number: turn.accuracy for turn in counted}
    for use in kept[1:]:
        assert use.score == pytest.approx(sum(by_turn[t] for t in use.turns) / use.count)
        assert by_turn[use.turns[0]] == min(by_turn[t] for t in use.turns)


def test_what_was_kept_stays_as_it_was(reviews, played, database):
    attempt = played(*SNEER)
    reviews().page(attempt)
    kept = uses(database, attempt)
    with database.unit() as unit:
        unit.skills.save(attempt, kept[:1])
    reviews().page(attempt)
    assert uses(database, attempt) == kept[:1]


def test_practice_and_forks_are_not_counted(reviews, played, database, trainer):
    origin = played(*SNEER)
    fork = trainer.practice.branch(origin, 5)
    trainer.play(fork, "walk")
    trainer.conclude(fork, None)
    coached = trainer.start("toy-sale", "buyer", seed=4, variant="moving_out", coached=True)
    trainer.play(coached, "walk")
    trainer.conclude(coached, None)
    for attempt in (fork, coached):
        assert isinstance(reviews().page(attempt), ReviewPage)
        assert uses(database, attempt) == ()


def test_an_attempt_that_is_not_scored_yet_is_kept_later(reviews, played, database, trainer):
    attempt = played(*SNEER, end=False)
    judge = reviews()
    judge.page(attempt)
    assert uses(database, attempt) == ()
    trainer.conclude(attempt, None)
    judge.page(attempt)
    assert uses(database, attempt)


def test_assisted_turns_are_left_out(reviews, database, trainer):
    attempt = trainer.start("toy-sale", "buyer", seed=4, variant="moving_out")
    judge = reviews()
    judge.hint(attempt, 1)
    for move in SNEER:
        trainer.play(attempt, move)
    trainer.conclude(attempt, None)
    judge.page(attempt)
    assert 1 not in {turn for use in uses(database, attempt) for turn in use.turns}


def test_a_full_disk_shows_the_review_and_keeps_it_next_time(reviews, played, database):
    attempt = played(*SNEER)
    judge = reviews()
    with full(database):
        assert isinstance(judge.page(attempt), ReviewPage)
    assert uses(database, attempt) == ()
    judge.page(attempt)
    assert uses(database, attempt)


@contextmanager
def full(database):
    """Let the next rows find no room: those of an attempt's skills."""
    raw = database._engine.raw_connection()
    raw.driver_connection.execute("PRAGMA max_page_count = 1")
    raw.driver_connection.execute(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON main.skill BEGIN "
        "INSERT INTO scenario_file VALUES ('x', 'y', zeroblob(1000000), ''); END"
    )
    yield
    raw.driver_connection.execute("DROP TRIGGER full")
    raw.driver_connection.execute("PRAGMA max_page_count = 1073741823")
    raw.close()


def _order(skill):
    from negotiator_trainer.services.skill_names import SKILLS  # noqa: PLC0415

    return SKILLS.index(skill)
