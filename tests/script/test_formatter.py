from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from negotiator_trainer.script.formatter import format_condition, format_script
from negotiator_trainer.script.parser import parse
from negotiator_trainer.script.tree import All, AnyOf, Call, Compare, Condition, Not, Script
from tests.script.strategies import CONDITIONS, SCRIPTS

UNTIDY = """\
// how it begins
title:Start
// why
when :  knows( "a" )&&!( $trust-2*$rapport  <  -5 )
---
   Colm:   Morning.   #line:st01  #mood:neutral

<<if flag("f")>>
<<learn a>>
<<else>>
      // nothing
<<endif>>
// the first
->   Hello   <<once if  ((gave("b")))>>   #act:greeting
      => Hi.
      // between
      => Hello.
      <<trust   +10 "  you were polite "   because: brief >>
      <<return>>

-> Bye
  <<end deal>>
// the last
===


// the end
"""

TIDY = """\
// how it begins
// why
title: Start
when: knows("a") && !($trust - 2*$rapport < -5)
---
Colm: Morning. #mood:neutral #line:st01
<<if flag("f")>>
    <<learn a>>
<<else>>
    // nothing
<<endif>>
// the first
-> Hello <<once if gave("b")>> #act:greeting
    // between
    => Hi.
    => Hello.
    <<trust +10 "you were polite" because:brief>>
    <<return>>
-> Bye
    <<end deal>>
    // the last
===

// the end
"""

A, B, C = (Call(name="flag", argument=each) for each in "abc")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SCRIPTS)
def test_parsing_what_the_formatter_wrote_gives_the_same_script_back(script: Script) -> None:
    text = format_script(script)
    again = parse(text, file="script.buyer.yarn").script
    assert again == script
    assert format_script(again) == text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SCRIPTS, st.data())
def test_a_script_with_anything_cut_out_or_put_in_can_be_parsed(
    script: Script, data: st.DataObject
) -> None:
    text = format_script(script)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    pieces = [
        "",
        "<<",
        ">>",
        '"',
        "\n",
        "->",
        "=>",
        "===",
        "---",
        "    ",
        "{",
        "<<if",
        "#line:",
        "(",
    ]
    damaged = text[:start] + data.draw(st.sampled_from(pieces)) + text[end:]
    parsed = parse(damaged, file="script.buyer.yarn")
    last = damaged.count("\n") + 1
    assert all(1 <= each.place.line <= last for each in parsed.diagnostics)


@settings(max_examples=100, deadline=None)
@given(CONDITIONS)
def test_a_condition_survives_being_written_and_read(condition: Condition) -> None:
    text = f"title: A\nwhen: {format_condition(condition)}\n---\n<<end deal>>\n===\n"
    assert parse(text, file="a").script.nodes[0].when == condition


def test_untidy_text_becomes_canonical_and_keeps_its_comments() -> None:
    assert format_script(parse(UNTIDY, file="a").script) == TIDY


def test_canonical_text_stays_as_it_is() -> None:
    assert format_script(parse(TIDY, file="a").script) == TIDY


def test_an_empty_script_is_an_empty_text() -> None:
    assert format_script(Script(nodes=())) == ""


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (All(parts=(A, AnyOf(parts=(B, C)))), 'flag("a") && (flag("b") || flag("c"))'),
        (AnyOf(parts=(A, All(parts=(B, C)))), 'flag("a") || flag("b") && flag("c")'),
        (All(parts=(All(parts=(A, B)), C)), '(flag("a") && flag("b")) && flag("c")'),
        (Not(inner=Not(inner=A)), '!!flag("a")'),
        (Not(inner=AnyOf(parts=(A, B))), '!(flag("a") || flag("b"))'),
        (
            Compare(terms=((-1, "face"), (2, "trust"), (-3, "x")), operator=">=", number=-4),
            "-$face + 2*$trust - 3*$x >= -4",
        ),
    ],
)
def test_conditions_have_the_brackets_they_need_and_no_others(
    condition: Condition, text: str
) -> None:
    assert format_condition(condition) == text
