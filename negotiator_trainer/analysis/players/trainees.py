"""Scripted trainees: each sees what a person sees, and none is tuned to a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from negotiator_trainer.analysis.players.imitations import (
    first,
    flatterer,
    haggler,
    hardliner,
    instant_walker,
    interrogator,
    oversharer,
    pushover,
    random_with,
    recipe,
    staller,
)
from negotiator_trainer.analysis.players.principled import principled
from negotiator_trainer.analysis.players.seat import take_seat
from negotiator_trainer.engine.move import Say
from negotiator_trainer.engine.play import apply, begin

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from negotiator_trainer.analysis.players.seat import Seat
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.engine.outcome import Outcome


Trainee: TypeAlias = "Callable[[Seat], Move]"
"""Chooses a legal move from what a person sees."""

TRAINEES: dict[str, Callable[[Random], Trainee]] = {
    "principled": lambda _chance: principled,
    "haggler": lambda _chance: haggler,
    "pushover": lambda _chance: pushover,
    "hardliner": lambda _chance: hardliner,
    "first": lambda _chance: first,
    "random": random_with,
    "interrogator": lambda _chance: interrogator,
    "oversharer": lambda _chance: oversharer,
    "flatterer": lambda _chance: flatterer,
    "staller": lambda _chance: staller,
    "instant_walker": lambda _chance: instant_walker,
    "recipe": lambda _chance: recipe,
}
"""The trainees by name; `random` alone draws by the chance that it is given."""

Played: TypeAlias = "tuple[list[Move], list[Outcome]]"


def play_out(game: Game, variant: str, trainee: Trainee) -> Played:
    """Let a trainee play from the opening to an ending; the first outcome is the opening."""
    log = [begin(game, variant)]
    moves: list[Move] = []
    said: frozenset[str] = frozenset()
    while log[-1].state.ending < 0:
        move = trainee(take_seat(game, log, said))
        if isinstance(move, Say):
            said |= {move.id}
        moves.append(move)
        log.append(apply(game, log[-1].state, move))
    return moves, log
