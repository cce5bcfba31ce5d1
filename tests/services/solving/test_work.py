"""An order that names a play: what it led to beside the table is solved too."""

from dataclasses import replace

import pytest

from negotiator_trainer.analysis.judging.track import follow
from negotiator_trainer.analysis.solving.solver import OverBudget, Solver
from negotiator_trainer.analysis.solving.tables import Table
from negotiator_trainer.engine.move import read_move
from negotiator_trainer.errors import MoveError
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.solving import kept
from negotiator_trainer.services.solving.order import Order
from negotiator_trainer.services.solving.work import Work
from tests.analysis.random_games import random_game
from tests.games import FIXTURES

BESIDE = 9
"""A random game in which several offers at once lead where single ones do not."""


@pytest.fixture
def order(tmp_path):
    playable = Library([FIXTURES / "scenarios"]).open("two-doors")
    return Order(
        files=playable.files, role="tenant", folder=tmp_path / "solved", variant="nights",
        moves=("say ha1",),
    )  # fmt: skip


@pytest.fixture
def beside():
    solved = Solver(random_game(BESIDE))
    solved.start()
    moves = ("offers price=c finish=a | price=d finish=a", "outside")
    return solved, [read_move(move, solved.game.space) for move in moves]


def test_a_play_can_lead_beside_what_single_offers_reach(beside):
    solved, moves = beside
    table = Table.from_bytes(solved.table.to_bytes())
    with pytest.raises(OverBudget):
        follow(Solver(solved.game, table=table, budget=0), "soft", moves)


def test_what_was_solved_beside_a_table_is_kept_with_it(beside):
    solved, moves = beside
    before = len(solved.table)
    track = follow(solved, "soft", moves)
    assert len(solved.table) > before
    again = Table.from_bytes(solved.table.to_bytes())
    assert follow(Solver(solved.game, table=again, budget=0), "soft", moves) == track


def test_an_order_with_a_play_comes_back_as_it_was(order):
    assert Order.from_line(order.to_line()) == order


def test_a_play_within_the_table_leaves_the_file_as_it_was(order):
    found = Work(order).run()
    file = order.folder / order.key.file_name
    written = file.stat().st_mtime_ns
    assert Work(order).run().value == found.value
    assert file.stat().st_mtime_ns == written


def test_a_play_that_is_not_of_this_game_is_refused_and_the_table_stays(order):
    with pytest.raises(MoveError):
        Work(replace(order, moves=("say nothing",))).run()
    assert kept.read(order.folder, order.key) is not None
