"""The value of every belief: expectimax over what can be seen, offers taken by class.

A belief holds at most one state for each variant, because the engine has no chance in it; it is
written as a tuple in the order of the variants. Totals are kept unnormalised, as the sum of
weight times score, so that the value of a move is the sum over its successors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from negotiator_trainer.analysis.solving.belief import observation
from negotiator_trainer.analysis.solving.kernel import Kernel
from negotiator_trainer.analysis.solving.layers import Layers, OverBudget, reached, values
from negotiator_trainer.analysis.solving.offer_classes import OfferClass, OfferClasses
from negotiator_trainer.analysis.solving.solver_score import ManyEnds
from negotiator_trainer.analysis.solving.solver_situations import with_kept_values
from negotiator_trainer.analysis.solving.tables import Table, in_order
from negotiator_trainer.engine.play import apply, begin, legal_moves, step

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from negotiator_trainer.analysis.solving.grid import Bools, Floats
    from negotiator_trainer.analysis.solving.layers import Layer
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.engine.outcome import Outcome
    from negotiator_trainer.engine.state import State

States: TypeAlias = "tuple[State, ...]"
Progress: TypeAlias = "Callable[[int, int, int], None]"

BELIEF_BUDGET = 1_000_000

__all__ = ["BELIEF_BUDGET", "OverBudget", "Solver", "States", "grouped"]


@dataclass(frozen=True, slots=True)
class Search:
    """Every belief that was looked at, and what the moves in it lead to.

    Attributes:
        work: What the numbers in the layers stand for.
        layers: The beliefs of each round, those of hindsight among them.
        totals: For each layer, weight times value of its beliefs.
        reached: For each layer, which of its beliefs can follow the start.
    """

    work: Layers
    layers: list[Layer]
    totals: list[Floats]
    reached: list[Bools]

    @property
    def beliefs(self) -> int:
        """How many beliefs can follow the start."""
        return sum(int(mark.sum()) for mark in self.reached)


class Solver:
    """Solves one role of a scenario over beliefs.

    Its moves are every line, accepting, stepping outside, walking, and each class of offers,
    with or without a condition (`OfferClasses` says why not several packages at once).

    Args:
        game: What is played.
        budget: The most beliefs solved at once.
        table: What was solved before.
        progress: Called while it works, with the rounds done, all rounds and the beliefs so far.
    """

    def __init__(
        self,
        game: Game,
        *,
        budget: int = BELIEF_BUDGET,
        table: Table | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.game = game = with_kept_values(game)
        self.scorer = ManyEnds(game)
        self._budget = budget
        self._progress = progress
        self._classes = OfferClasses(game)
        self._weights = tuple(v.weight for v in game.side.variants.values())
        self._table = table
        self._layers: Layers | None = None
        self._search: Search | None = None

    @property
    def table(self) -> Table:
        """Everything that was solved; solving it first where nothing was.

        Raises:
            OverBudget: The budget ran out first.
        """
        if self._table is None:
            self._table = self._tabled(self._searched())
        return self._table

    @property
    def search(self) -> Search:
        """What the table was made from; kept once it was asked for, some 100 bytes a move.

        Raises:
            OverBudget: The budget ran out first.
        """
        if self._search is None:
            self._search = self._searched()
            if self._table is None:
                self._table = self._tabled(self._search)
        return self._search

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
        if belief[0].ending >= 0:
            return sum(map(self._worth, belief))
        found = self.table.get(belief)
        if found is None:
            # Several offers at once lead where single ones do not.
            found = self._solve_from(belief)
        return found

    def _worth(self, state: State) -> float:
        return self._weights[state.variant] * self.scorer.overall(state)

    def _after(self, belief: States, move: Move) -> float:
        outcomes = [apply(self.game, state, move) for state in belief]
        ended = sum(self._worth(each.state) for each in outcomes if each.state.ending >= 0)
        going_on = (each for each in outcomes if each.state.ending < 0)
        return ended + sum(map(self._total, grouped(self.game, going_on)))

    def _of_class(self, belief: States, kind: OfferClass) -> tuple[float, Move]:
        """The total of the best offer of a class, and that offer."""
        some, takers = kind.first, kind.takers
        if not takers:
            return self._after(belief, some), some
        ends = [step(self.game, belief[i], some) for i in takers]
        taken, package = max(
            ((sum(self._worth(end._replace(deal=p)) for end in ends), p) for p in kind.packages),
            key=lambda pair: pair[0],
        )
        rest = tuple(state for i, state in enumerate(belief) if i not in takers)
        refused = self._after(rest, some) if rest else 0.0
        return taken + refused, kind.offer(package)

    def _searched(self) -> Search:
        layers = self._work()
        opening = [layers.row(belief) for belief in self.opening() if belief[0].ending < 0]
        alone = [layers.row((begin(self.game, variant).state,)) for variant in self.game.variants]
        rows = np.unique(np.array([*opening, *alone]), axis=0)
        found = layers.expand(rows, 0)
        first = np.array([any(np.array_equal(row, each) for each in opening) for row in rows])
        return Search(layers, found, values(found), reached(found, first))

    def _tabled(self, search: Search) -> Table:
        rounds = {
            round_: [in_order(layer.rows, totals)]
            for round_, (layer, totals) in enumerate(zip(search.layers, search.totals, strict=True))
        }
        kernel = search.work.kernel
        return Table(
            kernel.cores, rounds, beliefs=search.beliefs,
            columns=kernel.columns, keep=self.game.read_bits,
        )  # fmt: skip

    def _solve_from(self, belief: States) -> float:
        layers = self._work()
        found = layers.expand(np.array([layers.row(belief)]), belief[0].round)
        for i, (layer, totals) in enumerate(zip(found, values(found), strict=True)):
            self.table.add(belief[0].round + i, in_order(layer.rows, totals))
        total = self.table.get(belief)
        assert total is not None  # noqa: S101  it is among those just added
        return total

    def _work(self) -> Layers:
        if self._layers is None:
            cores = self._table.cores if self._table is not None else None
            kernel = Kernel(self.game, self.scorer, cores=cores)
            self._layers = Layers(kernel, self.scorer, budget=self._budget, progress=self._progress)
        return self._layers


def grouped(game: Game, outcomes: Iterable[Outcome]) -> Iterable[States]:
    """The beliefs that outcomes leave, in the order in which they are first seen."""
    groups: dict[Hashable, list[State]] = {}
    for outcome in outcomes:
        groups.setdefault(observation(game, outcome), []).append(outcome.state)
    return map(tuple, groups.values())
