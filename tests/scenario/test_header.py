from __future__ import annotations

import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.scenario.header import HEADER_BYTES, Header, parse_header, read_header
from tests.scenario.conftest import TOY

if TYPE_CHECKING:
    from pathlib import Path

LINES = "id: x\nversion: 2\ntitle: T\nminutes: 10\ndifficulty: 3\n"


def parsed(text: str) -> Header:
    return parse_header(text.encode(), roles=("buyer",), name="x")


def test_the_header_of_a_folder_is_read() -> None:
    assert read_header(TOY) == Header(
        id="toy-sale",
        title="A bicycle in a doorway",
        pitch="A used bicycle, two people and ten minutes before the rain.",
        minutes=5,
        difficulty=1,
        skills=("ask", "trade"),
        roles=("buyer",),
        version=1,
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Plain text", "Plain text"),
        ("'It''s: fine'  # really", "It's: fine"),
        ('"Quoted # text" # comment', "Quoted # text"),
        ("Plain  # comment", "Plain"),
        ("C# and F#", "C# and F#"),
        ("Pörtrait 日本 😀", "Pörtrait 日本 😀"),
    ],
)
def test_a_title_may_be_written_in_any_of_yaml_s_ways(written: str, read: str) -> None:
    assert parsed(LINES.replace("title: T", f"title: {written}")).title == read


def test_windows_line_ends_and_a_byte_order_mark_are_no_fault() -> None:
    assert parsed("\ufeff" + LINES.replace("\n", "\r\n")).minutes == 10


def test_what_stands_after_the_brief_is_not_looked_at() -> None:
    with pytest.raises(ScenarioError, match="no line “title: …” before its brief"):
        parsed("id: x\nversion: 2\nbrief: |\n  x\ntitle: T\nminutes: 1\ndifficulty: 1\n")


@pytest.mark.parametrize("key", ["id", "version", "title", "minutes", "difficulty"])
def test_a_missing_line_is_named(key: str) -> None:
    lines = "".join(line + "\n" for line in LINES.splitlines() if not line.startswith(key))
    with pytest.raises(ScenarioError, match=f"no line “{key}: …”"):
        parsed(lines)


@pytest.mark.parametrize("value", ["ten", "-1", "1.5", "9" * 30])
def test_a_number_that_is_none_is_quoted(value: str) -> None:
    with pytest.raises(ScenarioError, match="which is not a number"):
        parsed(LINES.replace("minutes: 10", f"minutes: {value}"))


@pytest.mark.parametrize("text", ["title: a\u202eb\n", "title: a\x07b\n"])
def test_an_invisible_character_does_not_reach_a_list(text: str) -> None:
    with pytest.raises(ScenarioError, match="invisible control character"):
        parsed(text + LINES)


def test_text_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises(ScenarioError, match="not UTF-8"):
        parse_header(b"title: \xff", roles=(), name="x")


def test_only_the_beginning_of_a_huge_file_is_read(tmp_path: Path) -> None:
    folder = shutil.copytree(TOY, tmp_path / "toy-sale")
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    cut = "é" * HEADER_BYTES
    (folder / "scenario.yaml").write_text(text.replace("brief:", f"note: {cut}\nbrief:"), "utf-8")
    with (folder / "scenario.yaml").open("r+b") as file:
        file.truncate(1 << 32)
    start = time.perf_counter()
    assert read_header(folder).title == "A bicycle in a doorway"
    assert time.perf_counter() - start < 0.5


def test_a_missing_file_or_folder_is_said_with_what_to_do(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(ScenarioError) as caught:
            read_header(path)
        assert "no scenario.yaml" in caught.value.problem
        assert caught.value.remedy


def test_a_folder_that_the_system_cannot_open_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="cannot be read") as caught:
        read_header(tmp_path / ("x" * 300))
    assert caught.value.remedy


@pytest.mark.parametrize("module", ["header", "catalogue"])
def test_a_list_of_scenarios_needs_neither_yaml_nor_pydantic(module: str) -> None:
    program = (
        f"import sys, negotiator_trainer.scenario.{module}\n"
        "print(sorted({'yaml', 'pydantic', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout.strip() == "[]"
