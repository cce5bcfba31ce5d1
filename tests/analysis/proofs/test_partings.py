from itertools import combinations

import numpy as np
import pytest

from negotiator_trainer.analysis.proofs.partings import partings, witness_of
from negotiator_trainer.analysis.proofs.telling import Telling
from negotiator_trainer.analysis.proofs.ways import states_at
from negotiator_trainer.analysis.solving.belief import observation
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.engine.move import Say, read_move, write_move
from negotiator_trainer.engine.play import apply, begin
from tests.analysis.random_games import random_game


def one_by_one(solver):
    """Where each difference comes first, by playing every move of every belief in both variants."""
    game, search = solver.game, solver.search
    telling = Telling(game)
    found = {}
    for pair in combinations(range(len(game.variants)), 2):
        one, other = (begin(game, game.variants[i]) for i in pair)
        if observation(game, one) != observation(game, other):
            told = telling.compare(one, other)
            found.setdefault((pair, told.kind, told.signal, told.line), 0)
    for round_, layer in enumerate(search.layers):
        ends = np.append(layer.starts[1:], len(layer.entries))
        for belief in np.flatnonzero(search.reached[round_]).tolist():
            states = states_at(search, round_, belief)
            for entry in layer.entries[layer.starts[belief] : ends[belief]].tolist():
                move = search.work.kernel.moves[entry]
                for one, other in combinations(states, 2):
                    key = difference(game, telling, one, other, move)
                    if key is not None:
                        found.setdefault(key, round_ + 1)
    return found


def difference(game, telling, one, other, move):
    pair = one.variant, other.variant
    outcomes = [apply(game, state, move) for state in (one, other)]
    if all(outcome.state.ending >= 0 for outcome in outcomes):
        return None
    if observation(game, outcomes[0]) == observation(game, outcomes[1]):
        return None
    told = telling.compare(*outcomes, after=move.id if isinstance(move, Say) else "")
    return pair, told.kind, told.signal, told.line


@pytest.mark.parametrize("seed", range(60))
def test_every_way_in_which_two_variants_part_is_found_and_where_it_comes_first(seed):
    solver = Solver(random_game(seed))
    found = {}
    for each in partings(solver):
        told = each.difference
        found.setdefault((each.pair, told.kind, told.signal, told.line), each.round)
    assert found == one_by_one(solver)


@pytest.mark.parametrize("seed", range(60))
def test_what_shows_a_parting_can_be_played_and_parts_them(seed):
    solver = Solver(random_game(seed))
    game = solver.game
    for each in partings(solver):
        witness = witness_of(solver.search, each)
        assert len(witness.moves) == each.round
        logs = [[begin(game, game.variants[i])] for i in each.pair]
        assert witness.variant == game.variants[each.pair[0]]
        for move in witness.moves:
            again = read_move(write_move(move, game.space), game.space)
            assert len({observation(game, log[-1]) for log in logs}) == 1
            for log in logs:
                log.append(apply(game, log[-1].state, again))
        shown = [(observation(game, log[-1]), log[-1].events) for log in logs]
        assert shown[0] != shown[1]
