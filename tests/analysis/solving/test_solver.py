from random import Random

import pytest

from negotiator_trainer.analysis.solving.belief import BruteForce, every_move
from negotiator_trainer.analysis.solving.solver import OverBudget, Solver
from negotiator_trainer.analysis.solving.solver_score import ManyEnds
from negotiator_trainer.engine.move import Accept, Offer, Say
from negotiator_trainer.engine.play import apply, begin
from negotiator_trainer.scoring.measures import Scorer
from tests.analysis.random_games import random_game
from tests.games import game


def solver(played, **how):
    return Solver(played, **how)


@pytest.fixture(scope="module")
def doors():
    return solver(game("scenarios/two-doors", "tenant"))


@pytest.fixture(scope="module")
def sale():
    return solver(game("scenarios/toy-sale", "buyer"))


def with_conditions(played, belief):
    """Every legal move, and every package once more as an offer with a condition."""
    moves = every_move(played, belief)
    offers = [move.packages for move in moves if isinstance(move, Offer)]
    return *moves, *(Offer(packages, "if", frozenset({0})) for packages in offers)


@pytest.mark.parametrize("first", range(0, 120, 30))
def test_the_value_is_that_of_trying_every_package_in_small_random_games(first):
    try_every_package(range(first, first + 30))


@pytest.mark.long
@pytest.mark.parametrize("first", range(120, 400, 70))
def test_so_it_is_in_many_more_of_them(first):
    try_every_package(range(first, first + 70))


def try_every_package(seeds):
    tactics = set()
    for seed in seeds:
        played = random_game(seed)
        tactics.add(played.side.stance.tactic)
        oracle = BruteForce(played, ManyEnds(played).overall, moves=with_conditions)
        solved = solver(played)
        assert solved.start() == pytest.approx(oracle.start(), abs=1e-6), seed
        for variant in played.variants:
            alone = oracle.hindsight(variant)
            assert solved.hindsight(variant) == pytest.approx(alone, abs=1e-6), seed
    assert tactics == {"time", "tit_for_tat", "ladder"}


def test_a_move_is_worth_what_trying_everything_after_it_says():
    for seed in range(20):
        played = random_game(seed)
        oracle = BruteForce(played, ManyEnds(played).overall, moves=with_conditions)
        solved = solver(played)
        for belief in solved.opening():
            for value, move in solved.ranked(belief):
                assert value == pytest.approx(oracle.of_move(frozenset(belief), move), abs=1e-6)
                assert value == pytest.approx(solved.of_move(belief, move), abs=1e-6)


def test_asking_is_right_where_averaging_the_variants_says_otherwise(doors):
    (belief,) = doors.opening()
    assert doors.best(belief) == Say("ha1")
    alone = [doors.hindsight(variant) for variant in doors.game.variants]
    assert sum(alone) / len(alone) > doors.start()


def test_the_toy_sale_has_the_value_that_trying_everything_gives_it(sale):
    played = game("scenarios/toy-sale", "buyer")
    assert sale.start() == pytest.approx(BruteForce(played, ManyEnds(played).overall).start())


def test_knowing_the_variant_is_never_worth_less(sale):
    weights = [variant.weight for variant in sale.game.side.variants.values()]
    alone = [sale.hindsight(name) for name in sale.game.variants]
    mean = sum(w * v for w, v in zip(weights, alone, strict=True)) / sum(weights)
    assert mean >= sale.start() - 1e-9


def test_over_its_budget_it_says_so_and_gives_no_value():
    small = solver(game("scenarios/toy-sale", "buyer"), budget=200)
    with pytest.raises(OverBudget):
        small.start()


def test_what_was_solved_before_is_not_solved_again(sale):
    sale.start()
    again = solver(game("scenarios/toy-sale", "buyer"), table=sale.table, budget=0)
    assert again.start() == sale.start()


def test_the_best_moves_of_a_belief_come_first(sale):
    (belief,) = sale.opening()
    values = [value for value, _ in sale.ranked(belief)]
    assert values == sorted(values, reverse=True)
    assert values[0] == pytest.approx(sale.value(belief))


@pytest.mark.parametrize("name", ["doors", "sale"])
def test_the_overall_is_the_value_of_the_start_less_the_losses_plus_the_luck(name, request):
    solved = request.getfixturevalue(name)
    for seed in range(100):
        played, score, total = random_play(solved, Random(seed))
        assert total == pytest.approx(score, abs=0.01), played


def random_play(solved, chance):
    """Play by chance; the moves, the overall, and V₀ − Σ loss + Σ luck."""
    played = solved.game
    state = begin(played, chance.choice(played.variants)).state
    belief = next(b for b in solved.opening() if state in b)
    total = solved.start() + (solved.value(belief) - solved.start())  # luck at the opening
    moves = []
    while state.ending < 0:
        move = chance.choice(every_move(played, frozenset(belief)))
        worth = solved.of_move(belief, move)
        loss = solved.value(belief) - worth
        assert loss >= -1e-9
        state = apply(played, state, move).state
        after = next(b for b in solved.successors(belief, move) if state in b)
        belief = after if state.ending < 0 else (state,)  # the variant is told at the end
        total += solved.value(belief) - worth - loss
        moves.append(move)
    return moves, Scorer(played).overall(state), total


QUICK = [
    game("scenarios/toy-sale", "buyer"),
    game("scenarios/two-doors", "tenant"),
    *map(random_game, range(40)),
]


@pytest.mark.parametrize("played", QUICK, ids=range(len(QUICK)))
def test_the_quick_score_is_the_scorers(played):
    quick, plain = ManyEnds(played), Scorer(played)
    for seed in range(25):
        chance = Random(seed)
        state = begin(played, chance.choice(played.variants)).state
        while state.ending < 0:
            move = chance.choice(every_move(played, frozenset({state})))
            state = apply(played, state, move).state
        assert quick.overall(state) == pytest.approx(plain.overall(state), abs=1e-9)
        assert quick.verdict(state) == plain.verdict(state)


def test_nothing_stands_to_be_accepted_before_they_have_asked(doors):
    (belief,) = doors.opening()
    assert Accept() not in [move for _, move in doors.ranked(belief)]
