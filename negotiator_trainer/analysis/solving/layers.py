"""All beliefs of a game, round by round, on arrays; their values from the last round back.

A belief is a row with one column for each variant: the code of the state that this variant
would be in, or `NONE` where the variant is ruled out. Every move advances the round, so each
belief lies in exactly one layer, and the layers are worked out in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from negotiator_trainer.analysis.solving.grid import NONE
from negotiator_trainer.analysis.solving.lanes import LANES, lane_of, relationships
from negotiator_trainer.engine.play import begin

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.analysis.solving.grid import Bools, Floats, Ints
    from negotiator_trainer.analysis.solving.kernel import Kernel
    from negotiator_trainer.analysis.solving.solver_score import ManyEnds
    from negotiator_trainer.engine.state import State

_SHIFT = 1 << 21
_MIX = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
    dtype=np.uint64,
)


class OverBudget(Exception):  # noqa: N818  it is an answer, not a fault: not proved
    """More beliefs than the budget allows would have to be looked at."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The beliefs of one round and what the moves in them lead to.

    Attributes:
        rows: Shape (beliefs, variants): codes of states.
        starts: For each belief, where its moves begin among the layer's moves.
        entries: For each move, its number among the kernel's entries.
        ended: For each move, the weighted score of the variants that it ends.
        children: Shape (moves, variants): beliefs of the next layer that it leads to.
    """

    rows: Ints
    starts: Ints
    entries: Ints
    ended: Floats
    children: Ints

    @property
    def beliefs(self) -> Ints:
        """For each move, the belief that it is made in."""
        counts = np.diff(np.append(self.starts, len(self.entries)))
        return np.repeat(np.arange(len(self.rows)), counts)

    def worth(self, after: Floats) -> Floats:
        """For each move, weight times value.

        Args:
            after: Weight times value of each belief of the next layer.
        """
        padded = np.append(after, 0.0)  # a child that is not there is the last one: worth nothing
        found: Floats = self.ended + padded[self.children].sum(axis=1)
        return found


class Layers:
    """Works out every belief that can follow some given ones.

    Args:
        kernel: What moves do.
        scorer: The worth of final states.
        budget: The most beliefs looked at.
        progress: Called after each round with it, the last round and the beliefs so far.

    Attributes:
        kernel: What moves do.
        weights: The prior weight of each variant.
    """

    def __init__(
        self,
        kernel: Kernel,
        scorer: ManyEnds,
        *,
        budget: int,
        progress: Callable[[int, int, int], None] | None = None,
    ) -> None:
        self.kernel = kernel
        self._budget = budget
        self._progress = progress or (lambda _round, _rounds, _beliefs: None)
        game = kernel.game
        self.weights = np.array([v.weight for v in game.side.variants.values()], dtype=float)
        self._late = np.array(scorer.late)
        some = begin(game, game.variants[0]).state
        self._relationship = np.array(relationships(some))

    def row(self, belief: tuple[State, ...]) -> Ints:
        """The row of a belief."""
        row = np.full(self.kernel.columns, NONE, dtype=np.int64)
        for state in belief:
            row[state.variant] = self.kernel.number(state) * LANES + lane_of(state)
        return row

    def expand(self, rows: Ints, round_: int) -> list[Layer]:
        """Every layer that follows some beliefs of one round, theirs first.

        Raises:
            OverBudget: There are more beliefs than the budget allows.
        """
        layers = []
        beliefs = 0
        rounds = self.kernel.game.side.rounds
        while len(rows):
            beliefs += len(rows)
            if beliefs > self._budget:
                raise OverBudget
            layer, rows = self._layer(rows, round_)
            layers.append(layer)
            round_ += 1
            self._progress(round_, rounds, beliefs)
        return layers

    def _layer(self, rows: Ints, round_: int) -> tuple[Layer, Ints]:
        kernel = self.kernel
        moves, starts, entries = self._moves(rows, round_)
        shape = (len(moves), kernel.columns)
        act = np.array(kernel.entry_act).reshape(-1, kernel.columns)[entries]
        line = np.array(kernel.entry_line).reshape(-1, kernel.columns)[entries]
        there = act != NONE
        act = np.where(there, act, 0)
        lane_after = np.array(kernel.lanes).reshape(-1, LANES)
        lane = lane_after[np.array(kernel.act_lane)[act], rows[moves] % LANES]
        core = np.array(kernel.act_core)[act]
        line = np.where(line == NONE, np.array(kernel.act_line)[act], line)
        ended = np.where(there & (core == NONE), self._score(line, lane, round_ + 1), 0.0)

        alive = there & (core != NONE)
        codes = np.where(alive, core * LANES + lane, NONE)
        seen = np.array(kernel.act_seen)[act]
        codes, seen, more = self._follow(codes, seen, round_ + 1)
        ended += more
        children, following = _grouped(codes, self._at_rest(codes, seen, round_ + 1))
        reward = ended @ self.weights
        assert children.shape == shape  # noqa: S101  one child a column at most
        return Layer(rows, starts, entries, reward, children), following

    def _moves(self, rows: Ints, round_: int) -> tuple[Ints, Ints, Ints]:
        """For each move its row, for each row its first move, for each move its entry."""
        positions = self.kernel.to_move.positions(rows, round_)
        joint, inverse = unique_rows(positions)
        where = [self.kernel.entries(tuple(each)) for each in joint.tolist()]
        begins = np.array([begin for begin, _ in where])[inverse]
        counts = np.array([count for _, count in where])[inverse]
        starts = np.cumsum(counts) - counts
        moves = np.repeat(np.arange(len(rows)), counts)
        entries = np.arange(len(moves)) - starts[moves] + begins[moves]
        return moves, starts, entries

    def _score(self, line: Ints, lane: Ints, round_: int) -> Floats:
        """The overall of final states of a round, by score line and lane code."""
        lines = np.array(self.kernel.lines or [(0.0, 0.0, 0.0)])
        least, at_zero, slope = lines[line].transpose(2, 0, 1)
        score = at_zero + slope * self._relationship[lane] - self._late[round_]
        found: Floats = np.maximum(least, score)
        return found

    def _follow(self, codes: Ints, seen: Ints, round_: int) -> tuple[Ints, Ints, Floats]:
        """What follows a turn: the codes after it, what was seen by then, and the scores."""
        kernel = self.kernel
        positions = kernel.after.positions(codes, round_)
        if not kernel.after.states:
            return codes, seen, np.zeros(codes.shape)
        alive = positions != NONE
        at = np.where(alive, positions, 0)
        core = np.where(alive, np.array(kernel.then_core)[at], NONE)
        lane_after = np.array(kernel.lanes).reshape(-1, LANES)
        moved = np.where(alive, np.array(kernel.then_lane)[at], 0)
        lane = lane_after[moved, codes % LANES]
        line = np.where(alive, np.array(kernel.then_line)[at], 0)
        ended = np.where(alive & (core == NONE), self._score(line, lane, round_), 0.0)
        then = np.where(alive, np.array(kernel.then_seen)[at], 0)
        more = (core != NONE) & (then != 0)
        pairs, which = np.unique(seen[more] * _SHIFT + then[more], return_inverse=True)
        seen = seen.copy()
        seen[more] = np.array([kernel.saw_both(*divmod(pair, _SHIFT)) for pair in pairs.tolist()],
                              dtype=np.int64)[which]  # fmt: skip
        return np.where(core == NONE, NONE, core * LANES + lane), seen, ended

    def _at_rest(self, codes: Ints, seen: Ints, round_: int) -> Ints:
        """Everything that is seen, as one number."""
        positions = self.kernel.to_move.positions(codes, round_)
        at_rest = np.array(self.kernel.at_rest)
        if not len(at_rest):
            return seen
        everything: Ints = seen * _SHIFT + at_rest[np.where(positions == NONE, 0, positions)]
        return everything


def values(layers: list[Layer]) -> list[Floats]:
    """For each layer the totals of its beliefs: weight times value."""
    after = np.zeros(0)
    found = []
    for layer in reversed(layers):
        after = np.maximum.reduceat(layer.worth(after), layer.starts)
        found.append(after)
    return found[::-1]


def reached(layers: list[Layer], first: Bools) -> list[Bools]:
    """For each layer the beliefs that can follow the marked ones of the first."""
    marked = [first]
    for layer, following in pairwise(layers):
        children = layer.children[marked[-1][layer.beliefs]]
        mark = np.zeros(len(following.rows), dtype=bool)
        mark[children[children != NONE]] = True
        marked.append(mark)
    return marked


def _grouped(codes: Ints, seen: Ints) -> tuple[Ints, Ints]:
    """The beliefs of the next layer, and for each move those that it leads to.

    The columns of a move that look alike belong to one belief.
    """
    size, columns = codes.shape
    alive = codes != NONE
    children = np.full((size, columns), NONE, dtype=np.int64)
    taken = np.zeros((size, columns), dtype=bool)
    parts, places = [], []
    for lead in range(columns):
        here = np.flatnonzero(alive[:, lead] & ~taken[:, lead])
        alike = alive[here] & ~taken[here] & (seen[here] == seen[here, lead][:, None])
        taken[here] |= alike
        parts.append(np.where(alike, codes[here], NONE))
        places.append(here)
    rows = np.concatenate(parts)
    unique, inverse = unique_rows(rows)
    begin = 0
    for lead, here in enumerate(places):
        children[here, lead] = inverse[begin : begin + len(here)]
        begin += len(here)
    return children, unique


def unique_rows(rows: Ints) -> tuple[Ints, Ints]:
    """The different rows, and for each row which of them it is."""
    mixed = np.zeros(len(rows), dtype=np.uint64)
    for column, factor in zip(rows.T, _MIX, strict=False):
        mixed = (mixed ^ column.astype(np.uint64)) * factor
        mixed ^= mixed >> np.uint64(29)
    _, where, inverse = np.unique(mixed, return_index=True, return_inverse=True)
    unique = rows[where]
    if not np.array_equal(unique[inverse], rows):  # two rows met in one hash
        unique, inverse = np.unique(rows, axis=0, return_inverse=True)
    return unique, inverse.reshape(-1)
