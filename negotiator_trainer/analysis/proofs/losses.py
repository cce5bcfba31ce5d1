"""What every move in every belief costs, and the least that each line costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from negotiator_trainer.analysis.solving.grid import NONE
from negotiator_trainer.engine.move import Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from negotiator_trainer.analysis.solving.grid import Floats, Ints
    from negotiator_trainer.analysis.solving.solver import Search


@dataclass(frozen=True, slots=True)
class Losses:
    """The moves of one round, over the beliefs that can follow the start.

    Attributes:
        round: The round.
        moves: For each move, its position among the moves of the layer.
        beliefs: For each move, its belief.
        loss: For each move, V − Q in points of the overall; 0 for the best, to rounding.
    """

    round: int
    moves: Ints
    beliefs: Ints
    loss: Floats


@dataclass(frozen=True, slots=True)
class Least:
    """The least that a line costs, and where it can be said first.

    Attributes:
        loss: In points of the overall, over all beliefs.
        round: The first round in which it can be said.
        belief: There, the belief in which it costs least.
    """

    loss: float
    round: int
    belief: int


def losses(search: Search) -> Iterator[Losses]:
    """The losses of all moves, round by round."""
    for round_, layer in enumerate(search.layers):
        beliefs = layer.beliefs
        moves = np.flatnonzero(search.reached[round_][beliefs])
        beliefs = beliefs[moves]
        after = search.totals[round_ + 1] if round_ + 1 < len(search.layers) else np.zeros(0)
        worth = layer.worth(after)[moves]
        weight = (layer.rows != NONE) @ search.work.weights
        yield Losses(
            round_, moves, beliefs, (search.totals[round_][beliefs] - worth) / weight[beliefs]
        )


def least_losses(search: Search, *, stake: float) -> dict[str, Least]:
    """For each line, by its id, the least that it costs where something is at stake.

    Who steps outside until the last round comes to beliefs in which all is lost, and nothing
    costs anything any more; they say nothing about a line.

    Args:
        search: Every belief.
        stake: What some move must cost more than, in points of the overall, so that a belief
            counts.
    """
    said = [move.id if isinstance(move, Say) else "" for move in search.work.kernel.moves]
    names = sorted(set(said) - {""})
    numbers = {name: i for i, name in enumerate(names)} | {"": NONE}
    line = np.array([numbers[name] for name in said], dtype=np.int64)
    found: dict[str, Least] = {}
    for each in losses(search):
        lines = line[search.layers[each.round].entries[each.moves]]
        lines = np.where(_most(each) > stake, lines, NONE)
        order = np.lexsort((each.loss, lines))
        _, first = np.unique(lines[order], return_index=True)
        for at in order[first].tolist():
            if lines[at] != NONE:
                _keep(found, names[lines[at]], Least(
                    float(each.loss[at]), each.round, int(each.beliefs[at])
                ))  # fmt: skip
    return found


def _most(each: Losses) -> Floats:
    """For each move, the most that any move in its belief costs."""
    starts = np.flatnonzero(np.diff(each.beliefs, prepend=NONE))
    most = np.maximum.reduceat(each.loss, starts)
    found: Floats = np.repeat(most, np.diff(np.append(starts, len(each.loss))))
    return found


def _keep(found: dict[str, Least], name: str, new: Least) -> None:
    old = found.setdefault(name, new)
    if new.loss < old.loss:
        found[name] = Least(new.loss, old.round, old.belief)
