"""Every reachable state of a role, with its endings counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.engine.move import Move, Offer
from negotiator_trainer.engine.play import begin, can_offer, legal_moves, legal_packages, step
from negotiator_trainer.engine.stance import ACCEPT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.state import Signature, State

STATE_BUDGET = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Exploration:
    """What was found; `complete` is False when the budget ran out first."""

    states: int
    transitions: int
    terminal: int
    endings: dict[str, int]
    trust: tuple[int, int]
    complete: bool


def explore(
    game: Game, *, variants: Iterable[str] | None = None, budget: int = STATE_BUDGET
) -> Exploration:
    """Walk every state that some sequence of moves reaches.

    Offers count by signature: one refused package stands for all that the counterpart would
    remember alike, and one accepted package for all that it would take. Several offers at once
    and conditionals are not tried: what only their refusal leads to is not seen.

    Args:
        game: What is explored.
        variants: The variants to start from; all of them by default.
        budget: The most states looked at.
    """
    starts = [begin(game, v).state for v in variants or game.variants]
    seen = set(starts)
    waiting = list(seen)
    offers = RepresentativeOffers(game)
    transitions = terminal = 0
    endings: Counter[int] = Counter()
    while waiting and len(seen) <= budget:
        state = waiting.pop()
        if state.ending >= 0:
            terminal += 1
            endings[state.ending] += 1
            continue
        for move in (*legal_moves(game, state), *offers.at(state)):
            transitions += 1
            after = step(game, state, move)
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    names = tuple(game.side.endings)
    trusts = [state.trust for state in seen]
    return Exploration(
        states=len(seen), transitions=transitions, terminal=terminal,
        endings={names[i]: count for i, count in sorted(endings.items())},
        trust=(min(trusts), max(trusts)), complete=not waiting,
    )  # fmt: skip


class RepresentativeOffers:
    """One package for each signature that an offer can have in a state."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._known: dict[tuple[object, ...], tuple[Move, ...]] = {}

    def at(self, state: State) -> tuple[Move, ...]:
        """The offers that stand for all legal ones; empty where offers are not legal."""
        game = self._game
        if game.stance is None or not can_offer(game, state):
            return ()
        key = (state.variant, state.events, state.tabled, state.position, state.mine)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._work_out(state))
        return found

    def _work_out(self, state: State) -> list[Move]:
        game = self._game
        assert game.stance is not None  # noqa: S101  asked for only where offers are legal
        situation = game.situations.at(state.variant, state.events)
        chosen: dict[Signature | int, Move] = {}
        for package in legal_packages(game, state):
            signature = game.stance.signature(
                package, situation=situation, position=state.position, before=state.mine
            )
            key = ACCEPT if signature.kind == ACCEPT else signature
            chosen.setdefault(key, Offer((package,)))
        return list(chosen.values())
