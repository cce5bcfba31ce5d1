"""Row hashes, and the text that columns hold."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.store import seal

scalars = st.none() | st.integers() | st.floats(allow_nan=False) | st.text()
values = st.dictionaries(st.text(max_size=5), scalars, max_size=5)


def present(row):
    return {name: (type(value), value) for name, value in row.items() if value is not None}


@given(one=values, other=values)
def test_rows_have_the_same_hash_only_when_they_hold_the_same(one, other):
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    if same:
        assert seal.row_hash("t", one) == seal.row_hash("t", other)
    elif present(one) != present(other):
        assert seal.row_hash("t", one) != seal.row_hash("t", other)


def test_table_owner_and_the_row_before_are_part_of_the_hash():
    row = {"a": 1}
    hashes = {
        seal.row_hash("t", row),
        seal.row_hash("u", row),
        seal.row_hash("t", row, owner="x"),
        seal.row_hash("t", row, before="x"),
        seal.row_hash("t", {"a": "1"}),
        seal.row_hash("t", {"a": 1.0}),
    }
    assert len(hashes) == 6


def test_a_column_that_a_later_schema_adds_leaves_older_hashes_valid():
    assert seal.row_hash("t", {"a": 1}) == seal.row_hash("t", {"a": 1, "later": None})
    assert seal.row_hash("t", {"a": 1}) != seal.row_hash("t", {"a": 1, "later": ""})


def test_the_hash_is_the_same_on_every_machine_and_for_ever():
    assert seal.row_hash("note", {"turn": 3, "text": "Grüezi", "score": 0.1}, owner="u") == (
        "d169143f74f0e5731034b6b383f23877f7b4d6ca85c639c70bb936556247d9b9"
    )


@given(text=st.text(st.characters()))
def test_cleaned_text_can_be_kept_by_every_database(text):
    found = seal.clean(text)
    assert "\0" not in found
    assert found.encode() is not None
    assert seal.clean(found) == found


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_does_not_know_is_refused(number):
    with pytest.raises(ValueError, match="JSON"):
        seal.dump({"x": number})


zones = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
times = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=zones)  # noqa: DTZ001


@given(one=times, other=times)
def test_times_come_back_and_keep_their_order_as_text(one, other):
    assert seal.read_time(seal.write_time(one)) == one
    assert (seal.write_time(one) < seal.write_time(other)) == (one < other)
    assert seal.read_time(seal.write_time(one)).tzinfo == UTC


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        seal.write_time(datetime(2026, 1, 1))  # noqa: DTZ001
