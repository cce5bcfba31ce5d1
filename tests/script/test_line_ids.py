from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from negotiator_trainer.script.formatter import format_script
from negotiator_trainer.script.line_ids import with_line_ids
from negotiator_trainer.script.parser import parse
from negotiator_trainer.script.walk import script_lines
from tests.script.strategies import SCRIPTS

if TYPE_CHECKING:
    from negotiator_trainer.script.tree import Script

TEXT = """\
title: Lot   
---
// Colm: not a line
Colm: Morning. #mood:warm  
=> Hi.
=> Ho. #line:lt01

-> On <<if $trust > 3>> #act:process
\tColm: Tab.
    <<end deal>>
===
"""  # noqa: W291 – space at the end of lines must survive
NOBODY: frozenset[str] = frozenset()


def test_missing_ids_are_written_at_the_end_of_lines_and_nothing_else_changes() -> None:
    written = with_line_ids(TEXT, file="a", prefix="lt", taken=NOBODY)
    assert written == (
        TEXT.replace("#mood:warm  ", "#mood:warm #line:lt02  ")
        .replace("=> Hi.", "=> Hi. #line:lt03")
        .replace("#act:process", "#act:process #line:lt04")
    )


def test_windows_line_endings_and_a_byte_order_mark_stay() -> None:
    text = "\ufefftitle: A\r\n---\r\nColm: Hi.\r\n<<end d>>\r\n===\r\n"
    written = with_line_ids(text, file="a", prefix="x", taken=NOBODY)
    assert written == text.replace("Hi.", "Hi. #line:x01")


def test_ids_go_on_after_the_highest_and_never_reuse_a_taken_one() -> None:
    text = "title: A\n---\nColm: a\nColm: b\nColm: c #line:q0y\n<<end d>>\n===\n"
    written = with_line_ids(text, file="a", prefix="q", taken=frozenset({"q05", "q10", "r99"}))
    assert re.findall(r"#line:(\w+)", written) == ["q11", "q12", "q0y"]


def test_an_id_in_a_faulty_line_counts_as_taken() -> None:
    text = "title: A\n---\nColm: [x] #line:q07\nColm: b\n<<end d>>\n===\n"
    assert "Colm: b #line:q08\n" in with_line_ids(text, file="a", prefix="q", taken=NOBODY)


def test_reworded_lines_keep_their_ids() -> None:
    once = with_line_ids(TEXT, file="a", prefix="lt", taken=NOBODY)
    reworded = once.replace("Morning", "Good evening")
    assert with_line_ids(reworded, file="a", prefix="lt", taken=NOBODY) == reworded


@pytest.mark.parametrize("prefix", ["", "9a", "A", "a_b", "abcdefghi", "a.*"])
def test_a_prefix_is_a_short_plain_word(prefix: str) -> None:
    with pytest.raises(ValueError, match="prefix"):
        with_line_ids("", file="a", prefix=prefix, taken=NOBODY)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SCRIPTS)
def test_afterwards_every_line_has_an_id_and_old_ones_are_as_before(script: Script) -> None:
    text = format_script(script)
    taken = frozenset({"zz01", "zz03"})
    written = with_line_ids(text, file="a", prefix="zz", taken=taken)
    faulty = {
        each.place.line for each in parse(text, file="a").diagnostics if each.severity == "error"
    }
    before = list(script_lines(parse(text, file="a").script))
    after = list(script_lines(parse(written, file="a").script))
    assert re.sub(r" #line:zz\w\w(?=\n)", "", written) == text
    fresh = [b.id for a, b in zip(before, after, strict=True) if not a.id and b.id]
    assert len(set(fresh)) == len(fresh)
    assert not taken & set(fresh)
    assert all(b.id == a.id for a, b in zip(before, after, strict=True) if a.id)
    assert all(b.id for b in after if b.place.line not in faulty)
