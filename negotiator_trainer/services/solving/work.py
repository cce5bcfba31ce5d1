"""Carries out an order: looks for the table, solves where there is none, keeps it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.judging.review import Reviewer
from negotiator_trainer.analysis.judging.track import follow
from negotiator_trainer.analysis.solving.solver import OverBudget, Solver
from negotiator_trainer.engine.move import read_move
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.solving import kept
from negotiator_trainer.services.solving.kept import Kept

if TYPE_CHECKING:
    from negotiator_trainer.analysis.solving.tables import Table
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.services.solving.order import Order


class Work:
    """One order.

    Args:
        order: What shall be done.
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        self.beliefs = 0
        """Belief states looked at so far; may be asked from another thread."""
        self.share = 0.0
        """0–1 of the rounds; likewise."""

    def run(self) -> Kept:
        """Return the table that lies there, or solve and keep it.

        Where the order names a play, what it led to beside the table is solved and kept too.

        Raises:
            ScenarioError: The scenario cannot be read or has no such role.
            MoveError: A move of the play is not legal where it comes.
            OSError: The table cannot be kept.
        """
        order = self.order
        found = kept.read(order.folder, order.key)
        if found is not None and not order.moves:
            return found
        game = Library([]).restore(order.files).game(order.role)
        if found is None:
            found = self._solved(game)
            kept.write(order.folder, order.key, found)
        if found.table is not None and self._followed(game, found.table):
            kept.write(order.folder, order.key, found)
        return found

    def _followed(self, game: Game, table: Table) -> bool:
        """Solve what judging every turn of the play takes; whether the table grew."""
        solver = Solver(game, budget=self.order.budget, table=table, progress=self._came_to)
        before = len(table)
        moves = [read_move(move, game.space) for move in self.order.moves]
        with contextlib.suppress(OverBudget):
            if moves:
                track = follow(solver, self.order.variant, moves)
                Reviewer(solver, solver.scorer).review(track)
        return len(table) > before

    def _solved(self, game: Game) -> Kept:
        solver = Solver(game, budget=self.order.budget, progress=self._came_to)
        try:
            value = solver.start()
        except OverBudget:
            return Kept(value=None, beliefs=self.beliefs, table=None)
        return Kept(value=value, beliefs=solver.table.beliefs, table=solver.table)

    def _came_to(self, done: int, rounds: int, beliefs: int) -> None:
        self.beliefs, self.share = beliefs, done / rounds if rounds else 0.0
