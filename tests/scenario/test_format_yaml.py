from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.scenario.format_yaml import format_yaml
from negotiator_trainer.scenario.yaml_text import read_yaml
from tests.scenario.conftest import TOY

TOY_TEXT = (TOY / "scenario.yaml").read_text(encoding="utf-8")

MESSY = """\


# about the roles
roles:
     a:   # the first
          # deep
          b: |
               hello\x20\x20
                 more

               end

          l:
          -   k: 1
              m: [a,
                b]
          -   - z
              - y
# about the id
id: x\x20\x20\x20


title: "a
   b"
"""
NEAT = """\
# about the id
id: x

title: "a
   b"

# about the roles
roles:
  a:   # the first
    # deep
    b: |
         hello\x20\x20
           more

         end

    l:
    - k: 1
      m: [a,
        b]
    - - z
      - y
"""


def meaning(text: str) -> object:
    return read_yaml(text, file="").value


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"#.*?(?=\s*$)", text, re.MULTILINE))


def test_a_neat_file_is_left_alone() -> None:
    assert format_yaml(TOY_TEXT) == TOY_TEXT


def test_layout_is_put_right_and_meaning_and_comments_stay() -> None:
    assert meaning(format_yaml(MESSY)) == meaning(MESSY)
    assert comments(format_yaml(MESSY)) == comments(MESSY)
    assert format_yaml(MESSY).split() == NEAT.split()


def test_spaces_in_a_text_of_several_lines_count() -> None:
    text = "brief: |\n  a  \n\n\n   b\n\n\n\nid: x\n"
    assert meaning(format_yaml(text)) == {"id": "x", "brief": "a  \n\n\n b\n"}


def test_windows_line_ends_and_a_byte_order_mark_go() -> None:
    assert format_yaml("\ufeffid: x\r\ntitle: y\r\n") == "id: x\ntitle: y\n"


@pytest.mark.parametrize("text", ["", "a: [", "a: &x 1", "\t", "[" * 100, "a: 1\na: 2"])
def test_what_cannot_be_read_comes_back_as_it_is(text: str) -> None:
    assert format_yaml(text) == text


def test_a_text_that_keeps_its_last_blank_lines_is_not_touched() -> None:
    text = "title: y\nid: |+\n  x\n\n\n"
    assert meaning(format_yaml(text)) == meaning(text) == {"title": "y", "id": "x\n\n\n"}


def test_keys_that_nobody_knows_come_last() -> None:
    assert format_yaml("zzz: 1\ntitle: y\nid: x\n") == "id: x\ntitle: y\nzzz: 1\n"


LINE = st.sampled_from(
    [
        "a: 1",
        "- b",
        "- c: 2",
        "d:",
        "# note",
        "",
        "e: |",
        "text here",
        "f: [x,",
        "y]",
        "g: 'q'",
        "  ",
    ]
)


@given(st.lists(st.tuples(st.integers(0, 6), LINE), max_size=14))
@settings(max_examples=500)
def test_formatting_never_changes_what_is_meant_and_settles_at_once(
    lines: list[tuple[int, str]],
) -> None:
    text = "\n".join(" " * indent + line for indent, line in lines) + "\n"
    once = format_yaml(text)
    if not read_yaml(text, file="").diagnostics:
        assert meaning(once) == meaning(text)
        assert comments(once) == comments(text)
    assert format_yaml(once) == once


@given(st.lists(st.integers(0, len(TOY_TEXT.splitlines()) - 1), max_size=6), st.data())
@settings(max_examples=60, deadline=None)
def test_a_real_file_survives_stray_spaces_blank_lines_and_comments(
    places: list[int], data: st.DataObject
) -> None:
    lines = TOY_TEXT.splitlines()
    for place in places:
        stray = data.draw(st.sampled_from(["  ", "", "# stray", "      # stray"]))
        if stray == "  ":
            lines[place] += stray
        else:
            lines.insert(place, stray)
    text = "\n".join(lines) + "\n"
    once = format_yaml(text)
    assert meaning(once) == meaning(text)
    assert format_yaml(once) == once
