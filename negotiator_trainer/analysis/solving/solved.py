"""A role solved: the value of its start, and the best play against each variant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.solving.solver import BELIEF_BUDGET, OverBudget, Solver
from negotiator_trainer.engine.play import apply, begin

if TYPE_CHECKING:
    from negotiator_trainer.analysis.solving.solver import Progress
    from negotiator_trainer.analysis.solving.tables import Table
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """Best play against one variant.

    Attributes:
        hindsight: The value to somebody who knows the variant, 0–100.
        line: The moves of best play by somebody who does not.
        overall: What that line comes to, 0–100.
    """

    hindsight: float
    line: tuple[Move, ...]
    overall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """What solving found; without a value where the budget ran out: nothing is proved then.

    Attributes:
        value: V₀, the expected overall of best play, 0–100.
        beliefs: Belief states that can follow the start; without a value, the budget.
        variants: Best play against each variant, in model order; empty without a value.
    """

    value: float | None
    beliefs: int
    variants: dict[str, Against]

    @property
    def complete(self) -> bool:
        """Whether everything was looked at."""
        return self.value is not None


def solve(
    game: Game,
    *,
    budget: int = BELIEF_BUDGET,
    table: Table | None = None,
    progress: Progress | None = None,
) -> Solution:
    """Solve a role over beliefs by the scorer's overall.

    Args:
        game: What is solved.
        budget: The most belief states solved.
        table: What was solved before.
        progress: Called with the rounds done, all rounds and the beliefs so far.
    """
    solver = Solver(game, budget=budget, table=table, progress=progress)
    try:
        value = solver.start()
        variants = {}
        for name in game.variants:
            line, overall = _best_line(solver, name)
            variants[name] = Against(hindsight=solver.hindsight(name), line=line, overall=overall)
    except OverBudget:
        return Solution(value=None, beliefs=budget, variants={})
    return Solution(value=value, beliefs=solver.table.beliefs, variants=variants)


def _best_line(solver: Solver, variant: str) -> tuple[tuple[Move, ...], float]:
    state = begin(solver.game, variant).state
    belief = next(belief for belief in solver.opening() if state in belief)
    line: list[Move] = []
    while state.ending < 0:
        move = solver.best(belief)
        line.append(move)
        state = apply(solver.game, state, move).state
        belief = next(after for after in solver.successors(belief, move) if state in after)
    return tuple(line), solver.scorer.overall(state)
