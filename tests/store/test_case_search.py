"""The search over all words of cases: what is found, in which order, with which excerpt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects import postgresql

from negotiator_trainer.store import case_index, case_search
from negotiator_trainer.store.case_records import HIT_BEGINS, HIT_ENDS
from negotiator_trainer.store.database import Database
from tests.store.conftest import Clock, Play


@pytest.fixture
def keep(database, play):
    """Keep a case with some words and return its id."""

    def do(title, words, **changes):
        with database.unit() as unit:
            case = unit.cases.create(play.new_case(title=title, **changes))
            unit.cases.put_words(case.id, title, words)
            return case.id

    return do


@pytest.fixture
def search(database):
    def do(query, **narrowed):
        with database.unit() as unit:
            return unit.cases.search(query, **narrowed)

    return do


def ids(hits):
    return [hit.case.id for hit in hits]


def test_every_word_has_to_be_there_and_the_last_may_be_a_beginning(keep, search):
    both = keep("Rent", "the landlord needs cash in March")
    keep("Rent", "the landlord is patient")
    assert ids(search("cash landlord")) == [both]
    assert ids(search("landlord ca")) == [both]
    assert search("lan cash") == ()


def test_a_word_in_the_title_weighs_more_than_several_in_the_rest(keep, search):
    keep("Rent", "bicycle " + "something else to read here " * 3)
    titled = keep("A bicycle", "nothing of the kind is said in all these words here at all")
    assert ids(search("bicycle"))[0] == titled


def test_accents_and_capitals_make_no_difference(keep, search):
    case = keep("Café Zürich", "Grüezi, Straße, ŁÓDŹ")
    for query in ("cafe", "ZURICH", "gruezi", "straße", "łódź"):
        assert ids(search(query)) == [case], query


def test_the_excerpt_marks_what_was_found(keep, search):
    keep("Rent", "before " * 40 + "the roof leaks in " + "after " * 40)
    (hit,) = search("roof lea")
    assert f"{HIT_BEGINS}roof{HIT_ENDS} {HIT_BEGINS}leaks{HIT_ENDS} in after" in hit.excerpt
    assert hit.excerpt.startswith("…")
    assert len(hit.excerpt) < 250


def test_a_hit_in_the_title_alone_shows_how_the_words_begin(keep, search):
    keep("Bicycle", "once upon a time")
    (hit,) = search("bicycle")
    assert hit.excerpt == "once upon a time"


def test_nobody_can_write_the_marks_themselves(keep, search):
    keep("Rent", "a \x02false\x03 mark")
    assert search("false")[0].excerpt == f"a  {HIT_BEGINS}false{HIT_ENDS}  mark"


def test_a_query_without_a_word_finds_nothing(keep, search):
    keep("Rent", "the roof OR a \0 in “…” (): ---")
    for query in ("", "   ", '"', "*", "^", "---", "()", "\0", "…", ":", "-", "\ud800"):
        assert search(query) == (), query


def test_no_sign_in_a_query_has_a_meaning(keep, search):
    case = keep("Rent", "the roof leaks")
    queries = ('roof"', "roof*", "(roof)", "roof)", "^roof", "-roof", "roof:", "{roof}", "roo\0f")
    for query in (*queries, "'roof'"):
        assert ids(search(query)) == [case], query


def test_words_of_the_query_language_are_words(keep, search):
    case = keep("Rent", "either this or that and not near it")
    assert ids(search("OR")) == ids(search("AND NOT")) == ids(search("NEAR")) == [case]
    assert search("words:that") == search("title : rent") == ()


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """One profile with one case, for every example."""
    database = Database.open(tmp_path_factory.mktemp("search") / "p.db", now=Clock())
    with database.unit() as unit:
        unit.cases.create(Play(Clock()).new_case(title="x"))
    yield database
    database.close()


@given(query=st.text(max_size=60))
def test_whatever_is_typed_is_searched_for_without_an_error(query, shelf):
    with shelf.unit() as unit:
        unit.cases.put_words(1, "x", query)
        found = unit.cases.search(query)
    assert len(found) <= 1
    if query.isascii() and any(map(str.isalnum, query)):
        assert len(found) == 1


def test_a_very_long_query_is_cut(keep, search):
    case = keep("Rent", "roof")
    assert ids(search("roof " * 500)) == [case]


def test_a_search_is_narrowed_and_read_in_parts(keep, search):
    found = [keep(f"Rent {n}", "roof " * n, tags=("a",) if n % 2 else ()) for n in range(1, 7)]
    assert sorted(ids(search("roof", tag="a"))) == found[::2]
    assert search("roof", stage="reviewed") == search("roof", person="Nobody") == ()
    parts = [ids(search("roof", limit=2, offset=at)) for at in (0, 2, 4, 6)]
    assert [len(part) for part in parts] == [2, 2, 2, 0]
    assert [case for part in parts for case in part] == ids(search("roof"))


def test_new_words_take_the_place_of_the_old_ones(database, keep, search):
    case = keep("Rent", "roof")
    with database.unit() as unit:
        unit.cases.put_words(case, "Lease", "cellar")
        unit.cases.put_words(case, "Lease", "cellar")
    assert search("roof") == search("rent") == ()
    assert ids(search("lease cellar")) == [case]
    assert database.verify().ok


def test_an_index_can_be_made_anew(database, keep, search):
    case = keep("Rent", "roof")
    with database.unit() as unit:
        db = unit._work.db
        case_index.unindex(db, case, "Rent", "roof")
        assert unit.cases.search("roof") == ()
        case_index.rebuild(db)
    assert ids(search("roof")) == [case]
    assert database.verify().ok


def test_postgresql_is_asked_in_its_own_words():
    asked = case_search.statement_on_server(" AND journal_case.stage = :stage")
    statement = str(text(asked).compile(dialect=postgresql.dialect()))
    assert "to_tsquery('simple', %(query)s)" in statement
    assert "to_tsvector('simple', case_words.title || ' ' || case_words.words) @@" in statement
    assert "ts_headline('simple', case_words.words, wanted.query, %(headline)s)" in statement
    assert "journal_case.stage = %(stage)s" in statement
    assert case_search._quoted_on_server(["it's", "a\\b", "end"]) == "'it''s' & 'a\\\\b' & 'end':*"
