"""Every code of the proof has a page, and the page's examples do what it says."""

import re
from functools import cache

import pytest

from negotiator_trainer import assets
from negotiator_trainer.analysis.proofs.proof_codes import CODES
from negotiator_trainer.analysis.proofs.prove_graph import GRAPH_BUDGET, belief_count, walk_checks
from tests.analysis.proofs.pages import assert_explained, assert_playable, example

GRAPH = sorted(code for code in CODES if code < "P050")
SOURCES = assets.root("resources").parent / "negotiator_trainer" / "analysis"


@cache
def proved(code, kind):
    given = example(code, kind)
    found = walk_checks(given.subject, budget=given.limits.get("states", GRAPH_BUDGET))
    if code == "P020":
        found += belief_count(given.subject, most=given.limits.get("beliefs", 200_000))
    return given.game, found, (given.static | {each.code for each in found}) - given.also


@pytest.mark.parametrize("code", GRAPH)
def test_the_wrong_example_of_a_page_has_exactly_that_fault(code):
    assert proved(code, "wrong")[2] == {code}


@pytest.mark.parametrize("code", GRAPH)
def test_the_right_example_of_a_page_has_no_fault(code):
    assert proved(code, "right")[2] == set()


@pytest.mark.parametrize("code", GRAPH)
def test_what_a_finding_shows_can_be_played_as_it_is_written_down(code):
    game, found, _ = proved(code, "wrong")
    assert_playable(game, found)
    shows = {"P011", "P014", "P017", "P018", "P019"}
    assert code not in shows or all(each.witness for each in found if each.code == code)


@pytest.mark.parametrize("code", GRAPH)
def test_a_page_begins_with_its_code_and_title_and_explains_them(code):
    assert_explained(code)


def test_every_code_has_a_page_and_every_page_a_code():
    pages = {path.stem for path in assets.root("resources").glob("diagnostics/P0[0-4]?.md")}
    assert pages == set(GRAPH)


def test_every_code_is_found_by_some_check_and_no_check_finds_another():
    sources = [path for path in SOURCES.glob("**/*.py") if path.name != "proof_codes.py"]
    used = {c for path in sources for c in re.findall(r'"(P0[0-4]\d)"', path.read_text("utf-8"))}
    assert used == set(GRAPH)
