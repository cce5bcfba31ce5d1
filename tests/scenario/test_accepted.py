from __future__ import annotations

from negotiator_trainer.scenario.accepted import sift
from negotiator_trainer.scenario.model import Accepted
from negotiator_trainer.script.diagnostics import Diagnostic, Severity
from negotiator_trainer.script.tree import Place


def finding(code: str, line: int, severity: Severity = "warning") -> Diagnostic:
    place = Place(file="script.buyer.yarn", line=line, column=1)
    return Diagnostic(code=code, severity=severity, place=place, message="x.")


def entry(where: str = "") -> Accepted:
    return Accepted(code="A004", where=where, because="on purpose")


def test_without_a_place_every_warning_of_the_code_is_accepted() -> None:
    left, used = sift([entry()], [finding("A004", 1), finding("A005", 2), finding("A004", 3)])
    assert ([found.code for found in left], used) == (["A005"], {0})


def test_with_a_line_only_that_one_is() -> None:
    left, used = sift([entry("script.buyer.yarn:3")], [finding("A004", 1), finding("A004", 3)])
    assert ([found.place.line for found in left], used) == ([1], {0})


def test_an_error_stays_and_leaves_the_entry_unused() -> None:
    left, used = sift([entry()], [finding("A004", 1, "error")])
    assert (len(left), used) == (1, set())
