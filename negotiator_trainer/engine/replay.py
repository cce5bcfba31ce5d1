"""An attempt as its moves: replayed, it gives the same log, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.engine.play import apply, begin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.engine.outcome import Outcome

ENGINE_VERSION = 2
"""Raised whenever the same moves could give another log."""


def replay(game: Game, variant: str, moves: Iterable[Move]) -> list[Outcome]:
    """Play moves from the opening; the first outcome is the opening itself.

    Raises:
        MoveError: A move is not legal where it comes.
    """
    outcomes = [begin(game, variant)]
    for move in moves:
        outcomes.append(apply(game, outcomes[-1].state, move))
    return outcomes
