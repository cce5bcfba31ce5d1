"""How well skills were used, kept by attempt and read as points of a trend."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DamagedAttempt
from negotiator_trainer.store.skill_records import SkillUse


def use(skill="ask", score=80.0, turns=(2, 1), **changes):
    return SkillUse(
        **{"skill": skill, "count": len(turns), "score": score, "turns": turns} | changes
    )


def save(database, attempt, *uses):
    with database.unit() as unit:
        unit.skills.save(attempt, uses)


def read(database, attempt):
    with database.unit() as unit:
        return unit.skills.by_attempt(attempt)


def points(database, **how):
    with database.unit() as unit:
        return [(p.attempt, p.use.skill, p.use.score) for p in unit.skills.points(**how)]


def test_skills_are_kept_and_survive_closing(database, path, play, clock):
    attempt = play.whole(database)
    assert read(database, attempt) == ()
    kept = (use(), use("prepare", 55.5, (0,)))
    save(database, attempt, *kept)
    database.close()
    again = Database.open(path, now=clock)
    assert read(again, attempt) == kept
    assert again.verify().ok
    again.close()


def test_saving_again_takes_the_place_of_what_was(database, play):
    attempt = play.whole(database)
    save(database, attempt, use(), use("trade"), use("close"))
    save(database, attempt, use("listen", 12.25, (3,)))
    assert read(database, attempt) == (use("listen", 12.25, (3,)),)
    assert database.verify().rows["skill"] == 1
    assert database.verify().ok


def test_skills_need_an_attempt(database):
    with pytest.raises(StoreError, match="Attempt 9 is not in your history"):
        save(database, 9, use())


def test_a_skill_that_was_tampered_with_is_refused(database, path, play, clock):
    attempt = play.whole(database)
    save(database, attempt, use())
    database.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE skill SET score = 99")
    again = Database.open(path, now=clock)
    with pytest.raises(DamagedAttempt):
        read(again, attempt)
    again.close()


def test_points_are_those_of_live_attempts_that_count_newest_first(database, play):
    first, second = play.whole(database), play.whole(database, scenario="shop-lease")
    uncounted = play.whole(database, mode="practice")
    aside = play.whole(database)
    with database.unit() as unit:
        uuid = unit.attempts.get(first).uuid
        unit.attempts.discard(aside)
    fork = play.whole(database)
    with database.unit() as unit:
        unit.marks.add(fork, play.mark(kind="branch", turn=2, detail=uuid))
    for attempt in (first, second, uncounted, aside, fork):
        save(database, attempt, use(score=attempt), use("close", attempt, (4,)))
    assert points(database) == [
        (second, "ask", second), (second, "close", second),
        (first, "ask", first), (first, "close", first),
    ]  # fmt: skip
    with database.unit() as unit:
        newest = unit.skills.points()[0]
        ended = unit.attempts.get(second).finished_at
    assert (newest.scenario, newest.finished_at, newest.use) == (
        "shop-lease", ended, use(score=second),
    )  # fmt: skip


def test_the_last_few_are_counted_for_each_skill_by_itself(database, play):
    attempts = [play.whole(database) for _ in range(4)]
    for attempt in attempts:
        save(database, attempt, use(score=attempt))
    save(database, attempts[0], use(score=attempts[0]), use("trade", 33))
    assert points(database, last=2) == [
        (attempts[3], "ask", attempts[3]), (attempts[2], "ask", attempts[2]),
        (attempts[0], "trade", 33),
    ]  # fmt: skip
