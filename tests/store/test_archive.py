"""Everything goes from one profile to another with the same hashes; no table can be forgotten."""

from __future__ import annotations

import copy
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Text
from sqlmodel import SQLModel

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import tables
from negotiator_trainer.store.archive_rows import read_rows, written
from negotiator_trainer.store.archive_tables import ARCHIVED, STAY
from negotiator_trainer.store.case_records import CaseChange
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.drill_records import DrillAnswer, NewDrill, Schedule
from negotiator_trainer.store.records import Note
from negotiator_trainer.store.skill_records import SkillUse

BY_NAME = {table.name: table for table in ARCHIVED}


def dump(database):
    """Return what an export would hold, as it comes out of its JSON."""
    with database.unit() as unit:
        rows = {t.name: [written(t, row) for row in unit.archive.rows(t)] for t in ARCHIVED}
    return json.loads(json.dumps(rows, ensure_ascii=False, allow_nan=False))


def take(database, rows):
    checked = {name: list(read_rows(BY_NAME[name], found)) for name, found in rows.items()}
    with database.unit() as unit:
        return unit.archive.take(checked, content_digest=lambda files: "c0ffee")


def hashes(database):
    with database.unit() as unit:
        return {t.name: sorted(row["hash"] for row in unit.archive.rows(t)) for t in ARCHIVED}


def fill(database, play):
    """Write something into every table."""
    play.fill(database)
    card = '{"stability": 1.5, "due": null}'  # spaces and all: as the scheduler writes it
    schedule = Schedule(state="due", card=card, due_on=date(2026, 3, 2), lapses=0)
    with database.unit() as unit:
        unit.attempts.discard(2)
        unit.skills.save(1, [SkillUse(skill="ask", count=3, score=62.5, turns=(1, 2))])
        drill = unit.drills.add(
            NewDrill(attempt=1, turn=2, skill="ask", loss=12.5, schedule=schedule,
                     made_at=play.clock())
        )  # fmt: skip
        answered = DrillAnswer(move="say q03", loss=1.5, seconds=20.0, at=play.clock(), rating=3)
        unit.drills.answer(drill.id, answered, schedule)
        unit._work.ledger.add(tables.DeclinedRow(what="drills", at="2026-03-01T09:30:00+00:00"))
        unit.cases.trash(2, play.clock())


@pytest.fixture
def full(database, play):
    fill(database, play)
    assert all(hashes(database).values()), "a table is empty: the tests below would not see it"
    return database


@pytest.fixture
def other(tmp_path, clock):
    opened = Database.open(tmp_path / "other.db", now=clock)
    yield opened
    opened.close()


def test_every_table_has_its_place_in_an_export():
    assert [t.kind for t in ARCHIVED if t.kind not in tables.TALLIED] == []
    assert {t.name for t in ARCHIVED} | STAY == set(SQLModel.metadata.tables)
    assert {t.name for t in ARCHIVED} & STAY == set()


@pytest.mark.parametrize("table", ARCHIVED, ids=lambda table: table.name)
def test_every_column_of_text_is_declared_as_json_or_as_words(table):
    columns = table.kind.__table__.columns
    open_ended = {c.name for c in columns if isinstance(c.type, Text)}
    assert table.json | table.words == open_ended
    assert not table.json & table.words
    assert (table.owner in columns) is bool(table.owner)
    if table.owned_by:
        names = [each.name for each in ARCHIVED]
        assert names.index(table.owned_by) < names.index(table.name)


def test_into_an_empty_profile_everything_comes_with_the_same_hashes(full, other):
    done = take(other, dump(full))
    assert hashes(other) == hashes(full)
    assert dump(other) == dump(full)
    assert other.verify().ok
    assert (done["attempt"].new, done["journal_case"].new, done["drill"].new) == (3, 3, 1)


def test_what_is_shown_is_the_same_and_the_search_finds_it(full, other):
    take(other, dump(full))
    with full.unit() as mine, other.unit() as theirs:
        assert theirs.attempts.summaries() == mine.attempts.summaries()
        assert theirs.cases.list() == mine.cases.list()
        assert theirs.cases.history(1) == mine.cases.history(1)
        assert theirs.drills.answers(1) == mine.drills.answers(1)
        assert (
            [hit.case.id for hit in theirs.cases.search("cash")]
            == [hit.case.id for hit in mine.cases.search("cash")]
            != []
        )


def test_a_second_time_nothing_changes(full, other):
    rows = dump(full)
    take(other, rows)
    before = other.state()
    done = take(other, rows)
    assert {name: each.new for name, each in done.items() if each.new} == {}
    assert done["attempt"].known == 3
    assert other.state() == before
    take(full, rows)
    assert dump(full) == rows


def test_what_is_there_stays_and_numbers_that_are_taken_become_others(full, other, play):
    mine = play.whole(other, scenario="market-stall")
    play.case(other, title="Mine")
    take(other, dump(full))
    assert other.verify().ok
    with other.unit() as unit:
        assert unit.attempts.get(mine).scenario == "market-stall"
        assert unit.cases.get(1).title == "Mine"
        assert [len(unit.attempts.turns(n)) for n in (1, 2, 3, 4)] == [4, 4, 13, 6]
        drill = unit.drills.list()[0]
        assert unit.attempts.get(drill.attempt).scenario == "used-car"
        assert len(unit.cases.list()) == 3
    kept, came = hashes(other), hashes(full)
    for name in ("turn", "note", "sheet", "drill", "drill_answer", "journal_case", "case_part"):
        assert set(came[name]) <= set(kept[name]), name


def test_an_attempt_and_a_case_that_went_on_here_are_not_overwritten(full, play):
    rows = dump(full)
    with full.unit() as unit:
        unit.attempts.append(3, play.turn(6))
        unit.cases.change(1, CaseChange(title="Went on"), at=play.clock())
    before = hashes(full)
    take(full, rows)
    assert hashes(full) == before


def test_a_drill_of_a_turn_that_has_one_already_stays_out(full, other, play):
    rows = dump(full)
    take(other, {name: rows[name] for name in rows if not name.startswith("drill")})
    with other.unit() as unit:
        attempt = unit.attempts.find(rows["attempt"][0]["uuid"])
        schedule = Schedule(state="due", card="{}", due_on=date(2026, 4, 1), lapses=0)
        unit.drills.add(NewDrill(attempt=attempt.id, turn=2, skill="ask", loss=9.0,
                                 schedule=schedule, made_at=play.clock()))  # fmt: skip
    done = take(other, rows)
    assert (done["drill"].new, done["drill"].known) == (0, 1)
    with other.unit() as unit:
        assert [drill.loss for drill in unit.drills.list()] == [9.0]


def spoil(rows, table, change):
    spoilt = copy.deepcopy(rows)
    change(spoilt[table])
    return spoilt


@pytest.mark.parametrize("table", [t.name for t in ARCHIVED if t.name != "scenario_file"])
def test_a_changed_word_is_noticed_and_nothing_comes(full, other, table):
    rows = dump(full)
    changeable = ("at", "skill", "title", "scenario", "move", "verdict")
    name = next(each for each in changeable if each in rows[table][0])
    value = rows[table][0][name]

    def change(found):
        found[0][name] = "2027-01-01T00:00:00+00:00" if name == "at" else f"{value}x"

    empty = hashes(other)
    with pytest.raises(StoreError, match="was changed after it was exported"):
        take(other, spoil(rows, table, change))
    assert hashes(other) == empty
    assert other.state() == ""


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("turn", lambda rows: rows.pop()),
        ("turn", lambda rows: rows.pop(1)),
        ("turn", lambda rows: rows.append(rows[-1])),
        ("attempt", lambda rows: rows.pop(0)),
        ("attempt", lambda rows: rows.append(rows[0])),
        ("journal_case", lambda rows: rows.clear()),
        ("drill", lambda rows: rows.clear()),
        ("case_part", lambda rows: rows.pop(0)),
    ],
)
def test_rows_that_do_not_fit_together_are_refused(full, other, table, change):
    with pytest.raises(StoreError, match="nothing was imported"):
        take(other, spoil(dump(full), table, change))
    assert other.state() == ""


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("attempt", "seed", 1 << 63),
        ("attempt", "seed", "7"),
        ("attempt", "id", -1),
        ("attempt", "uuid", "x"),
        ("attempt", "started_at", "yesterday"),
        ("attempt", "started_at", "1492-01-01T00:00:00+00:00"),
        ("attempt", "more", 1),
        ("result", "overall", "71"),
        ("result", "measures", {"claimed": "much"}),
        ("result", "measures", "{"),
        ("turn", "lines", [1]),
        ("turn", "lines", {"id": "l0"}),
        ("turn", "move", "a\0b"),
        ("sheet", "content", {"walkaway": "much"}),
        ("sheet", "content", {"unknown": 1}),
        ("case_part", "content", {"unknown": 1}),
        ("case_part", "part", "poem"),
        ("journal_case", "tags", "supplier"),
        ("journal_case", "tags", [1]),
        ("skill", "turns", ["1"]),
        ("scenario_file", "body", "no base64"),
        ("note", "hash", "f"),
    ],
)
def test_what_a_table_cannot_hold_is_one_sentence(full, other, table, column, value):
    def change(rows):
        rows[0][column] = value

    with pytest.raises(StoreError) as refusal:
        take(other, spoil(dump(full), table, change))
    assert "\n" not in str(refusal.value)
    assert refusal.value.problem.endswith("nothing was imported.")
    assert other.state() == ""


@pytest.mark.parametrize("rows", [None, {}, "x", 7, [7], ["x"], [[]]])
def test_what_is_no_list_of_rows_is_refused(rows):
    with pytest.raises(StoreError, match="nothing was imported"):
        list(read_rows(BY_NAME["note"], rows))


WORDS = st.text(max_size=60)


@settings(max_examples=25)
@given(notes=st.lists(WORDS, max_size=4), title=WORDS, moves=st.lists(WORDS, max_size=4))
def test_whatever_words_are_written_come_back_with_the_same_hashes(
    tmp_path_factory, players, notes, title, moves
):
    folder, play = tmp_path_factory.mktemp("words"), players()
    mine = Database.open(folder / "mine.db", now=play.clock)
    theirs = Database.open(folder / "theirs.db", now=play.clock)
    attempt = play.begin(mine, turns=0)
    with mine.unit() as unit:
        for position, move in enumerate(moves, start=1):
            unit.attempts.append(attempt, play.turn(position, words=move))
        for note in notes:
            unit.notes.add(attempt, Note(turn=0, text=note, at=play.clock()))
    play.case(mine, title=title, words=" ".join(notes))
    take(theirs, dump(mine))
    assert hashes(theirs) == hashes(mine)
    assert theirs.verify().ok
    mine.close()
    theirs.close()
