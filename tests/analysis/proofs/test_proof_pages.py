"""Every code of the proof has a page, and the page's examples do what it says."""

import re
from functools import cache
from pathlib import Path

import pytest

from negotiator_trainer import assets
from negotiator_trainer.analysis.proofs.proof import Subject
from negotiator_trainer.analysis.proofs.proof_codes import CODES
from negotiator_trainer.analysis.proofs.prove_graph import GRAPH_BUDGET, belief_count, walk_checks
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.engine.game import compile_game
from negotiator_trainer.engine.move import read_move, write_move
from negotiator_trainer.engine.play import apply, begin
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import ScenarioSource, digest_of
from tests.analysis.proving import SHED, with_nodes, with_values

FENCE = re.compile(r"^```(yaml|yarn) (wrong|right)([^\n]*)\n(.*?)^```$", re.DOTALL | re.M)
FIXTURES = Path(__file__).parents[2] / "fixtures"
BASES = {"shed-sale": SHED, "two-doors": FIXTURES / "scenarios/two-doors"}
GRAPH = sorted(code for code in CODES if code < "P050")
SOURCES = assets.root("resources").parent / "negotiator_trainer" / "analysis"


def example(code, kind):
    """The files of one example of a page, what it may also have, and its limits."""
    blocks = [b for b in FENCE.findall(assets.text("diagnostics", f"{code}.md")) if b[1] == kind]
    assert blocks
    flags = " ".join(block[2] for block in blocks)
    base = BASES["two-doors" if "in two-doors" in flags else "shed-sale"]
    files = {path.name: path.read_bytes() for path in base.iterdir()}
    for language, _, own, fragment in blocks:
        if language == "yaml":
            files["scenario.yaml"] = with_values(files["scenario.yaml"], fragment)
        else:
            name = next(name for name in files if name.endswith(".yarn"))
            text = with_nodes(files[name].decode(), fragment, adding="adding" in own)
            files[name] = text.encode()
    also = re.search(r"also ([CPS]\d{3}(?:, [CPS]\d{3})*)", flags)
    within = re.search(r"within (\d+) (states|beliefs)", flags)
    return base, files, set(also[1].split(", ") if also else ()), within


@cache
def proved(code, kind):
    base, files, also, within = example(code, kind)
    source = ScenarioSource(path=base, id=base.name, files=files, digest=digest_of(files))
    report = check(source)
    assert not report.errors, [str(d) for d in report.errors]
    (role,) = report.loaded.scripts
    game = compile_game(report.loaded.scenario, role, report.loaded.scripts[role])
    subject = Subject(game=game, where=report.loaded.text.key_place, solver=Solver(game))
    limits = {"states": GRAPH_BUDGET, "beliefs": 200_000}
    if within:
        limits[within[2]] = int(within[1])
    found = walk_checks(subject, budget=limits["states"])
    if code == "P020":
        found += belief_count(subject, most=limits["beliefs"])
    static = {d.code for d in report.diagnostics}
    return game, found, (static | {each.code for each in found}) - also


@pytest.mark.parametrize("code", GRAPH)
def test_the_wrong_example_of_a_page_has_exactly_that_fault(code):
    assert proved(code, "wrong")[2] == {code}


@pytest.mark.parametrize("code", GRAPH)
def test_the_right_example_of_a_page_has_no_fault(code):
    assert proved(code, "right")[2] == set()


@pytest.mark.parametrize("code", GRAPH)
def test_what_a_finding_shows_can_be_played_as_it_is_written_down(code):
    game, found, _ = proved(code, "wrong")
    assert all(each.place.line >= 1 and each.place.column >= 1 for each in found)
    for each in found:
        if each.witness is not None:
            state = begin(game, each.witness.variant).state
            for move in each.witness.moves:
                assert state.ending < 0
                state = apply(
                    game, state, read_move(write_move(move, game.space), game.space)
                ).state
    shows = {"P011", "P014", "P017", "P018", "P019"}
    assert code not in shows or all(each.witness for each in found if each.code == code)


@pytest.mark.parametrize("code", GRAPH)
def test_a_page_begins_with_its_code_and_title_and_explains_them(code):
    head, meaning = assets.text("diagnostics", f"{code}.md").split("\n\n")[:2]
    assert head == f"# {code}: {CODES[code][1]}"
    assert meaning.endswith(".")
    assert len(meaning.split()) >= 8


def test_every_code_has_a_page_and_every_page_a_code():
    pages = {path.stem for path in assets.root("resources").glob("diagnostics/P0[0-4]?.md")}
    assert pages == set(GRAPH)


def test_every_code_is_found_by_some_check_and_no_check_finds_another():
    sources = [path for path in SOURCES.glob("**/*.py") if path.name != "proof_codes.py"]
    used = {c for path in sources for c in re.findall(r'"(P0[0-4]\d)"', path.read_text("utf-8"))}
    assert used == set(GRAPH)
