"""What reviewing one game takes: its solver, which reads the kept table, and its scorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.analysis.judging.review import Reviewer
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.services.review.page import NotReady

if TYPE_CHECKING:
    from negotiator_trainer.analysis.solving.tables import Table
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.services.review.tables import Tables

BEYOND = 2_000
"""Beliefs that may be solved here, for a move that leads to where nothing was solved yet."""


class Desk:
    """Solver and reviewer of one game, over one table."""

    def __init__(self, game: Game, table: Table, *, budget: int) -> None:
        self.table = table
        self.solver = Solver(game, budget=budget, table=table)
        self.reviewer = Reviewer(self.solver, self.solver.scorer)


class Desks:
    """Keeps a desk for each game as long as its table stays the same.

    Args:
        tables: Where tables come from.
        budget: Beliefs that may be solved beside a table, for one question.
    """

    def __init__(self, tables: Tables, *, budget: int = BEYOND) -> None:
        self._tables = tables
        self._budget = budget
        self._kept: dict[tuple[str, str], Desk] = {}

    def at(self, content: str, game: Game) -> Desk | NotReady:
        """The desk of a game, or why there is none yet."""
        table = self._tables.find(content, game)
        if isinstance(table, NotReady):
            return table
        key = (content, game.role)
        desk = self._kept.get(key)
        if desk is None or desk.table is not table:
            desk = self._kept[key] = Desk(game, table, budget=self._budget)
        return desk
