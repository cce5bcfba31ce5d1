"""The value of every belief: expectimax over what can be seen, offers taken by class.

A belief holds at most one state for each variant, because the engine has no chance in it; it is
written as a tuple in the order of the variants. Totals are kept unnormalised, as the sum of
weight times score, so that the value of a move is the sum over its successors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from negotiator_trainer.analysis.belief import observation
from negotiator_trainer.analysis.offer_classes import OfferClass, OfferClasses
from negotiator_trainer.analysis.solver_situations import with_kept_values
from negotiator_trainer.engine.play import apply, begin, legal_moves, step

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.engine.outcome import Outcome
    from negotiator_trainer.engine.state import State

States: TypeAlias = "tuple[State, ...]"
Score: TypeAlias = "Callable[[State], float]"

BELIEF_BUDGET = 2_000_000


class OverBudget(Exception):  # noqa: N818  it is an answer, not a fault: not proved
    """More beliefs than the budget allows would have to be looked at."""


class Solver:
    """Solves one role of a scenario over beliefs.

    Its moves are every line, accepting, stepping outside, walking, and each class of offers,
    with or without a condition (`OfferClasses` says why not several packages at once).

    Args:
        game: What is played.
        score: The worth of a final state, 0–100. It must not fall when a deal gets better for
            both sides, everything else being equal.
        budget: The most beliefs solved.
        known: Totals solved before, by belief.
    """

    def __init__(
        self,
        game: Game,
        score: Score,
        *,
        budget: int = BELIEF_BUDGET,
        known: Mapping[States, float] | None = None,
    ) -> None:
        self.game = game = with_kept_values(game)
        self._score = score
        self._budget = budget
        self._classes = OfferClasses(game)
        self._weights = tuple(v.weight for v in game.side.variants.values())
        self._before = known or {}
        self._known: dict[States, float] = {}

    @property
    def totals(self) -> Mapping[States, float]:
        """Weight times value of each belief solved here."""
        return self._known

    def opening(self) -> list[States]:
        """The beliefs after the opening, one for each way in which it can look."""
        return list(grouped(self.game, (begin(self.game, v) for v in self.game.variants)))

    def start(self) -> float:
        """V₀: the value of the game before its first move.

        Raises:
            OverBudget: The budget ran out first.
        """
        return sum(map(self._total, self.opening())) / sum(self._weights)

    def hindsight(self, variant: str) -> float:
        """The value of the game to somebody who knows the variant."""
        return self.value((begin(self.game, variant).state,))

    def value(self, belief: States) -> float:
        """V(belief): the expected score of best play from here, or of the end.

        Raises:
            OverBudget: The budget ran out first.
        """
        return self._total(belief) / self.weight(belief)

    def weight(self, belief: States) -> int:
        """The prior weight of the variants still possible."""
        return sum(self._weights[state.variant] for state in belief)

    def of_move(self, belief: States, move: Move) -> float:
        """Q(belief, move): the expected score of this move and best play after it."""
        return self._after(belief, move) / self.weight(belief)

    def successors(self, belief: States, move: Move) -> list[States]:
        """The beliefs that a move can lead to, one for each different thing then seen."""
        return list(grouped(self.game, (apply(self.game, state, move) for state in belief)))

    def ranked(self, belief: States) -> list[tuple[float, Move]]:
        """Each representative move with its value, best first; equals in the game's order."""
        weight = self.weight(belief)
        found = [
            (self._after(belief, move) / weight, move) for move in legal_moves(self.game, belief[0])
        ]
        for kind in self._classes.at(belief):
            total, offer = self._of_class(belief, kind)
            found.append((total / weight, offer))
        return sorted(found, key=lambda pair: -pair[0])

    def best(self, belief: States) -> Move:
        """A move of the highest value."""
        return self.ranked(belief)[0][1]

    def _total(self, belief: States) -> float:
        found = self._known.get(belief)
        if found is not None:
            return found
        found = self._before.get(belief)
        if found is not None:
            return found
        if belief[0].ending >= 0:
            return sum(map(self._worth, belief))
        if len(self._known) >= self._budget:
            raise OverBudget
        found = max(self._after(belief, move) for move in legal_moves(self.game, belief[0]))
        for kind in self._classes.at(belief):
            found = max(found, self._of_class(belief, kind)[0])
        self._known[belief] = found
        return found

    def _worth(self, state: State) -> float:
        return self._weights[state.variant] * self._score(state)

    def _after(self, belief: States, move: Move) -> float:
        if len(belief) == 1:
            # Nothing is left to find out, so what is seen does not matter.
            state = step(self.game, belief[0], move)
            return self._worth(state) if state.ending >= 0 else self._total((state,))
        ended = 0.0
        groups: dict[Hashable, list[State]] = {}
        for state in belief:
            outcome = apply(self.game, state, move)
            if outcome.state.ending >= 0:
                ended += self._worth(outcome.state)
            else:
                groups.setdefault(observation(self.game, outcome), []).append(outcome.state)
        return ended + sum(self._total(tuple(states)) for states in groups.values())

    def _of_class(self, belief: States, kind: OfferClass) -> tuple[float, Move]:
        """The total of the best offer of a class, and that offer."""
        some = kind.offer(kind.packages[0])
        if not kind.takers:
            return self._after(belief, some), some
        ends = [step(self.game, belief[i], some) for i in kind.takers]
        taken, package = max(
            ((sum(self._worth(end._replace(deal=p)) for end in ends), p) for p in kind.packages),
            key=lambda pair: pair[0],
        )
        rest = tuple(state for i, state in enumerate(belief) if i not in kind.takers)
        refused = self._after(rest, some) if rest else 0.0
        return taken + refused, kind.offer(package)


def grouped(game: Game, outcomes: Iterable[Outcome]) -> Iterable[States]:
    """The beliefs that outcomes leave, in the order in which they are first seen."""
    groups: dict[Hashable, list[State]] = {}
    for outcome in outcomes:
        groups.setdefault(observation(game, outcome), []).append(outcome.state)
    return map(tuple, groups.values())
