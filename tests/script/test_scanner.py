from __future__ import annotations

import pytest

from negotiator_trainer.script.report import Report
from negotiator_trainer.script.scanner import MOST_BYTES, MOST_COLUMNS, MOST_LINES, SourceLine, scan


def scanned(text: str) -> tuple[list[SourceLine], list[tuple[str, int, int]]]:
    report = Report("a")
    lines = scan(text, report)
    return lines, [(d.code, d.place.line, d.place.column) for d in report.sorted()]


def test_blank_lines_go_and_places_count_from_one() -> None:
    assert scanned("\n  a b  \n\n\nc") == (
        [SourceLine(2, 2, 3, "a b"), SourceLine(5, 0, 1, "c")],
        [],
    )


@pytest.mark.parametrize(
    "character",
    [
        *("\0", "\x07", "\x1b", "\x7f", "\x85", "\u061c", "\u200b", "\u200f", "\u2028", "\u202e"),
        *("\u2066", "\u2069", "\ufeff", "\ud800", "\r"),
    ],
)
def test_a_character_that_deceives_is_refused_at_its_place(character: str) -> None:
    lines, found = scanned(f"a\nbc{character}d")
    assert found == [("S003", 2, 3)]
    assert [each.text for each in lines] == ["a", "bc\ufffdd"]


@pytest.mark.parametrize("text", ["é", "“quotes”", "日本", "👍🏽", "שלום", "a\u00a0b", "a\u200db"])
def test_other_writing_is_accepted(text: str) -> None:
    lines, found = scanned(text)
    assert found == []
    assert lines[0].text == text


def test_a_tab_is_refused_and_counts_as_four_spaces() -> None:
    assert scanned("\ta\tb") == ([SourceLine(1, 4, 2, "a b")], [("S004", 1, 1)])


def test_the_bounds_on_size_are_exact() -> None:
    assert scanned("x" * MOST_COLUMNS)[1] == []
    assert scanned("x" * (MOST_COLUMNS + 1)) == ([], [("S002", 1, MOST_COLUMNS + 1)])
    most = "x" * 99 + "\n"
    assert scanned(most * (MOST_BYTES // 100))[1] == []
    assert scanned(most * (MOST_BYTES // 100) + "x") == ([], [("S001", 1, 1)])
    assert scanned(("é" * 49 + "x\n") * (MOST_BYTES // 100) + "é") == ([], [("S001", 1, 1)])
    assert scanned("x\n" * MOST_LINES)[1] == []
    assert scanned("x\n" * (MOST_LINES + 1)) == ([], [("S001", MOST_LINES + 1, 1)])
