"""Every code of the proof over beliefs has a page, and the page's examples do what it says."""

from functools import cache

import pytest

from negotiator_trainer import assets
from negotiator_trainer.analysis.proofs.proof_codes import CODES
from negotiator_trainer.analysis.proofs.prove_beliefs import belief_checks
from tests.analysis.proofs.pages import assert_explained, assert_playable, example

BELIEFS = sorted(code for code in CODES if code >= "P050")


@cache
def proved(code, kind):
    given = example(code, kind)
    return given.game, belief_checks(given.subject), given.also


def codes(code, kind):
    return {found.code for found in proved(code, kind)[1]}


@pytest.mark.parametrize("code", BELIEFS)
def test_the_wrong_example_of_a_page_has_that_fault_and_the_right_one_has_not(code):
    also = proved(code, "wrong")[2]
    assert codes(code, "wrong") - codes(code, "right") - also == {code}


@pytest.mark.parametrize("code", BELIEFS)
def test_what_a_finding_shows_can_be_played_as_it_is_written_down(code):
    game, found, _ = proved(code, "wrong")
    assert_playable(game, found)


@pytest.mark.parametrize("code", BELIEFS)
def test_a_page_begins_with_its_code_and_title_and_explains_them(code):
    assert_explained(code)


def test_every_code_has_a_page_and_every_page_a_code():
    pages = {path.stem for path in assets.root("resources").glob("diagnostics/P0[5-9]?.md")}
    assert pages == set(BELIEFS)
