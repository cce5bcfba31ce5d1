"""The shortest play to a belief, and the states in it, from the layers of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from negotiator_trainer.analysis.proofs.proof import Witness
from negotiator_trainer.analysis.solving.grid import NONE
from negotiator_trainer.analysis.solving.lanes import LANES, lane_at
from negotiator_trainer.engine import state as st
from negotiator_trainer.engine.state import State

if TYPE_CHECKING:
    from negotiator_trainer.analysis.solving.grid import Cores
    from negotiator_trainer.analysis.solving.solver import Search, States
    from negotiator_trainer.engine.move import Move


def state_of(cores: Cores, code: int, round_: int) -> State:
    """The state that a code stands for in a round."""
    core, lane = divmod(code, LANES)
    fields = list(cores.all[core])
    fields[st.TRUST], fields[st.TENSION], fields[st.FACE] = lane_at(lane)
    fields[st.ROUND] = round_
    return State._make(fields)


def states_at(search: Search, round_: int, belief: int) -> States:
    """The states of a belief, in the order of the variants."""
    cores = search.work.kernel.cores
    row = search.layers[round_].rows[belief].tolist()
    return tuple(state_of(cores, code, round_) for code in row if code != NONE)


def way_to(search: Search, round_: int, belief: int, *then: Move) -> Witness:
    """The moves that lead from the start to a belief, and some more after them.

    Every move takes one round, so each way there is as short as any other. It is played against
    the first variant of the belief; every other one in it would look the same.

    Args:
        search: In which the belief can follow the start.
        round_: The round of the belief.
        belief: Its position in its layer.
        then: Moves to make there.
    """
    kernel = search.work.kernel
    variant = int(np.flatnonzero(search.layers[round_].rows[belief] != NONE)[0])
    moves = list(reversed(then))
    for layer, mark in reversed(list(zip(search.layers[:round_], search.reached, strict=False))):
        led = np.flatnonzero((layer.children == belief).any(axis=1))
        parents = np.searchsorted(layer.starts, led, side="right") - 1
        some = int(np.flatnonzero(mark[parents])[0])
        moves.append(kernel.moves[int(layer.entries[led[some]])])
        belief = int(parents[some])
    return Witness(variant=kernel.game.variants[variant], moves=tuple(reversed(moves)))
