from itertools import pairwise

import pytest

from negotiator_trainer.analysis.graph.explored import Walk
from negotiator_trainer.analysis.graph.exploring import EVERY_BIT, ExploringKernel
from negotiator_trainer.analysis.proofs.prove_graph import watched_walk
from negotiator_trainer.engine.move import Offer, read_move, write_move
from negotiator_trainer.engine.outcome import Happened, Learned
from negotiator_trainer.engine.play import apply, begin, can_offer, legal_moves, legal_packages
from tests.games import game

PROVED = {"shed": ("proofs/shed-sale", "buyer"), "doors": ("scenarios/two-doors", "tenant")}


def every_state(played):
    """All states by plain search, every single package tried by itself."""
    waiting = [begin(played, variant).state for variant in played.variants]
    found = set(waiting)
    while waiting:
        state = waiting.pop()
        if state.ending >= 0:
            continue
        moves = list(legal_moves(played, state))
        if can_offer(played, state):
            for package in legal_packages(played, state):
                moves += [Offer((package,)), Offer((package,), "if", frozenset({0}))]
        for move in moves:
            after = apply(played, state, move).state
            if after not in found:
                found.add(after)
                waiting.append(after)
    return found


@pytest.mark.parametrize("name", PROVED)
def test_the_walk_finds_as_many_states_as_trying_every_package_in_every_state(name):
    played = game(*PROVED[name])
    walk = Walk(ExploringKernel(played, keep=EVERY_BIT), variants=played.variants)
    states = every_state(played)
    going = {state for state in states if state.ending < 0}
    # Which package was agreed is not told apart: one stands for all that would be accepted.
    over = {state._replace(deal=state.deal and ()) for state in states if state.ending >= 0}
    assert walk.states - sum(walk.endings.values()) == len(going)
    counted = {i: sum(s.ending == i for s in over) for i in {s.ending for s in over}}
    named = {played.names.endings[i]: n for i, n in walk.endings.items()}
    for i, count in counted.items():
        kind = played.side.endings[played.names.endings[i]].kind
        assert named[played.names.endings[i]] >= count
        assert kind == "deal" or named[played.names.endings[i]] == count
    assert walk.trust == (min(s.trust for s in states), max(s.trust for s in states))


@pytest.mark.parametrize("name", PROVED)
def test_every_witness_can_be_played_and_written_down(name):
    played = game(*PROVED[name])
    walk = watched_walk(played)
    shown = 0
    for mark in walk.marks:
        witness = walk.witness(mark)
        state = begin(played, witness.variant).state
        happened = []
        for move in witness.moves:
            assert read_move(write_move(move, played.space), played.space) == move
            assert state.ending < 0
            outcome = apply(played, state, move)
            happened += outcome.events
            state = outcome.state
        if mark.kind == "learned":
            assert Learned(mark.name, new=True) in happened
            shown += 1
        if mark.kind == "happened":
            assert Happened(mark.name) in happened
            assert played.variants.index(witness.variant) == mark.variant
            shown += 1
        if mark.kind == "ended":
            assert played.names.endings[state.ending] == mark.name
            shown += 1
    assert shown >= len(played.side.endings)


def test_no_shorter_play_leaves_the_mark_of_a_witness():
    played = game(*PROVED["shed"])
    walk = watched_walk(played)
    mark = next(m for m in walk.marks if m.kind == "learned" and m.name == "yard")
    assert [write_move(m, played.space) for m in walk.witness(mark).moves] == ["say yd01"]
    lengths = sorted(len(walk.witness(m).moves) for m in walk.marks)
    assert lengths[0] == 0
    assert all(b - a <= 1 for a, b in pairwise(lengths))


def test_a_budget_that_runs_out_is_not_called_complete():
    assert not watched_walk(game(*PROVED["shed"]), budget=50).complete
