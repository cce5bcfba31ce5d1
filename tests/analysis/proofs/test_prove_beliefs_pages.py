"""Every code of the proof over beliefs has a page, and the page's examples do what it says."""

from functools import cache

import pytest

from negotiator_trainer import assets
from negotiator_trainer.analysis.proofs.proof import Subject
from negotiator_trainer.analysis.proofs.proof_codes import CODES
from negotiator_trainer.analysis.proofs.prove_beliefs import belief_checks
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.engine.game import compile_game
from negotiator_trainer.engine.move import read_move, write_move
from negotiator_trainer.engine.play import apply, begin
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import ScenarioSource, digest_of
from tests.analysis.proofs.test_proof_pages import example

BELIEFS = sorted(code for code in CODES if code >= "P050")


@cache
def proved(code, kind):
    base, files, _, _ = example(code, kind)
    source = ScenarioSource(path=base, id=base.name, files=files, digest=digest_of(files))
    report = check(source)
    assert not report.errors, [str(d) for d in report.errors]
    (role,) = report.loaded.scripts
    game = compile_game(report.loaded.scenario, role, report.loaded.scripts[role])
    where = report.loaded.text.key_place
    return game, belief_checks(Subject(game=game, where=where, solver=Solver(game)))


def codes(code, kind):
    return {found.code for found in proved(code, kind)[1]}


@pytest.mark.parametrize("code", BELIEFS)
def test_the_wrong_example_of_a_page_has_that_fault_and_the_right_one_has_not(code):
    also = example(code, "wrong")[2]
    assert codes(code, "wrong") - codes(code, "right") - also == {code}


@pytest.mark.parametrize("code", BELIEFS)
def test_what_a_finding_shows_can_be_played_as_it_is_written_down(code):
    game, found = proved(code, "wrong")
    for each in found:
        assert each.place.line >= 1
        if each.witness is not None:
            state = begin(game, each.witness.variant).state
            for move in each.witness.moves:
                assert state.ending < 0
                again = read_move(write_move(move, game.space), game.space)
                state = apply(game, state, again).state


@pytest.mark.parametrize("code", BELIEFS)
def test_a_page_begins_with_its_code_and_title_and_explains_them(code):
    head, meaning = assets.text("diagnostics", f"{code}.md").split("\n\n")[:2]
    assert head == f"# {code}: {CODES[code][1]}"
    assert meaning.endswith(".")
    assert len(meaning.split()) >= 8


def test_every_code_has_a_page_and_every_page_a_code():
    pages = {path.stem for path in assets.root("resources").glob("diagnostics/P0[5-9]?.md")}
    assert pages == set(BELIEFS)
