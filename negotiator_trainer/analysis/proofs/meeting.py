"""The turns that good play meets: those of the solver, and those of the principled trainee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.judging.track import holding, legal_in
from negotiator_trainer.analysis.players.principled import principled
from negotiator_trainer.analysis.players.trainees import play_out
from negotiator_trainer.analysis.proofs.proof import Witness

if TYPE_CHECKING:
    from negotiator_trainer.analysis.solving.solver import Solver, States
    from negotiator_trainer.engine.move import Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A turn with a choice in it.

    Offers that are answered alike in every variant still possible count as one move, which is
    worth what the best of them is: a price ten euros lower is no other decision.

    Attributes:
        belief: What is possible.
        values: Each move with what it is worth, best first.
        witness: A play that leads there.
    """

    belief: States
    values: tuple[tuple[float, Move], ...]
    witness: Witness

    @property
    def losses(self) -> list[float]:
        """What each move costs against the best, in points of the overall."""
        return [self.values[0][0] - value for value, _ in self.values]


def turns_met(solver: Solver) -> list[Turn]:
    """The turns, by round, that can follow the moves of the solver or of the principled trainee.

    The solver's are followed through everything that can be seen, those of the trainee through
    a play against each variant, since what it does depends on what it has heard.

    Raises:
        OverBudget: The solver's budget ran out.
    """
    met: dict[States, Turn] = {}
    _solvers(solver, met)
    for variant in solver.game.variants:
        _trainees(solver, variant, met)
    return sorted(met.values(), key=lambda turn: turn.belief[0].round)


def _solvers(solver: Solver, met: dict[States, Turn]) -> None:
    waiting: list[tuple[States, tuple[Move, ...]]] = [(b, ()) for b in solver.opening()]
    while waiting:
        belief, moves = waiting.pop()
        if belief[0].ending < 0 and belief not in met:
            turn = met[belief] = _turn(solver, belief, moves)
            best = turn.values[0][1]
            waiting += [(after, (*moves, best)) for after in solver.successors(belief, best)]


def _trainees(solver: Solver, variant: str, met: dict[States, Turn]) -> None:
    moves, log = play_out(solver.game, variant, principled)
    belief = holding(solver.opening(), log[0].state)
    for number, move in enumerate(moves):
        if belief not in met:
            met[belief] = _turn(solver, belief, tuple(moves[:number]))
        state = log[number + 1].state
        if state.ending < 0:
            able = legal_in(solver.game, belief, move)
            belief = holding(solver.successors(able, move), state)


def _turn(solver: Solver, belief: States, moves: tuple[Move, ...]) -> Turn:
    variant = solver.game.variants[belief[0].variant]
    witness = Witness(variant=variant, moves=moves)
    return Turn(belief=belief, values=tuple(solver.ranked(belief)), witness=witness)
