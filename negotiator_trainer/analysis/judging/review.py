"""A play reviewed turn by turn: losses, labels, tags, accuracy, and what would pass a retry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.judging.labels import (
    FINE,
    LITTLE,
    Label,
    Tag,
    attempt_accuracy,
    label_of,
    turn_accuracy,
)
from negotiator_trainer.analysis.judging.signals import Signals
from negotiator_trainer.analysis.judging.track import legal_in
from negotiator_trainer.analysis.judging.turning import could_not_know, turned
from negotiator_trainer.engine.play import step as engine_step

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Literal

    from negotiator_trainer.analysis.judging.track import Step, Track
    from negotiator_trainer.analysis.solving.solver import Solver, States
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.scoring.measures import Scorer

MOST_MOMENTS = 4
UNLUCKY = -10.0
_EQUAL = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn, judged.

    Attributes:
        step: Its values.
        label: What its loss amounts to.
        tags: In the order of `Tag`.
        missed: The fact that came out and was left unused; empty without that tag.
        accuracy: 1–100; None where the turn was forced or assisted.
    """

    step: Step
    label: Label
    tags: tuple[Tag, ...]
    missed: str
    accuracy: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A play, judged.

    Attributes:
        track: Its values.
        turns: Every turn.
        decisions: How many of them were not forced.
        accuracy: 1–100; None with fewer than four decisions.
        walk: For a right walk whether it was ``justified``, leaving within 5 points of the
            best over the belief, or ``lucky``; else empty.
    """

    track: Track
    turns: tuple[Turn, ...]
    decisions: int
    accuracy: float | None
    walk: Literal["justified", "lucky", ""]

    @property
    def moments(self) -> tuple[Turn, ...]:
        """The up to four costliest turns that cost more than 5 points, in order of play."""
        costly = [turn for turn in self.turns if turn.step.loss > FINE]
        costly = sorted(costly, key=lambda turn: -turn.step.loss)[:MOST_MOMENTS]
        return tuple(sorted(costly, key=lambda turn: turn.step.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A second try at a turn, judged over what was possible then.

    Attributes:
        loss: By how many points of the overall the best move is better.
        passed: Whether the move is within 5 points of the best.
        possible: The states in which the move is legal.
    """

    loss: float
    passed: bool
    possible: States


class Reviewer:
    """Reviews plays of one game.

    Args:
        solver: Of the game; what it has not solved yet is solved when it is needed.
        scorer: Of the same game.
    """

    def __init__(self, solver: Solver, scorer: Scorer) -> None:
        self._solver = solver
        self._scorer = scorer
        self._signals = Signals(solver.game)
        self._known: dict[States, list[tuple[float, Move]]] = {}
        self._best: dict[States, Move] = {}

    def review(self, track: Track, *, assisted: Collection[int] = ()) -> Review:
        """Judge every turn of a play, finished or not.

        Args:
            track: The play, followed with the same solver.
            assisted: The turns for which a hint was asked for.

        Raises:
            OverBudget: The solver's budget ran out.
        """
        ranked = [self._ranked(step.judged) for step in track.steps]
        missed = self._signals.missed(track, self.best)
        turns = tuple(
            self._turn(
                track, step, moves, missed=missed.get(step.number, ""),
                assisted=step.number in assisted,
            )
            for step, moves in zip(track.steps, ranked, strict=True)
        )  # fmt: skip
        decisions = sum("forced" not in turn.tags for turn in turns)
        counted = [turn.accuracy for turn in turns if turn.accuracy is not None]
        return Review(
            track=track, turns=turns, decisions=decisions,
            accuracy=attempt_accuracy(counted, decisions=decisions), walk=self._walk(track),
        )  # fmt: skip

    def best(self, step: Step) -> Move:
        """The best move of a turn."""
        return self.best_in(step.judged)

    def best_in(self, belief: States) -> Move:
        """A move of the highest value; of several the one that brings most at once.

        That is: a yes, then facts, then what tells variants apart, then trust; else the first
        in the game's order. An idle turn that happens to cost nothing is no better line.
        """
        found = self._best.get(belief)
        if found is None:
            ranked = self._ranked(belief)
            equal = [move for value, move in ranked if ranked[0][0] - value <= _EQUAL]
            found = self._best[belief] = max(equal, key=lambda move: self._brings(belief, move))
        return found

    def judge(self, belief: States, move: Move) -> Judged:
        """Judge a move by what was possible before it.

        Raises:
            MoveError: It is not legal there.
            OverBudget: The solver's budget ran out.
        """
        possible = legal_in(self._solver.game, belief, move)
        loss = max(0.0, self._solver.value(possible) - self._solver.of_move(possible, move))
        return Judged(loss=loss, passed=loss <= FINE, possible=possible)

    def _ranked(self, belief: States) -> list[tuple[float, Move]]:
        found = self._known.get(belief)
        if found is None:
            found = self._known[belief] = self._solver.ranked(belief)
        return found

    def _brings(self, belief: States, move: Move) -> tuple[float, float, int, float]:
        game = self._solver.game
        yes = out = trust = 0.0
        told = len(self._solver.successors(belief, move))
        for state in belief:
            weight = self._solver.weight((state,))
            after = engine_step(game, state, move)
            yes += weight * (after.deal is not None)
            out += weight * (after.known & ~state.known).bit_count()
            trust += weight * (after.trust - state.trust)
        return yes, out, told, trust

    def _turn(
        self, track: Track, step: Step, ranked: list[tuple[float, Move]], *, missed: str,
        assisted: bool,
    ) -> Turn:  # fmt: skip
        log = track.log[: step.number]
        unforeseen = could_not_know(self._solver.game, log, step)
        forced = len(ranked) == 1
        near = sum(step.before - value <= LITTLE for value, _ in ranked)
        which: dict[Tag, bool] = {
            "key_find": step.loss <= FINE and near <= 1 and not forced,
            "missed_signal": bool(missed),
            "unlucky": step.loss <= FINE and step.luck <= UNLUCKY,
            "could_not_know": unforeseen,
            "assisted": assisted,
            "forced": forced,
        }
        return Turn(
            step=step,
            label=label_of(
                step.loss, turned=turned(self._scorer, log[-1].state, step), unannounced=unforeseen
            ),
            tags=tuple(tag for tag, so in which.items() if so),
            missed=missed,
            accuracy=None if forced or assisted else turn_accuracy(step.loss),
        )

    def _walk(self, track: Track) -> Literal["justified", "lucky", ""]:
        state = track.last[0]
        if state.ending < 0 or self._scorer.verdict(state)[0] != "right_walk":
            return ""
        return "justified" if track.steps[-1].loss <= FINE else "lucky"
