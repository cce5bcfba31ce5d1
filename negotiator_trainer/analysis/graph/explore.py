"""Every reachable state of a role, with its endings counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.graph.explored import STATE_BUDGET, Walk
from negotiator_trainer.analysis.graph.exploring import EVERY_BIT, ExploringKernel
from negotiator_trainer.analysis.graph.spread import spread
from negotiator_trainer.analysis.solving.solver_situations import with_kept_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from negotiator_trainer.engine.game import Game


@dataclass(frozen=True, slots=True, kw_only=True)
class Exploration:
    """What was found; `complete` is False when the budget ran out first.

    Attributes:
        states: Different states, final ones included.
        transitions: Moves out of them.
        terminal: Different final states.
        endings: How many of these each ending has.
        trust: The least and the most trust in any state.
        stuck: States in which no move at all is legal; from every other one an ending is
            reached, because each move takes a round and the rounds are counted.
        scores: For each ending the least and the most overall, 0–100; empty if not asked for.
        complete: Whether every state was looked at.
    """

    states: int
    transitions: int
    terminal: int
    endings: dict[str, int]
    trust: tuple[int, int]
    stuck: int
    scores: dict[str, tuple[float, float]]
    complete: bool


def explore(
    game: Game,
    *,
    variants: Iterable[str] | None = None,
    budget: int = STATE_BUDGET,
    progress: Callable[[int, int, int], None] | None = None,
    scored: bool = False,
) -> Exploration:
    """Walk every state that some sequence of moves reaches.

    Offers count by signature: one refused package stands for all that the counterpart would
    remember alike, and one accepted package for all that it would take; a condition counts
    where it spares a step back. Several offers at once lead to no other states than single ones
    unless the script answers them in its own way, and are left to the proof.

    Args:
        game: What is explored.
        variants: The variants to start from; all of them by default.
        budget: The most states looked at.
        progress: Called after each round with it, the last round and the states so far.
        scored: Whether to work out the scores too.
    """
    game = with_kept_values(game)
    kernel = ExploringKernel(game, keep=EVERY_BIT)
    chosen = tuple(variants or game.variants)
    walk = Walk(kernel, variants=chosen, budget=budget, progress=progress)
    names = tuple(game.side.endings)
    return Exploration(
        states=walk.states, transitions=walk.transitions, terminal=sum(walk.endings.values()),
        endings={names[i]: count for i, count in sorted(walk.endings.items())},
        trust=walk.trust, stuck=len(walk.dead),
        scores=spread(game, walk) if scored else {}, complete=walk.complete,
    )  # fmt: skip
