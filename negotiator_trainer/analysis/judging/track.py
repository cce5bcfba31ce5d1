"""A play followed through the beliefs of its trainee: what every turn was worth.

The opening's belief holds every variant whose opening looks the same. Each move leads to the
successor that holds what really happened; the end is told, so that the last belief is the true
final state alone and its value the overall.

Two things are settled here so that for every play, to rounding,

    overall = V₀ − Σ loss + Σ luck        with loss = V − Q and luck = V(next) − Q.

V₀ is the value before the opening is seen; the luck of the opening is that of turn 0.

*A move that the solver does not try*, several offers at once, can be worth more than all that
it tries. The value of a turn is therefore the larger one of the solver's and that of the move
that was played. The loss is then 0, and the excess is luck of the turn before: the position was
better than the solver had known.

*A package that an unseen event has ruled out* in some variants of a belief can be offered in
the others only. Being able to offer it tells them apart before the move is made: the turn is
judged over the variants in which its move is legal, and what that tells is luck of the turn
before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.engine.play import apply, begin, step
from negotiator_trainer.errors import MoveError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.analysis.solving.solver import Solver, States
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.engine.outcome import Outcome
    from negotiator_trainer.engine.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One turn of a play, valued.

    Attributes:
        number: 1 for the first move.
        move: What was played.
        belief: What was possible before it.
        judged: Those of them in which the move is legal: over them it is valued.
        before: V, the expected overall of best play, at least `worth`.
        worth: Q, the same after this move.
        after: V of the next turn; after the last move the overall.
        outcome: What really followed.
    """

    number: int
    move: Move
    belief: States
    judged: States
    before: float
    worth: float
    after: float
    outcome: Outcome

    @property
    def loss(self) -> float:
        """What the best move would have kept, in points of the overall; never below 0."""
        return self.before - self.worth

    @property
    def luck(self) -> float:
        """What came, or went, with what could not be known; in points of the overall."""
        return self.after - self.worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A play, valued turn by turn.

    Attributes:
        start: V₀, before the opening.
        opening: The value of the first turn.
        steps: The turns.
        last: What is possible at its end: the next turn's belief, or the true final state.
        value: The value of `last`; once the play has ended, the overall.
        log: What really followed, the opening first.
    """

    start: float
    opening: float
    steps: tuple[Step, ...]
    last: States
    value: float
    log: tuple[Outcome, ...]


def follow(solver: Solver, variant: str, moves: Sequence[Move]) -> Track:
    """Value a play, finished or not.

    All that a review of it asks of the solver is then among the solver's totals.

    Args:
        solver: Of the game that was played.
        variant: What was true.
        moves: What was played, the first move first.

    Raises:
        MoveError: A move is not legal where it comes.
        OverBudget: The solver's budget ran out.
    """
    game = solver.game
    log = [begin(game, variant)]
    beliefs = [holding(solver.opening(), log[0].state)]
    judged: list[States] = []
    for move in moves:
        truth = apply(game, log[-1].state, move)
        judged.append(legal_in(game, beliefs[-1], move))
        log.append(truth)
        beliefs.append(_next(solver, judged[-1], move, truth.state))
    worths = [solver.of_move(b, move) for b, move in zip(judged, moves, strict=True)]
    values = [max(solver.value(b), q) for b, q in zip(judged, worths, strict=True)]
    values.append(solver.value(beliefs[-1]))
    steps = tuple(
        Step(
            number=i + 1, move=move, belief=beliefs[i], judged=judged[i], before=values[i],
            worth=worths[i], after=values[i + 1], outcome=log[i + 1],
        )
        for i, move in enumerate(moves)
    )  # fmt: skip
    return Track(
        start=solver.start(), opening=values[0], steps=steps, last=beliefs[-1],
        value=values[-1], log=tuple(log),
    )  # fmt: skip


def legal_in(game: Game, belief: States, move: Move) -> States:
    """The states of a belief in which a move is legal.

    Raises:
        MoveError: There is none.
    """
    found = []
    refusal: MoveError | None = None
    for state in belief:
        try:
            step(game, state, move)
        except MoveError as error:
            refusal = error
        else:
            found.append(state)
    if not found and refusal is not None:
        raise refusal
    return tuple(found)


def holding(beliefs: Sequence[States], state: State) -> States:
    """The belief that holds a state."""
    return next(belief for belief in beliefs if state in belief)


def _next(solver: Solver, belief: States, move: Move, truth: State) -> States:
    if truth.ending >= 0:
        return (truth,)
    return holding(solver.successors(belief, move), truth)
