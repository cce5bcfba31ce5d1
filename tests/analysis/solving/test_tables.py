from random import Random

import numpy as np
import pytest

from negotiator_trainer.analysis.solving.grid import NONE
from negotiator_trainer.analysis.solving.layers import OverBudget, unique_rows
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.analysis.solving.tables import Table, in_order
from negotiator_trainer.engine.move import Say
from tests.analysis.random_games import random_game
from tests.analysis.reviewing import any_move, solver
from tests.games import game


def beliefs_met(solved, chance):
    """The beliefs of a play by chance."""
    belief = chance.choice(solved.opening())
    while belief[0].ending < 0:
        yield belief
        belief = chance.choice(solved.successors(belief, any_move(solved.game, belief[0], chance)))


def test_every_belief_of_a_play_is_found_with_its_total():
    solved = solver("sale")
    chance = Random(3)
    for _ in range(20):
        for belief in beliefs_met(solved, chance):
            assert solved.table.get(belief) == pytest.approx(
                max(total for total, _ in solved.ranked(belief)) * solved.weight(belief)
            )


def test_what_was_written_is_the_same_table():
    solved = solver("sale")
    again = Table.from_bytes(solved.table.to_bytes())
    assert (len(again), again.beliefs) == (len(solved.table), solved.table.beliefs)
    chance = Random(4)
    for _ in range(10):
        for belief in beliefs_met(solved, chance):
            assert again.get(belief) == solved.table.get(belief)


def test_a_table_read_from_bytes_solves_without_work():
    played = game("scenarios/toy-sale", "buyer")
    table = Table.from_bytes(solver("sale").table.to_bytes())
    assert Solver(played, table=table, budget=0).start() == solver("sale").start()


@pytest.mark.parametrize("seed", range(12))
def test_tables_of_games_with_ladders_and_memories_come_back_whole(seed):
    solved = Solver(random_game(seed))
    again = Table.from_bytes(solved.table.to_bytes())
    assert again.cores.all == solved.table.cores.all
    assert again.to_bytes() == solved.table.to_bytes()


@pytest.mark.parametrize("raw", [b"", b"PK", b"no table at all", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_table_is_refused(raw):
    with pytest.raises(ValueError, match="table"):
        Table.from_bytes(raw)


def test_a_belief_that_was_not_solved_is_not_there():
    solved = solver("doors")
    (belief,) = solved.opening()
    assert solved.table.get(belief) is not None
    assert solved.table.get((belief[0]._replace(flags=0, tabled=99),)) is None
    assert solved.table.get((belief[0]._replace(round=99),)) is None


def test_where_nothing_was_solved_it_is_solved_from_there():
    played = game("scenarios/toy-sale", "buyer")
    whole = solver("sale")
    (belief,) = whole.opening()
    (later,) = whole.successors(belief, Say("yd09"))
    empty = Solver(played, table=Table(
        whole.table.cores, {}, beliefs=0, columns=2, keep=whole.game.read_bits,
    ))  # fmt: skip
    assert empty.value(later) == pytest.approx(whole.value(later))
    assert empty.table.get(later) is not None


def test_over_the_budget_nothing_is_kept_that_could_be_taken_for_a_solution():
    small = Solver(game("scenarios/toy-sale", "buyer"), budget=100)
    with pytest.raises(OverBudget):
        small.start()
    with pytest.raises(OverBudget):
        _ = small.table


def test_progress_is_told_round_by_round():
    told = []
    Solver(game("scenarios/two-doors", "tenant"), progress=lambda *at: told.append(at)).start()
    assert [at[0] for at in told] == list(range(1, len(told) + 1))
    assert [at[2] for at in told] == sorted(at[2] for at in told)


def test_rows_are_found_by_bisection_whatever_columns_are_missing():
    rows = np.array([[5, NONE], [3, 4], [NONE, 2], [3, NONE]])
    part = in_order(rows, np.arange(4.0))
    assert [part.get(row) for row in rows.tolist()] == [0.0, 1.0, 2.0, 3.0]
    assert part.get([3, 5]) is None
    assert part.get([NONE, NONE]) is None


def test_equal_rows_are_one_and_different_ones_stay_apart():
    chance = Random(1)
    rows = np.array([[chance.randrange(4), chance.randrange(-1, 3), chance.randrange(2)]
                     for _ in range(500)])  # fmt: skip
    unique, inverse = unique_rows(rows)
    assert np.array_equal(unique[inverse], rows)
    assert len(unique) == len({tuple(row) for row in rows.tolist()})
