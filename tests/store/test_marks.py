"""Marks beside the turns: hints, tries, and practice forks that never count."""

from __future__ import annotations

import json

import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.home import read_home
from negotiator_trainer.store.transfer import digest, export_attempts, import_attempts


def add(database, attempt, mark):
    with database.unit() as unit:
        unit.marks.add(attempt, mark)


def marks(database, attempt):
    with database.unit() as unit:
        return unit.marks.list(attempt)


def fork(database, play, origin, **how):
    """A finished practice fork of an attempt."""
    with database.unit() as unit:
        uuid = unit.attempts.get(origin).uuid
    attempt = play.whole(database, **{"mode": "practice", **how})
    add(database, attempt, play.mark(kind="branch", turn=2, detail=uuid))
    return attempt


def test_marks_are_kept_in_order_and_survive_closing(database, path, play, clock):
    attempt = play.begin(database)
    kept = [play.mark(), play.mark(detail="2"), play.mark(kind="tried", turn=3, detail="say q03")]
    for mark in kept:
        add(database, attempt, mark)
    database.close()
    again = Database.open(path, now=clock)
    assert list(marks(again, attempt)) == kept
    assert again.verify().ok
    again.close()


def test_the_same_again_adds_nothing(database, play):
    attempt = play.begin(database)
    add(database, attempt, play.mark())
    add(database, attempt, play.mark())
    assert len(marks(database, attempt)) == 1


def test_a_mark_needs_an_attempt(database, play):
    with pytest.raises(StoreError, match="Attempt 9 is not in your history"):
        add(database, 9, play.mark())


def test_a_fork_is_no_play_and_never_the_best(database, path, play):
    origin = play.whole(database, overall=60)
    forked = fork(database, play, origin, overall=95)
    replay = play.whole(database, overall=50)
    with database.unit() as unit:
        plays = {s.id: s.play for s in unit.attempts.summaries()}
        best = unit.attempts.best_by_scenario()["used-car"]
    assert plays == {origin: 1, forked: 0, replay: 2}
    assert (best.plays, best.overall, best.attempt) == (2, 60, origin)
    database.close()
    assert read_home(path).best["used-car"] == best


def test_the_forks_of_an_attempt_are_found_by_it(database, play):
    origin, other = play.whole(database), play.whole(database)
    forks = [fork(database, play, origin), fork(database, play, origin)]
    fork(database, play, other)
    with database.unit() as unit:
        uuid = unit.attempts.get(origin).uuid
        assert [(a.id, turn) for a, turn in unit.marks.branches(uuid)] == [(f, 2) for f in forks]
        unit.attempts.discard(forks[0])
        assert [a.id for a, _ in unit.marks.branches(uuid)] == forks[1:]


def test_marks_travel_and_a_fork_stays_the_fork_of_its_attempt(database, play, tmp_path, clock):
    origin = play.whole(database)
    forked = fork(database, play, origin)
    with database.unit() as unit:
        data = export_attempts(unit)
    other = Database.open(tmp_path / "other.db", now=clock)
    with other.unit() as unit:
        import_attempts(unit, data, content_digest=lambda files: "c0ffee")
    assert marks(other, origin) == marks(database, origin)
    with other.unit() as unit:
        uuid = unit.attempts.get(origin).uuid
        assert [(a.id, turn) for a, turn in unit.marks.branches(uuid)] == [(forked, 2)]
        assert unit.attempts.best_by_scenario()["used-car"].plays == 1
    other.close()


def test_a_file_of_the_first_version_has_no_marks_and_is_read(database, play, tmp_path, clock):
    play.whole(database)
    with database.unit() as unit:
        values = json.loads(export_attempts(unit))
    values["version"] = 1
    del values["attempts"][0]["marks"]
    values["attempts"][0]["digest"] = digest(values["attempts"][0])
    other = Database.open(tmp_path / "other.db", now=clock)
    with other.unit() as unit:
        found = import_attempts(
            unit, json.dumps(values).encode(), content_digest=lambda files: "c0ffee"
        )
    assert len(found.new) == 1
    assert marks(other, found.new[0]) == ()
    other.close()
