import pytest

from negotiator_trainer.analysis.proofs.proof import Subject
from negotiator_trainer.analysis.proofs.prove_graph import walk_checks
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.engine.game import compile_game
from negotiator_trainer.engine.move import write_move
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import from_files
from tests.analysis.proving import SHED, with_nodes

BENCH = """title: Bench
---
Ruth: Thirty years at that bench. {cue}#line:bn01
-> Then you know what she is worth. #act:empathy #line:bn02
    Ruth: I do. {answer}#line:bn06
    <<trust +10 "you gave her credit for her trade" because:smiles>>
    <<give monday>>
    <<jump Bench>>
-> You go on about it. #act:pressure #line:bn07
    Ruth: Do I? #cue:smiles #line:bn08
    <<return>>
-> Back to the bicycle. #act:reframe #line:bn05
    <<return>>
===
"""


def unannounced(**cues):
    files = {path.name: path.read_bytes() for path in SHED.iterdir()}
    script = files["script.buyer.yarn"].decode()
    bench = BENCH.format(**{"cue": "", "answer": ""} | cues)
    files["script.buyer.yarn"] = with_nodes(script, bench, adding=False).encode()
    report = check(from_files(files))
    assert not report.errors, [str(d) for d in report.errors]
    game = compile_game(report.loaded.scenario, "buyer", report.loaded.scripts["buyer"])
    subject = Subject(game=game, where=report.loaded.text.key_place, solver=Solver(game))
    found = [each for each in walk_checks(subject) if each.code == "P018"]
    return [[write_move(m, game.space) for m in each.witness.moves] for each in found]


def test_a_large_effect_that_can_come_before_its_cue_is_shown_by_the_shortest_such_play():
    assert unannounced() == [["say yd13", "say bn02"]]


def test_a_cue_seen_on_every_way_to_the_effect_announces_it():
    assert unannounced(cue="#cue:smiles ") == []


@pytest.mark.parametrize("cue", ["#cue:smiles "])
def test_a_cue_in_the_answer_that_brings_the_effect_comes_too_late(cue):
    assert unannounced(answer=cue) == [["say yd13", "say bn02"]]
