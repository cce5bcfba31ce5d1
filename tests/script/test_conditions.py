"""Reading conditions: what most of them are is read at once, and no differently."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.script.conditions import UNREADABLE, parse_condition
from negotiator_trainer.script.report import Report
from negotiator_trainer.script.tree import Compare, Place

OPERATORS = st.sampled_from(["<", "<=", "==", "!=", ">=", ">"])
SPACE = st.sampled_from(["", " ", "  "])


def read(text):
    report = Report("script.yarn")
    condition = parse_condition(text, report, line=3, column=7)
    return condition, [(each.code, each.place) for each in report.sorted()]


@given(OPERATORS, st.integers(0, 2_000_000), SPACE, SPACE)
def test_a_plain_comparison_says_the_same_with_its_factor_written_out(operator, number, one, two):
    plain, found = read(f"$trust{one}{operator}{two}{number}")
    long, as_well = read(f"1*$trust{one}{operator}{two}{number}")
    assert plain == long
    assert [code for code, _ in found] == [code for code, _ in as_well]
    assert (plain == UNREADABLE) == (number > 1_000_000)


def test_a_plain_comparison_stands_where_it_begins():
    condition, found = read("$trust >= 40")
    assert condition == Compare(terms=((1, "trust"),), operator=">=", number=40)
    assert condition.place == Place("script.yarn", 3, 7)
    assert found == []


def test_what_only_begins_like_a_plain_comparison_is_read_to_its_end():
    joined, _ = read('$trust >= 40 && knows("date")')
    assert len(joined.parts) == 2
    assert read("$trust >= 40 50") == (UNREADABLE, [("S050", Place("script.yarn", 3, 20))])
    assert read("$trust >= ４０")[0] == UNREADABLE
