"""Every state that single variants can come to, round by round, with the marks that play leaves.

A variant has no chance in it, so a state is one number: the code of its core and lane. Each
layer keeps, for each of its states, one state before it and the play that led from there, so
that the shortest play to anything can be told.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from negotiator_trainer.analysis.proofs.proof import Witness
from negotiator_trainer.analysis.solving.grid import NONE
from negotiator_trainer.analysis.solving.lanes import FACES, LANES, TENSIONS, lane_of
from negotiator_trainer.engine import state as st
from negotiator_trainer.engine.play import begin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from negotiator_trainer.analysis.graph.exploring import ExploringKernel
    from negotiator_trainer.analysis.graph.tracing import Mark
    from negotiator_trainer.analysis.solving.grid import Bools, Ints

STATE_BUDGET = 4_000_000
"""The most states looked at, where nothing else is said."""

_AT_ONCE = 20_000
"""States whose moves are looked at together; more would only cost memory."""


@dataclass(frozen=True, slots=True)
class Round:
    """The states of one round.

    Attributes:
        codes: Each state.
        before: For each, the position of a state of the round before that leads to it.
        plays: For each, the number of the play that leads from there.
    """

    codes: Ints
    before: Ints
    plays: Ints


@dataclass(frozen=True, slots=True)
class Barred:
    """What a walk does not go on from, though it is played and its marks are kept.

    Attributes:
        acts: For each thing that a move did, whether it is barred.
        thens: The same for what followed a turn.
        openings: The variants whose opening is barred already.
    """

    acts: Bools
    thens: Bools
    openings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Came:
    """Where a mark was first left: at a state, or by a play from it.

    Attributes:
        round: The round of the state.
        row: Its position in the round.
        play: The number of the play; `NONE` where the state itself shows it.
    """

    round: int
    row: int
    play: int


class Walk:
    """Walks every state that follows some openings.

    Args:
        kernel: What moves do.
        variants: The variants to start from.
        budget: The most states looked at; the rest of what there is, is not known then.
        barred: What is not gone on from, in a walk over what a kernel has played before.
        progress: Called after each round with it, the last round and the states so far.

    Attributes:
        states: Different states, those where a play is over included.
        transitions: Moves out of them, one offer for all that are remembered alike.
        endings: How many different states each ending has, by its position.
        trust: The least and the most trust in any of them.
        complete: Whether the budget was enough.
        dead: Where somebody could do nothing at all.
    """

    def __init__(
        self,
        kernel: ExploringKernel,
        *,
        variants: Sequence[str],
        budget: int = STATE_BUDGET,
        barred: Barred | None = None,
        progress: Callable[[int, int, int], None] | None = None,
    ) -> None:
        self.kernel = kernel
        self._barred = barred
        self.rounds: list[Round] = []
        self.states = self.transitions = 0
        self.endings: Counter[int] = Counter()
        self.ends: list[Ints] = []
        self.trust = (100, 0)
        self.complete = False
        self.dead: list[Came] = []
        self._first: dict[Mark, Came] = {}
        self._met = {name: np.zeros(0, dtype=bool) for name in ("seen", "act", "then", "end")}
        variants = [v for v in variants if barred is None or v not in barred.openings]
        self._walk(variants, budget, progress or (lambda _round, _rounds, _states: None))

    def __contains__(self, mark: Mark) -> bool:
        """Whether anything leaves the mark."""
        return mark in self._first

    @property
    def marks(self) -> frozenset[Mark]:
        """Every mark that was left."""
        return frozenset(self._first)

    def witness(self, mark: Mark) -> Witness:
        """The shortest play that leaves a mark.

        Raises:
            KeyError: Nothing leaves it.
        """
        return self.play_to(self._first[mark])

    def play_to(self, came: Came) -> Witness:
        """A play that comes to a state, and goes on by a play from it."""
        numbers = [] if came.play == NONE else [came.play]
        row = came.row
        for layer in reversed(self.rounds[1 : came.round + 1]):
            numbers.append(int(layer.plays[row]))
            row = int(layer.before[row])
        core = self.kernel.cores.all[int(self.rounds[0].codes[row]) // LANES]
        moves = tuple(self.kernel.plays[number] for number in reversed(numbers))
        return Witness(variant=self.kernel.game.variants[core[st.VARIANT]], moves=moves)

    def _walk(
        self, variants: Sequence[str], budget: int, progress: Callable[[int, int, int], None]
    ) -> None:
        game = self.kernel.game
        codes = []
        for row, variant in enumerate(variants):
            state = begin(game, variant).state
            codes.append(self.kernel.number(state) * LANES + lane_of(state))
            for mark in self.kernel.opened(variant):
                self._first.setdefault(mark, Came(0, row, NONE))
        none = np.full(len(codes), NONE)
        layer = Round(np.array(codes, dtype=np.int64), none, none)
        while len(layer.codes):
            self.rounds.append(layer)
            self._count(layer.codes)
            if self.states > budget:
                return
            layer = self._next(layer.codes, len(self.rounds) - 1)
            progress(len(self.rounds), game.side.rounds, self.states)
        self.complete = True

    def _count(self, codes: Ints) -> None:
        self.states += len(codes)
        if len(codes):
            trust = codes % LANES // (len(TENSIONS) * len(FACES))
            low, high = self.trust
            self.trust = (min(low, int(trust.min())), max(high, int(trust.max())))

    def _next(self, codes: Ints, round_: int) -> Round:
        """The next round, a part of this one after the other."""
        parts = []
        ends = []
        for begin_ in range(0, len(codes), _AT_ONCE):
            part, ended = self._part(codes[begin_ : begin_ + _AT_ONCE], round_, begin_)
            parts.append(part)
            ends.append(ended)
        over = np.unique(np.concatenate(ends))
        self.ends.append(over)
        self._count(over)
        kinds = np.array([core[st.ENDING] for core in self.kernel.ends.all] or [0])
        self.endings.update(kinds[over // LANES].tolist())
        merged = [np.concatenate(each) for each in zip(*parts, strict=True)]
        unique, first = np.unique(merged[0], return_index=True)
        return Round(unique, merged[1][first], merged[2][first])

    def _part(self, codes: Ints, round_: int, offset: int) -> tuple[tuple[Ints, ...], Ints]:
        kernel = self.kernel
        rows, plays = self._plays(codes, round_, offset)
        acts = np.array(kernel.play_act, dtype=np.int64)[plays]
        self.transitions += len(plays)
        self._note("act", acts, kernel.act_marks, round_, rows + offset, plays)
        lanes = np.array(kernel.lanes).reshape(-1, LANES)
        lane = lanes[np.array(kernel.act_lane, dtype=np.int64)[acts], codes[rows] % LANES]
        end = np.array(kernel.act_end, dtype=np.int64)[acts]
        over = end != NONE
        ended = [self._end(end[over], lane[over], round_, rows[over] + offset, plays[over])]
        on = ~over if self._barred is None else ~over & ~self._barred.acts[acts]
        rows, plays = rows[on], plays[on]
        after = np.array(kernel.act_core, dtype=np.int64)[acts[on]] * LANES + lane[on]

        at = kernel.after.positions(after, round_ + 1)
        self._note("then", at, kernel.then_marks, round_, rows + offset, plays)
        lanes = np.array(kernel.lanes).reshape(-1, LANES)
        lane = lanes[np.array(kernel.then_lane, dtype=np.int64)[at], after % LANES]
        end = np.array(kernel.then_end, dtype=np.int64)[at]
        over = end != NONE
        ended.append(self._end(end[over], lane[over], round_, rows[over] + offset, plays[over]))
        on = ~over if self._barred is None else ~over & ~self._barred.thens[at]
        following = np.array(kernel.then_core, dtype=np.int64)[at[on]] * LANES + lane[on]
        unique, first = np.unique(following, return_index=True)
        return (unique, rows[on][first] + offset, plays[on][first]), np.concatenate(ended)

    def _plays(self, codes: Ints, round_: int, offset: int) -> tuple[Ints, Ints]:
        """For each play its state's position among the codes, and its number."""
        kernel = self.kernel
        positions = kernel.to_move.positions(codes, round_)
        rows = np.arange(len(codes))
        self._note("seen", positions, kernel.seen_marks, round_, rows + offset, None)
        unique, inverse = np.unique(positions, return_inverse=True)
        where = np.array([kernel.at(each) for each in unique.tolist()], dtype=np.int64)
        begins, counts = where.reshape(-1, 2)[inverse].T
        for row in np.flatnonzero(counts == 0).tolist():
            self.dead.append(Came(round_, row + offset, NONE))
        starts = np.cumsum(counts) - counts
        of = np.repeat(rows, counts)
        return of, np.arange(len(of)) - starts[of] + begins[of]

    def _end(self, ends: Ints, lane: Ints, round_: int, rows: Ints, plays: Ints) -> Ints:
        codes: Ints = ends * LANES + lane
        if self.kernel.watched and len(codes):
            positions = self.kernel.at_end.positions(codes, round_ + 1)
            self._note("end", positions, self.kernel.end_marks, round_, rows, plays)
        return np.unique(codes)

    def _note(
        self, kind: str, numbers: Ints, marks: list[frozenset[Mark]], round_: int, rows: Ints,
        plays: Ints | None,
    ) -> None:  # fmt: skip
        """Keep where marks were first left, by numbers that were not met before."""
        if not self.kernel.watched or not len(numbers):
            return
        met = self._met[kind]
        if len(marks) > len(met):
            met = self._met[kind] = np.append(met, np.zeros(len(marks), dtype=bool))
        new, first = np.unique(numbers, return_index=True)
        fresh = ~met[new]
        met[new] = True
        for number, index in zip(new[fresh].tolist(), first[fresh].tolist(), strict=True):
            play = NONE if plays is None else int(plays[index])
            came = Came(round_, int(rows[index]), play)
            for mark in marks[number]:
                self._first.setdefault(mark, came)
