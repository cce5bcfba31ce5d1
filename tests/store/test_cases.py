"""Cases: parts with their past, the snapshot, the trash, deletion for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from negotiator_trainer.errors import StoreError
from negotiator_trainer.journal.case import Link, Links
from negotiator_trainer.store.case_records import CaseChange
from negotiator_trainer.store.database import Database

SOME_UUID = "6a1f2c40-1111-4222-8333-0123456789ab"


@pytest.fixture
def cases(database):
    """Do something with the cases in a transaction of its own."""

    def do(action, *given, **named):
        with database.unit() as unit:
            return getattr(unit.cases, action)(*given, **named)

    return do


@pytest.fixture
def case(cases, play):
    return cases("create", play.new_case()).id


def test_a_case_is_kept_as_it_was_given(cases, play):
    begun = cases("create", play.new_case())
    assert (begun.title, begun.tags, begun.people) == (
        "Supplier renewal – Kalev OÜ", ("supplier",), ("Kalev Mägi",),
    )  # fmt: skip
    assert begun.happens_on == date(2026, 4, 14)
    assert (begun.stage, begun.went_in_at, begun.frozen, begun.trashed_at) == (
        "preparing", None, None, None,
    )  # fmt: skip
    assert begun.created_at == begun.changed_at
    assert cases("get", begun.id) == begun
    assert cases("find", begun.uuid) == begun.id
    assert cases("find", SOME_UUID) is None


def test_a_quick_log_begins_at_its_outcome(cases, play):
    assert cases("create", play.new_case(size="log")).stage == "outcome"


def test_a_part_is_the_last_that_was_saved(cases, case, clock):
    assert cases("part", case, "sheet") is None
    cases("save", case, "sheet", '{"a":1}', clock())
    cases("save", case, "issues", "{}", clock())
    cases("save", case, "sheet", '{"a":2}', clock())
    assert cases("part", case, "sheet") == '{"a":2}'
    assert cases("parts", case) == {"sheet": '{"a":2}', "issues": "{}"}


def test_what_is_written_within_ten_minutes_is_one_state(cases, case, clock):
    begun = clock()
    cases("save", case, "sheet", "1", begun)
    cases("save", case, "sheet", "2", begun + timedelta(minutes=9))
    assert [(s.content, s.at) for s in cases("history", case)] == [("2", begun)]
    cases("save", case, "sheet", "3", begun + timedelta(minutes=10))
    assert [s.content for s in cases("history", case)] == ["2", "3"]


def test_a_state_is_replaced_only_while_it_is_the_last_one_written(cases, case, clock):
    for part, content in (("sheet", "1"), ("issues", "a"), ("sheet", "2"), ("sheet", "3")):
        cases("save", case, part, content, clock())
    assert [(s.part, s.content) for s in cases("history", case)] == [
        ("sheet", "1"), ("issues", "a"), ("sheet", "3"),
    ]  # fmt: skip


def test_a_clock_that_went_back_changes_no_order(cases, case, clock):
    now = clock()
    cases("save", case, "sheet", "1", now)
    cases("save", case, "sheet", "2", now - timedelta(days=400))
    cases("save", case, "sheet", "3", now - timedelta(days=800))
    assert [s.content for s in cases("history", case)] == ["1", "2", "3"]
    assert cases("part", case, "sheet") == "3"


def test_the_same_again_is_not_written_and_changes_nothing(cases, case, clock):
    cases("save", case, "sheet", "1", clock())
    before = cases("get", case)
    cases("save", case, "sheet", "1", clock())
    assert cases("get", case) == before
    assert len(cases("history", case)) == 1


def test_saving_a_part_is_the_last_change_of_its_case(cases, case, play, clock):
    other = cases("create", play.new_case(title="Other"))
    assert [c.id for c in cases("list")] == [other.id, case]
    at = clock()
    cases("save", case, "sheet", "1", at)
    assert cases("get", case).changed_at == at
    assert [c.id for c in cases("list")] == [case, other.id]


def test_what_is_no_part_of_a_case_is_a_mistake_of_ours(cases, case, clock):
    with pytest.raises(ValueError, match="no part of a case"):
        cases("save", case, "diary", "{}", clock())


def test_going_in_freezes_what_was_written_and_later_edits_are_told_apart(cases, case, clock):
    cases("save", case, "sheet", "before", clock())
    at = clock()
    frozen = cases("go_in", case, at)
    assert (frozen.stage, frozen.went_in_at, frozen.frozen) == ("went_in", at, 0)
    cases("save", case, "sheet", "after", clock())
    cases("save", case, "sheet", "later", clock())
    assert [(s.content, s.after_going_in) for s in cases("history", case)] == [
        ("before", False), ("later", True),
    ]  # fmt: skip


def test_going_in_twice_keeps_the_first_snapshot(cases, case, clock):
    first = cases("go_in", case, clock())
    cases("save", case, "sheet", "1", clock())
    again = cases("go_in", case, clock())
    assert (again.went_in_at, again.frozen) == (first.went_in_at, -1)


def test_going_in_can_be_taken_back(cases, case, clock):
    cases("save", case, "sheet", "1", clock())
    before = cases("get", case)
    cases("go_in", case, clock())
    back = cases("take_back", case)
    assert replace(back, changed_at=before.changed_at) == before
    assert cases("take_back", case) == back
    assert not any(s.after_going_in for s in cases("history", case))


def test_a_case_whose_outcome_is_written_cannot_be_gone_into(cases, play, clock):
    logged = cases("create", play.new_case(size="log")).id
    with pytest.raises(ValueError, match="past going in"):
        cases("go_in", logged, clock())


def test_what_is_given_is_changed_and_the_rest_stays(cases, case, clock):
    before = cases("get", case)
    at = clock()
    changed = cases(
        "change", case, CaseChange(title="New", tags=["a", "b"], happens_on=None), at=at
    )
    assert changed == replace(before, title="New", tags=("a", "b"), happens_on=None, changed_at=at)
    assert cases("change", case, CaseChange(title="New"), at=clock()) == changed
    assert (
        cases("change", case, CaseChange(people=(), unit="", template="blank"), at=clock()).people
        == ()
    )


def test_cases_are_narrowed_by_stage_tag_person_and_kind(cases, case, play, clock):
    other = cases("create", play.new_case(tags=("a", 'b"c', ","), people=(), template="lease")).id
    cases("go_in", other, clock())
    assert [c.id for c in cases("list", stage="went_in")] == [other]
    assert [c.id for c in cases("list", tag="supplier")] == [case]
    assert [c.id for c in cases("list", tag='b"c')] == [other]
    assert [c.id for c in cases("list", tag=",")] == [other]
    assert cases("list", tag="sup") == ()
    assert [c.id for c in cases("list", person="Kalev Mägi")] == [case]
    assert cases("list", person="Kalev Mägi", tag="a") == ()
    assert [c.id for c in cases("list", template="lease")] == [other]
    assert [c.id for c in cases("list", limit=1, offset=1)] == [case]
    assert (cases("count"), cases("count", tag="a"), cases("count", stage="outcome")) == (2, 1, 0)


def test_tags_and_people_are_counted_the_most_frequent_first(cases, play, clock):
    cases("create", play.new_case(tags=("b", "a"), people=("Z",)))
    last = cases("create", play.new_case(tags=("a",), people=("Z", "Y"))).id
    assert cases("tags") == (("a", 2), ("b", 1))
    assert cases("people") == (("Z", 2), ("Y", 1))
    cases("trash", last, clock())
    assert cases("tags") == (("a", 1), ("b", 1))


def test_a_trashed_case_is_nowhere_but_in_the_trash_and_comes_back(cases, case, play, clock):
    cases("put_words", case, "Supplier", "idle crew")
    before = cases("get", case)
    at = clock()
    cases("trash", case, at)
    cases("trash", case, clock())
    assert cases("list") == cases("search", "crew") == cases("on_days", ["04-14"]) == ()
    assert cases("count") == 0
    (lying,) = cases("list", trashed=True)
    assert lying == replace(before, trashed_at=at)
    cases("untrash", case)
    assert cases("get", case) == before
    assert [hit.case.id for hit in cases("search", "crew")] == [case]


def test_cases_of_a_day_of_any_year_are_found(cases, play, clock):
    earlier = cases("create", play.new_case(happens_on=date(2021, 4, 14))).id
    later = cases("create", play.new_case(happens_on=date(2025, 4, 15))).id
    gone = cases("create", play.new_case(happens_on=None)).id
    cases("create", play.new_case(happens_on=None))
    cases("go_in", gone, clock())
    assert [c.id for c in cases("on_days", ["04-14", "04-15"])] == [later, earlier]
    assert [c.id for c in cases("on_days", ["03-01"])] == [gone]


def test_cases_of_a_span_of_days_are_found_the_earliest_first(cases, play, clock):
    days = (date(2026, 4, 20), date(2026, 4, 1), date(2026, 4, 10), None)
    late, early, mid, _ = (cases("create", play.new_case(happens_on=day)).id for day in days)

    def happening(stage="preparing", **span):
        return [case.id for case in cases("happening", stage, **span)]

    assert happening(last=date(2026, 4, 20)) == [early, mid, late]
    assert happening(first=date(2026, 4, 2), last=date(2026, 4, 10)) == [mid]
    assert happening("reviewed", last=date(2026, 4, 20)) == []
    cases("trash", mid, clock())
    assert happening(first=date(2026, 4, 2), last=date(2026, 4, 19)) == []


def test_the_cases_of_an_attempt_are_found_by_their_present_links(cases, play, clock):
    one, other, former = (cases("create", play.new_case()).id for _ in range(3))
    for case in (one, other, former):
        linked = Links((Link("x"), Link(SOME_UUID, "rehearsal")))
        cases("save", case, "links", linked.to_json(), clock())
    cases("save", former, "links", Links((Link("x"),)).to_json(), clock() + timedelta(hours=1))
    cases("save", one, "review", "{}", clock())
    assert {c.id for c in cases("linked", SOME_UUID)} == {one, other}
    assert len(cases("linked", "x")) == 3
    cases("trash", one, clock())
    assert {c.id for c in cases("linked", SOME_UUID)} == {other}
    assert cases("linked", "%") == ()


def test_a_case_that_is_deleted_for_good_is_gone_with_all_that_it_had(cases, database, play):
    kept, gone = play.case(database), play.whole_case(database)
    uuid = cases("get", gone).uuid
    cases("expunge", [gone, 999])
    assert cases("find", uuid) is None
    with pytest.raises(StoreError, match=f"Case {gone} is not in your journal"):
        cases("history", gone)
    assert [hit.case.id for hit in cases("search", "crew")] == [kept]
    found = database.verify()
    assert found.ok
    assert (found.rows["journal_case"], found.rows["case_words"]) == (1, 1)


def test_a_case_travels_to_another_profile_with_its_past(cases, database, tmp_path, play, clock):
    case = cases("get", play.whole_case(database))
    history = cases("history", case.id)
    other = Database.open(tmp_path / "other.db", now=clock)
    with other.unit() as unit:
        unit.cases.create(play.new_case())
        brought = unit.cases.bring(case, history)
        unit.cases.put_words(brought.id, case.title, "idle crew")
    with other.unit() as unit:
        assert replace(unit.cases.get(brought.id), id=case.id) == case
        assert unit.cases.history(brought.id) == history
        assert unit.cases.search("crew")[0].case.uuid == case.uuid
    assert other.verify().ok
    other.close()


def test_nothing_of_a_failed_transaction_is_kept_in_the_index_either(database, cases, case):
    def fail():
        with database.unit() as unit:
            unit.cases.put_words(case, "Title", "half written")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert cases("search", "written") == ()
    assert database.verify().ok


def test_texts_that_no_database_can_keep_are_kept_without_what_is_wrong(cases, case, clock):
    cases("change", case, CaseChange(title="a\0b\ud800c", tags=["\0x"]), at=clock())
    assert (cases("get", case).title, cases("get", case).tags) == ("ab?c", ("x",))
    cases("save", case, "sheet", '"\0\ud800"', clock())
    assert cases("part", case, "sheet") == '"?"'


def test_a_case_that_is_not_there_is_a_sentence(cases):
    with pytest.raises(StoreError, match="Case 7 is not in your journal"):
        cases("get", 7)
