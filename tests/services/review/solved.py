"""Tables of the fixtures, really solved."""

from __future__ import annotations

from functools import cache

from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.services.review.page import NotReady
from tests.games import game

FOLDERS = {"toy-sale": "scenarios/toy-sale", "two-doors": "scenarios/two-doors"}


def solved(played):
    """Solve a game."""
    solver = Solver(played)
    solver.start()
    return solver.table


@cache
def table(scenario, role):
    """Solve a fixture, once a process."""
    return solved(game(FOLDERS[scenario], role))


class Solved:
    """Finds the table of every fixture, or the one given.

    `ready` says how far solving has come; None once it is done.
    """

    def __init__(self, only=None):
        self.ready = None
        self._only = only

    def find(self, content, played):
        if self.ready is not None:
            return NotReady(progress=self.ready)
        return self._only or table(played.scenario.id, played.role)
