"""Attempts travel between profiles whole, once, and only unharmed."""

from __future__ import annotations

import base64
import copy
import json
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.transfer import (
    digest,
    export_attempts,
    import_attempts,
    read_document,
)


@pytest.fixture
def other(tmp_path, clock):
    opened = Database.open(tmp_path / "other.db", now=clock)
    yield opened
    opened.close()


@pytest.fixture
def exported(database, play):
    play.fill(database)
    with database.unit() as unit:
        return export_attempts(unit)


def take(database, data):
    with database.unit() as unit:
        return import_attempts(unit, data, content_digest=lambda files: "c0ffee")


def everything(database):
    with database.unit() as unit:
        found = {}
        for attempt in [*unit.attempts.unfinished(), *unit.attempts.summaries()]:
            whole = unit.attempts.get(attempt.id)
            found[whole.uuid] = (
                {n: getattr(whole, n) for n in whole.__slots__ if n != "id"},
                unit.attempts.turns(attempt.id),
                unit.attempts.results(attempt.id),
                unit.sheets.history(attempt.id),
                unit.estimates.list(attempt.id),
                unit.notes.list(attempt.id),
                unit.answers.get(attempt.id),
                unit.marks.list(attempt.id),
            )
    return found


def hashes(path, table):
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute(f"SELECT hash FROM {table}").fetchall())


def changed(data, change, *, seal_again=True):
    values = json.loads(data)
    change(values)
    if seal_again:
        for attempt in values["attempts"]:
            attempt["digest"] = digest(attempt)
    return json.dumps(values, ensure_ascii=False).encode()


def test_what_was_exported_is_imported_equal_in_everything(database, other, exported):
    done = take(other, exported)
    assert (len(done.new), done.known) == (3, 0)
    assert everything(other) == everything(database)
    assert other.verify().ok
    with other.unit() as unit:
        assert unit.scenarios.files("c0ffee") == {
            "scenario.yaml": b"id: used-car\n",
            "a/b": b"\xff\x00",
        }
    with other.unit() as unit:
        again = export_attempts(unit)
    assert json.loads(again) == json.loads(exported)


def test_the_hashes_of_the_words_are_the_same_in_both_profiles(path, tmp_path, clock, play):
    database, other = (Database.open(p, now=clock) for p in (path, tmp_path / "other.db"))
    play.begin(other)
    play.fill(database)
    with database.unit() as unit:
        data = export_attempts(unit)
    take(other, data)
    database.close()
    other.close()
    for table in ("turn", "note", "sheet", "estimate", "answers", "result", "scenario_file"):
        assert set(hashes(path, table)) <= set(hashes(tmp_path / "other.db", table)), table


def test_importing_again_changes_nothing(database, other, exported):
    take(other, exported)
    before = everything(other)
    done = take(other, exported)
    assert (done.new, done.known) == ((), 3)
    assert take(database, exported).new == ()
    assert everything(other) == before


def test_an_attempt_that_went_on_here_is_not_overwritten(database, play, exported):
    with database.unit() as unit:
        unit.attempts.append(3, play.turn(6))
    before = everything(database)
    assert take(database, exported).new == ()
    assert everything(database) == before


def test_chosen_attempts_are_exported_and_discarded_ones_only_when_chosen(database, other, play):
    play.fill(database)
    with database.unit() as unit:
        unit.attempts.discard(1)
        everything_kept = json.loads(export_attempts(unit))
        chosen = json.loads(export_attempts(unit, [1]))
    assert len(everything_kept["attempts"]) == 2
    assert [a["scenario"] for a in chosen["attempts"]] == ["used-car"]


def test_an_empty_profile_exports_an_empty_file_that_imports(database, other):
    with database.unit() as unit:
        data = export_attempts(unit)
    assert take(other, data) == take(database, data)
    assert json.loads(data)["attempts"] == []


def test_imported_attempts_are_on_the_home_page_and_in_the_charts(other, exported):
    take(other, exported)
    with other.unit() as unit:
        assert len(unit.attempts.summaries()) == 2
        assert unit.attempts.best_by_scenario()["used-car"].plays == 1
        assert len(unit.attempts.unfinished()) == 1


def test_a_result_of_a_second_scoring_travels_too(database, other, play):
    attempt = play.whole(database, overall=50)
    with database.unit() as unit:
        unit.attempts.rescore(attempt, play.result(overall=55.5))
        data = export_attempts(unit)
    take(other, data)
    assert everything(other) == everything(database)


def first(values):
    return values["attempts"][0]


@pytest.mark.parametrize(
    "change",
    [
        lambda v: first(v).update(overall=100),
        lambda v: first(v)["results"][0].update(overall=99.0),
        lambda v: first(v)["notes"][0].update(text="kinder"),
        lambda v: first(v)["turns"].pop(),
        lambda v: first(v)["turns"][1].update(move="say q99"),
        lambda v: first(v).update(variant="tough"),
        lambda v: first(v).update(answers=None),
        lambda v: first(v).update(digest="0" * 64),
    ],
)
def test_a_file_that_was_changed_on_the_way_is_refused_whole(other, exported, change):
    data = changed(exported, change, seal_again=False)
    with pytest.raises(StoreError, match="nothing was imported"):
        take(other, data)
    assert everything(other) == {}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda v: v.update(format="other"), r"format"),
        (lambda v: v.update(version=3), r"version"),
        (lambda v: v.update(more=1), r"more"),
        (lambda v: v.pop("scenarios"), r"scenarios"),
        (lambda v: first(v).update(path="/etc/passwd"), r"attempts\.0\.path"),
        (lambda v: first(v).update(mode="cheat"), r"attempts\.0\.mode"),
        (lambda v: first(v).update(uuid="../../x"), r"attempts\.0\.uuid"),
        (lambda v: first(v).update(started_at="2026-01-01T00:00:00"), r"started_at"),
        (lambda v: first(v).update(started_at="0001-01-01T00:00:00+14:00"), r"started_at"),
        (lambda v: first(v).update(scenario="x" * 81), r"scenario"),
        (lambda v: first(v)["turns"][1].update(move="x" * 64_001), r"turns\.1\.move"),
        (lambda v: first(v)["turns"][1].update(lines=[1]), r"turns\.1\.lines"),
        (lambda v: first(v)["results"][0].update(overall=101), r"results\.0\.overall"),
        (lambda v: first(v)["turns"].pop(1), "lacks turn 1"),
        (lambda v: first(v)["turns"].reverse(), "lacks turn 0"),
        (lambda v: first(v).update(finished_at=None), "result without an end"),
        (lambda v: first(v).update(results=[]), "result without an end"),
        (lambda v: first(v)["sheets"][0].update(content={"odd": 1}), "no preparation sheet"),
        (lambda v: first(v)["sheets"][0]["content"].update(power="strong"), "no preparation"),
        (lambda v: first(v)["sheets"][0]["content"].update(trades=[1]), "no preparation"),
        (lambda v: v["scenarios"]["c0ffee"].update({"x": "no base64!"}), "scenarios"),
    ],
)
def test_a_forged_file_is_refused_whole_with_its_place(other, exported, change, sentence):
    data = changed(exported, change)
    with pytest.raises(StoreError, match=sentence) as refusal:
        take(other, data)
    assert "nothing was imported" in refusal.value.problem
    assert len(str(refusal.value)) < 600
    assert "\n" not in refusal.value.problem
    assert everything(other) == {}
    assert other.verify().ok


def test_nothing_is_kept_when_the_last_attempt_of_a_file_is_bad(other, exported):
    data = changed(exported, lambda v: v["attempts"][2]["turns"].pop(2))
    with pytest.raises(StoreError, match="lacks turn 2"):
        take(other, data)
    assert everything(other) == {}
    with other.unit() as unit:
        assert not unit.scenarios.has("c0ffee")


def test_the_same_attempt_twice_in_a_file_is_imported_once(other, exported):
    def double(values):
        values["attempts"].append(copy.deepcopy(values["attempts"][0]))

    done = take(other, changed(exported, double))
    assert (len(done.new), done.known) == (3, 1)


def test_a_scenario_that_is_not_what_its_digest_says_is_refused(other, exported):
    with pytest.raises(StoreError, match="not what it says it is"), other.unit() as unit:
        import_attempts(unit, exported, content_digest=lambda files: f"{len(files)}")
    assert everything(other) == {}


def test_a_known_scenario_is_never_replaced_by_an_import(database, exported):
    def poison(values):
        values["scenarios"]["c0ffee"]["scenario.yaml"] = base64.b64encode(b"bad").decode()

    take(database, changed(exported, poison))
    with database.unit() as unit:
        assert unit.scenarios.files("c0ffee")["scenario.yaml"] == b"id: used-car\n"


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000])
def test_what_is_no_export_at_all_is_a_sentence(other, data):
    with pytest.raises(StoreError, match="nothing was imported"):
        take(other, data)


@settings(max_examples=150)
@given(data=st.data())
def test_any_damage_of_a_file_is_refused_or_harmless(data, sample):
    body = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(body) - 1))
        body[place] = data.draw(st.integers(0, 255))
    try:
        document = read_document(bytes(body))
    except StoreError:
        return
    # What a scenario's text says is between it and its digest.
    assert document.attempts == read_document(sample).attempts


@pytest.fixture(scope="module")
def sample(tmp_path_factory, players):
    play = players()
    database = Database.open(tmp_path_factory.mktemp("sample") / "p.db", now=play.clock)
    play.whole(database)
    with database.unit() as unit:
        exported = export_attempts(unit)
    database.close()
    return exported
