"""What the trainee cannot know is the variant: beliefs, observations, and their exact value.

A belief is the set of (variant, state) pairs still possible; a state carries its variant, and
the weight of a pair is its variant's prior. A move leads to one successor belief for each
different observation, and

    V(belief) = max over moves of Σ P(observation) · V(successor).

Averaging the solutions of single variants is wrong: it assumes that the truth is known after
one move, and so makes every question look like a loss.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from negotiator_trainer.engine.move import Move, Offer
from negotiator_trainer.engine.outcome import Answered, Ended, Offered, Outcome
from negotiator_trainer.engine.play import (
    apply,
    begin,
    can_accept,
    can_offer,
    legal_moves,
    legal_packages,
    options,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.outcome import Event, Said
    from negotiator_trainer.engine.state import State

Belief: TypeAlias = "frozenset[State]"
Score: TypeAlias = "Callable[[State], float]"


Seen: TypeAlias = "tuple[tuple[object, ...], tuple[object, ...]]"


def observation(game: Game, outcome: Outcome) -> Hashable:
    """Everything that the trainee can see of a move's result.

    The line groups said with mood, cue and the numbers in them, the counterpart's packages and
    its choice among several, the moves that are legal now, and the ending.
    """
    state = outcome.state
    return *seen_of(game, outcome.lines, outcome.events, state), *rest(game, state)


def seen_of(game: Game, lines: Iterable[Said], events: Iterable[Event], state: State) -> Seen:
    """What is seen while a move is answered: what is said, and what is put on the table."""
    seen: list[object] = []
    for event in events:
        match event:
            case Offered(by="them", packages=packages):
                seen.append(packages)
            case Answered(reply="several", preferred=preferred):
                seen.append(("prefers", preferred))
            case Ended(ending=ending):
                seen.append(ending)
    said = tuple((line.id, line.mood, line.cue, _numbers(game, line.id, state)) for line in lines)
    return said, tuple(seen)


def rest(game: Game, state: State) -> tuple[object, ...]:
    """What is seen by somebody to move: the moves that are legal, and the numbers in them."""
    return (
        tuple((o.id, _numbers(game, o.id, state)) for o in options(game, state)),
        can_offer(game, state),
        can_accept(game, state),
    )


def _numbers(game: Game, line: str, state: State) -> tuple[int | None, ...]:
    """The numbers of facts that a line shows in the state's variant."""
    told = game.numbers_told.get(line)
    if told is None:
        return ()
    name = game.variants[state.variant]
    numbers = (game.side.facts[fact].number for fact in told)
    return tuple(n.get(name) if isinstance(n, dict) else n for n in numbers)


def opening(game: Game) -> dict[Hashable, Belief]:
    """The beliefs after the opening, one for each way in which it can look."""
    return _grouped(game, (begin(game, variant) for variant in game.variants))


def successors(game: Game, belief: Belief, move: Move) -> dict[Hashable, Belief]:
    """The beliefs that a move can lead to, by what is then seen.

    Raises:
        MoveError: The move is not legal in the belief.
    """
    return _grouped(game, (apply(game, state, move) for state in belief))


def _grouped(game: Game, outcomes: Iterable[Outcome]) -> dict[Hashable, Belief]:
    groups: dict[Hashable, set[State]] = {}
    for outcome in outcomes:
        groups.setdefault(observation(game, outcome), set()).add(outcome.state)
    return {seen: frozenset(states) for seen, states in groups.items()}


def every_move(game: Game, belief: Belief) -> tuple[Move, ...]:
    """Every legal move in a belief, each package offered by itself included.

    What is legal is part of what is seen, so it is the same in all of a belief's states; only
    a package that an unseen event has ruled out is refused in some of them, and left out here.
    """
    some = next(iter(belief))
    packages = set(legal_packages(game, some))
    for state in belief:
        packages &= set(legal_packages(game, state))
    return (*legal_moves(game, some), *(Offer((package,)) for package in sorted(packages)))


class BruteForce:
    """Solves a small game over beliefs by trying every move in every belief.

    Args:
        game: What is played.
        score: The worth of a final state, 0–100.
        moves: The moves tried in a belief; by default every one, each package included.
    """

    def __init__(
        self,
        game: Game,
        score: Score,
        *,
        moves: Callable[[Game, Belief], Iterable[Move]] = every_move,
    ) -> None:
        self._game = game
        self._score = score
        self._moves = moves
        self._weights = tuple(v.weight for v in game.side.variants.values())
        self._known: dict[Belief, float] = {}

    @property
    def beliefs(self) -> int:
        """How many beliefs have been solved."""
        return len(self._known)

    def start(self) -> float:
        """V₀: the value of the game before its first move."""
        return self._expected(opening(self._game).values())

    def hindsight(self, variant: str) -> float:
        """The value of the game to somebody who knows the variant."""
        return self.value(frozenset({begin(self._game, variant).state}))

    def value(self, belief: Belief) -> float:
        """V(belief): the expected score of best play from here."""
        found = self._known.get(belief)
        if found is None:
            if next(iter(belief)).ending >= 0:
                found = self._mean(belief, self._score)
            else:
                found = max(self.of_move(belief, m) for m in self._moves(self._game, belief))
            self._known[belief] = found
        return found

    def of_move(self, belief: Belief, move: Move) -> float:
        """Q(belief, move): the expected score of this move and best play after it."""
        return self._expected(successors(self._game, belief, move).values())

    def best(self, belief: Belief) -> Move:
        """A move of the highest value; the first such in the order in which they are tried."""
        return max(self._moves(self._game, belief), key=lambda move: self.of_move(belief, move))

    def averaged(self, belief: Belief, move: Move) -> float:
        """What averaging the variants' own solutions says of a move: wrong, kept to show it."""

        def alone(state: State) -> float:
            return self.of_move(frozenset({state}), move)

        return self._mean(belief, alone)

    def _expected(self, beliefs: Iterable[Belief]) -> float:
        parts = [(self._weight(belief), belief) for belief in beliefs]
        total = sum(weight for weight, _ in parts)
        return sum(weight * self.value(belief) for weight, belief in parts) / total

    def _mean(self, belief: Belief, worth: Score) -> float:
        return sum(self._weights[s.variant] * worth(s) for s in belief) / self._weight(belief)

    def _weight(self, belief: Belief) -> int:
        return sum(self._weights[state.variant] for state in belief)
