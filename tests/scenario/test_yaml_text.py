from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.scenario.yaml_builder import MAX_DEPTH, MAX_EVENTS, MAX_SCALAR_BYTES
from negotiator_trainer.scenario.yaml_text import MAX_BYTES, YamlText, read_yaml

MERGE_BOMB = "\n".join(
    ["a0: &a0 {x: 1}"]
    + [f"a{n}: &a{n} {{<<: [{', '.join(f'*a{n - 1}' for _ in range(9))}]}}" for n in range(1, 12)]
)
HOSTILE = {
    "brackets": "[" * 100_000,
    "braces": "{" * 100_000,
    "alternating": "[{" * 50_000,
    "lines of brackets": "[\n" * 100_000,
    "dashes": "- " * 100_000,
    "question marks": "? " * 100_000,
    "keys in braces": "{a: " * 100_000,
    "deep indentation": "\n".join(" " * n + "a:" for n in range(900)),
    "anchors": "&a " * 100_000,
    "merge bomb": MERGE_BOMB,
    "alias bomb": "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]",
    "recursive alias": "&a [*a]",
    "tags": "!" * 100_000,
    "python tag": "!!python/object/apply:os.system [ls]",
    "binary": "!!binary '!!!!'",
    "directives": "%" * 100_000,
    "huge version": "%YAML 99999999999999999999.1\n---\na",
    "quotes": '"' * 100_001,
    "many scalars": "[" + "a," * 200_000,
    "long scalar": "a: " + "x" * 500_000,
    "colons": ":" * 200_000,
    "pipes": "|" * 200_000,
    "folded lines": "a: >" + "\n" * 200_000 + "b",
    "escaped NUL": 'a: "\\0"',
    "escaped surrogate": 'a: "\\ud800"',
    "escaped bidi": 'a: "\\u202e"',
    "lone surrogate": "a: \ud800",
    "bidi": "a: \u202eb",
    "zero width": "a: b\u200bc",
    "NUL": "a: \0",
    "C1": "a: \x85",
    "two documents": "a: 1\n---\nb: 2",
    "list as key": "? [a]\n: b",
    "flow list as key": "{[a]: 1}",
    "no key": "{: 1}",
    "duplicate": "a: 1\na: 2",
    "nested duplicate": "a:\n  b: {c: 1}\n  b: {d: 1}",
    "tab": "a:\n\t- b",
    "empty": "",
    "comment only": "# nothing",
}


def codes(read: YamlText) -> list[str]:
    return [found.code for found in read.diagnostics]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_refused(name: str) -> None:
    assert read_yaml(HOSTILE[name], file="f").diagnostics


def test_no_hostile_text_crashes_or_slows_a_fresh_process() -> None:
    program = textwrap.dedent("""
        import resource, sys, time
        resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
        from negotiator_trainer.scenario.yaml_text import read_yaml
        from tests.scenario.test_yaml_text import HOSTILE
        for name, text in HOSTILE.items():
            start = time.perf_counter()
            assert read_yaml(text, file="f").diagnostics, name
            assert time.perf_counter() - start < 2, name
        print("all refused")
    """)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "all refused"), done.stderr


@pytest.mark.parametrize(
    "text", ["NO", "yes", "12:30", "010", "0x1F", "1e3", "~", "null", "2001-01-01", ".inf", "<<"]
)
def test_every_plain_scalar_is_text(text: str) -> None:
    assert read_yaml(f"a: {text}", file="f").value == {"a": text}


def test_every_value_and_key_knows_its_line_and_column() -> None:
    read = read_yaml("a: 1\nb:\n  - x\n  - {c: d}\n", file="f.yaml")
    assert read.value == {"a": "1", "b": ["x", {"c": "d"}]}
    place = read.place(("b", 1, "c"))
    assert (place.file, place.line, place.column) == ("f.yaml", 4, 9)
    key = read.key_place(("b", 1, "c"))
    assert (key.line, key.column) == (4, 6)


def test_a_path_that_is_not_there_is_placed_at_what_is_around_it() -> None:
    read = read_yaml("a: 1\nb:\n  c: 2\n", file="f")
    assert (read.place(("b", "nothing", 3)).line, read.key_place(("b", "nothing")).line) == (2, 2)
    assert read_yaml("", file="f").place(("x",)).line == 1


def test_columns_count_characters_not_bytes() -> None:
    read = read_yaml("{é: ü, b: c}", file="f")
    assert read.place(("b",)).column == 11


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    read = read_yaml("\ufeffa: 1\r\nb: 2\r\n".encode(), file="f")
    assert (read.value, read.key_place(("b",)).line) == ({"a": "1", "b": "2"}, 2)


@pytest.mark.parametrize("mark", ["\u200c", "\u200d", "\t", "é", "日", "😀"])
def test_characters_that_languages_and_emoji_need_are_let_through(mark: str) -> None:
    assert read_yaml(f"a: 'x{mark}y'", file="f").value == {"a": f"x{mark}y"}


def test_bytes_that_are_not_utf_8_are_placed() -> None:
    (found,) = read_yaml(b"a: 1\nb: \xe9t\xe9", file="f").diagnostics
    assert (found.code, found.place.line, found.place.column) == ("C001", 2, 4)


def test_the_first_duplicate_key_stays_and_the_second_is_placed() -> None:
    read = read_yaml("a: 1\nb: 2\na: {c: 3}\n", file="f")
    assert read.value == {"a": "1", "b": "2"}
    assert [(d.code, d.place.line) for d in read.diagnostics] == [("C006", 3)]
    assert "line 1" in read.diagnostics[0].message


def test_several_faults_are_found_in_one_pass() -> None:
    read = read_yaml("a: &x 1\nb: *x\nc: !t 2\nc: 3\n", file="f")
    assert codes(read) == ["C005", "C005", "C005", "C006"]


def test_a_file_at_each_limit_is_read_and_one_beyond_is_not() -> None:
    deep = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert not codes(read_yaml(deep, file="f"))
    assert codes(read_yaml(f"[{deep}]", file="f")) == ["C004"]
    assert not codes(read_yaml("a: " + "x" * MAX_SCALAR_BYTES, file="f"))
    assert codes(read_yaml("a: " + "x" * (MAX_SCALAR_BYTES + 1), file="f")) == ["C004"]
    assert codes(read_yaml("[" + "a," * MAX_EVENTS + "]", file="f")) == ["C004"]
    assert not codes(read_yaml("a: 1\n" + "#" * (MAX_BYTES - 5), file="f"))
    assert codes(read_yaml("a: 1\n" + "#" * (MAX_BYTES - 4), file="f")) == ["C004"]


def test_a_flood_of_faults_ends_the_reading() -> None:
    read = read_yaml("\n".join(f"- !t {n}" for n in range(1000)), file="f")
    assert len(read.diagnostics) == 50


def test_a_syntax_error_is_said_in_plain_words_and_placed() -> None:
    (found,) = read_yaml("a: b: c", file="f").diagnostics
    assert (found.code, found.place.line, found.place.column) == ("C003", 1, 5)
    assert "quotes" in found.message


@given(st.text(alphabet="ab: -[]{}#\n'\"&*!|>%?,\t\\0é\u202e", max_size=60))
@settings(max_examples=400)
def test_no_text_raises(text: str) -> None:
    read = read_yaml(text, file="f")
    assert read.diagnostics or read.value is not None


@given(st.binary(max_size=60))
def test_no_bytes_raise(raw: bytes) -> None:
    read = read_yaml(raw, file="f")
    assert read.diagnostics or read.value is not None
