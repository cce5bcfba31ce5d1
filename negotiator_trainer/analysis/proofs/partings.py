"""Where two variants part: every move after which they do not look alike any more.

The moves of all beliefs are gone through on arrays. Those that part two variants in the same
way, by what was seen, count once; of each way the first example is played by the engine in both
variants, and what differs is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from negotiator_trainer.analysis.proofs.proof import Witness
from negotiator_trainer.analysis.proofs.telling import Telling
from negotiator_trainer.analysis.proofs.ways import state_of, way_to
from negotiator_trainer.analysis.solving.grid import NONE
from negotiator_trainer.analysis.solving.lanes import LANES
from negotiator_trainer.engine.move import Offer, Say
from negotiator_trainer.engine.play import apply, begin
from negotiator_trainer.engine.stance import ACCEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from negotiator_trainer.analysis.proofs.telling import Difference
    from negotiator_trainer.analysis.solving.grid import Bools, Ints
    from negotiator_trainer.analysis.solving.layers import Layer
    from negotiator_trainer.analysis.solving.solver import Search, Solver
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.engine.state import State

_OVER = (1 << 21) - 1
"""Stands for the end of a play where a number of what was seen would stand."""
_LARGEST = 1 << 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """One way in which two variants part.

    Attributes:
        pair: The two, by position.
        round: Moves made by then; 0 for the opening.
        difference: What tells them apart.
        belief: The belief in which the move is made; `NONE` for the opening.
        entry: The move's number in the kernel; `NONE` for the opening.
    """

    pair: tuple[int, int]
    round: int
    difference: Difference
    belief: int
    entry: int


def partings(solver: Solver) -> list[Parting]:
    """Every way in which two variants part, the earliest example of each, by round.

    Raises:
        OverBudget: The solver's budget ran out.
    """
    return list(_Partings(solver).all())


def witness_of(search: Search, parting: Parting) -> Witness:
    """The shortest play that shows a parting, against a variant of its pair."""
    kernel = search.work.kernel
    variant = kernel.game.variants[parting.pair[0]]
    if parting.belief == NONE:
        return Witness(variant=variant, moves=())
    move = kernel.moves[parting.entry]
    way = way_to(search, parting.round - 1, parting.belief, move)
    return Witness(variant=variant, moves=way.moves)


class _Partings:
    def __init__(self, solver: Solver) -> None:
        self._game = solver.game
        self._search = solver.search
        self._kernel = kernel = self._search.work.kernel
        self._telling = Telling(solver.game)
        self._known: set[tuple[int, ...]] = set()
        self._act = np.array(kernel.entry_act, dtype=np.int64).reshape(-1, kernel.columns)
        self._taken = np.array(kernel.entry_line, dtype=np.int64).reshape(self._act.shape) != NONE
        names = {move.id for move in kernel.moves if isinstance(move, Say)}
        numbers = {name: i + 2 for i, name in enumerate(sorted(names))}
        self._kind = np.array([
            numbers[m.id] if isinstance(m, Say) else int(isinstance(m, Offer)) for m in kernel.moves
        ])  # fmt: skip
        self._replies: dict[int, int] = {}

    def all(self) -> Iterator[Parting]:
        pairs = list(combinations(range(self._kernel.columns), 2))
        for i, j in pairs:
            names = self._game.variants
            told = self._telling.compare(begin(self._game, names[i]), begin(self._game, names[j]))
            if told is not None:
                yield Parting(pair=(i, j), round=0, difference=told, belief=NONE, entry=NONE)
        for round_, layer in enumerate(self._search.layers):
            beliefs = layer.beliefs
            for pair in pairs:
                apart = self._apart(round_, layer, beliefs, pair)
                for move in self._examples(round_, layer, beliefs, apart, pair):
                    yield from self._parting(round_, layer, int(beliefs[move]), move, pair)

    def _apart(self, round_: int, layer: Layer, beliefs: Ints, pair: tuple[int, int]) -> Ints:
        """The moves, in beliefs that hold both variants, after which no belief does."""
        both: Bools = (layer.rows[:, pair] != NONE).all(axis=1) & self._search.reached[round_]
        moves = np.flatnonzero(both[beliefs])
        if round_ + 1 == len(self._search.layers):
            return moves
        held = (self._search.layers[round_ + 1].rows[:, pair] != NONE).all(axis=1)
        padded = np.append(held, values=False)  # a child that is not there is the last one
        return moves[~padded[layer.children[moves]].any(axis=1)]

    def _examples(
        self, round_: int, layer: Layer, beliefs: Ints, moves: Ints, pair: tuple[int, int]
    ) -> list[int]:
        """One move for each new way in which the two part."""
        entries, rows = layer.entries[moves], layer.rows[beliefs[moves]]
        sights = [self._sight(entries, rows[:, column], column, round_) for column in pair]
        goes_on = np.flatnonzero(((sights[0] != _OVER) | (sights[1] != _OVER)).all(axis=1))
        entries, rows = entries[goes_on], rows[goes_on]
        replies = [self._reply(entries, rows[:, column], column, round_) for column in pair]
        alike = replies[0] == replies[1]
        columns = [self._kind[entries], *replies]
        columns += [np.where(alike, part[goes_on], 0) for sight in sights for part in sight.T]
        _, first = np.unique(_folded(columns), return_index=True)
        found = []
        for at in first.tolist():
            key = (*pair, *(int(column[at]) for column in columns))
            if key not in self._known:
                self._known.add(key)
                found.append(int(moves[goes_on[at]]))
        return found

    def _sight(self, entries: Ints, codes: Ints, column: int, round_: int) -> Ints:
        """What is seen of each move in one variant: the answer, what follows it, what is left."""
        kernel = self._kernel
        found = np.full((len(entries), 3), _OVER)
        act = self._act[entries, column]
        lanes = np.array(kernel.lanes).reshape(-1, LANES)
        lane = lanes[np.array(kernel.act_lane)[act], codes % LANES]
        core = np.array(kernel.act_core)[act]
        on = np.flatnonzero(core != NONE)
        after = core[on] * LANES + lane[on]
        found[on, 0] = np.array(kernel.act_seen)[act[on]]

        at = kernel.after.positions(after, round_ + 1)
        core = np.array(kernel.then_core, dtype=np.int64)[at]
        lane = lanes[np.array(kernel.then_lane, dtype=np.int64)[at], after % LANES]
        found[on, 1] = np.array(kernel.then_seen, dtype=np.int64)[at]
        found[on[core == NONE]] = _OVER
        goes = core != NONE
        positions = kernel.to_move.positions(core[goes] * LANES + lane[goes], round_ + 1)
        found[on[goes], 2] = np.array(kernel.at_rest, dtype=np.int64)[positions]
        return found

    def _reply(self, entries: Ints, codes: Ints, column: int, round_: int) -> Ints:
        """The kind of answer that each offer gets in one variant; `NONE` for other moves."""
        found = np.where(self._taken[entries, column], ACCEPT, NONE)
        asked = np.flatnonzero((self._kind[entries] == 1) & (found == NONE))
        acts, first, which = np.unique(
            self._act[entries[asked], column], return_index=True, return_inverse=True
        )
        for act, at in zip(acts.tolist(), asked[first].tolist(), strict=True):
            if act not in self._replies:
                state = state_of(self._kernel.cores, int(codes[at]), round_)
                move = self._kernel.moves[int(entries[at])]
                self._replies[act] = _kind_of_reply(self._game, state, move)
        found[asked] = np.array([self._replies[act] for act in acts.tolist()], dtype=np.int64)[
            which
        ]
        return found

    def _parting(
        self, round_: int, layer: Layer, belief: int, move: int, pair: tuple[int, int]
    ) -> Iterator[Parting]:
        entry = int(layer.entries[move])
        done = self._kernel.moves[entry]
        cores = self._kernel.cores
        one, other = (
            apply(self._game, state_of(cores, int(layer.rows[belief, column]), round_), done)
            for column in pair
        )
        after = done.id if isinstance(done, Say) else ""
        told = self._telling.compare(one, other, after=after)
        if told is not None:
            yield Parting(pair=pair, round=round_ + 1, difference=told, belief=belief, entry=entry)


def _kind_of_reply(game: Game, state: State, move: Move) -> int:
    stance = game.stance
    if stance is None or not isinstance(move, Offer):
        return NONE
    situation = game.situations.at(state.variant, state.events)
    return stance.signature(
        move.packages[0], situation=situation, position=state.position, before=state.mine,
        conditional=move.form == "if",
    ).kind  # fmt: skip


def _folded(columns: list[Ints]) -> Ints:
    """One number for each different combination of numbers from −1 up."""
    found = np.zeros(len(columns[0]), dtype=np.int64)
    size = 1
    for column in columns:
        more = int(column.max(initial=0)) + 2
        if size * more >= _LARGEST:
            unique, found = np.unique(found, return_inverse=True)
            size = len(unique)
        found = found * more + column + 1
        size *= more
    return found
