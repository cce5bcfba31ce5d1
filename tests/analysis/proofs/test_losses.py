import numpy as np
import pytest

from negotiator_trainer.analysis.proofs.losses import least_losses, losses
from negotiator_trainer.analysis.proofs.ways import states_at, way_to
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.engine.move import Say, read_move, write_move
from negotiator_trainer.engine.play import begin
from tests.analysis.random_games import random_game
from tests.games import game

SEEDS = range(25)


def belief_after(solver, witness):
    """The belief of somebody who makes the moves of a witness, written down and read again."""
    state = begin(solver.game, witness.variant).state
    belief = next(each for each in solver.opening() if state in each)
    for move in witness.moves:
        again = read_move(write_move(move, solver.game.space), solver.game.space)
        variant = solver.game.variants.index(witness.variant)
        belief = next(
            each
            for each in solver.successors(belief, again)
            if any(state.variant == variant for state in each)
        )
    return belief


@pytest.mark.parametrize("seed", SEEDS)
def test_a_loss_is_the_value_of_the_belief_less_that_of_the_move(seed):
    solver = Solver(random_game(seed))
    search = solver.search
    for each in losses(search):
        for at in range(0, len(each.moves), 7):
            belief = states_at(search, each.round, int(each.beliefs[at]))
            entry = search.layers[each.round].entries[each.moves[at]]
            move = search.work.kernel.moves[int(entry)]
            scalar = solver.value(belief) - solver.of_move(belief, move)
            assert each.loss[at] == pytest.approx(scalar, abs=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_move_of_every_belief_loses_nothing(seed):
    for each in losses(Solver(random_game(seed)).search):
        best = np.full(each.beliefs.max() + 1, np.inf)
        np.minimum.at(best, each.beliefs, each.loss)
        assert np.allclose(best[np.unique(each.beliefs)], 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_way_to_a_belief_leads_there_when_it_is_played(seed):
    solver = Solver(random_game(seed))
    search = solver.search
    for round_, marked in enumerate(search.reached):
        for belief in np.flatnonzero(marked)[::5].tolist():
            witness = way_to(search, round_, belief)
            assert len(witness.moves) == round_
            row = search.work.row(belief_after(solver, witness))
            assert row.tolist() == search.layers[round_].rows[belief].tolist()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_least_that_a_line_costs_is_the_least_over_all_beliefs_that_offer_it(seed):
    search = Solver(random_game(seed)).search
    kernel = search.work.kernel
    slow = {}
    for each in losses(search):
        moves = search.layers[each.round].entries[each.moves]
        for entry, loss in zip(moves.tolist(), each.loss.tolist(), strict=True):
            move = kernel.moves[entry]
            if isinstance(move, Say):
                slow[move.id] = min(loss, slow.get(move.id, 1000.0))
    found = {name: least.loss for name, least in least_losses(search, stake=-1.0).items()}
    assert found == pytest.approx(slow)


def test_where_nothing_is_at_stake_a_line_is_not_judged():
    search = Solver(game("scenarios/toy-sale", "buyer")).search
    assert least_losses(search, stake=101.0) == {}
    assert least_losses(search, stake=20.0).keys() <= least_losses(search, stake=-1.0).keys()


def test_what_a_table_is_made_from_can_be_had_beside_it():
    solver = Solver(game("scenarios/two-doors", "tenant"))
    again = Solver(solver.game, table=solver.table)
    total = sum(float(t[mark].sum()) for t, mark in zip(
        again.search.totals[:1], again.search.reached[:1], strict=True
    ))  # fmt: skip
    assert total / again.search.work.weights.sum() == pytest.approx(solver.start())
    assert sum(int(mark.sum()) for mark in again.search.reached) == solver.table.beliefs
