"""A kernel for walks of one variant at a time: it keeps how plays end, and the marks they leave.

The kernel plays each position and move once for all states between which the script tells no
difference, so the marks of these plays are all that there are.
"""

from __future__ import annotations

from heapq import nsmallest
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from negotiator_trainer.analysis.solving.grid import NONE, Cores, Grid
from negotiator_trainer.analysis.solving.kernel import Kernel
from negotiator_trainer.analysis.solving.lanes import Marks
from negotiator_trainer.analysis.solving.tables import core_of
from negotiator_trainer.engine import state as st
from negotiator_trainer.engine.move import Offer
from negotiator_trainer.engine.play import can_offer, exit_interview, legal_packages
from negotiator_trainer.script.walk import node_conditions

if TYPE_CHECKING:
    from negotiator_trainer.analysis.graph.tracing import Mark
    from negotiator_trainer.analysis.solving.offer_classes import OfferClass
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.engine.state import Memory, State
    from negotiator_trainer.script.tree import Condition

EVERY_BIT = (-1, -1)
"""What `core_of` keeps so that no two states count as one."""


def _after_all(game: Game) -> list[Condition]:
    nodes = [node for node in game.script.nodes if node.title == "ExitInterview"]
    return list(chain.from_iterable(map(node_conditions, nodes)))


class Watch(Protocol):
    """What a walk shows to somebody who proves something."""

    def to_move(self, state: State) -> frozenset[Mark]:
        """What somebody to move sees in a state."""

    def played(self, before: State, move: Move | None) -> frozenset[Mark]:
        """What a move showed; or, without a move, what followed a turn."""

    def could_close(self, state: State, packages: tuple[Package, ...]) -> frozenset[Mark]:
        """What shows that one of some packages is accepted in a state."""

    def ended(self, state: State) -> frozenset[Mark]:
        """What the end of a play shows."""


class _NoScore:
    """Stands for the worth of final states, which a walk does not ask for."""

    def line(self, state: State) -> tuple[float, float, float]:
        """Every end alike."""
        del state
        return (0.0, 0.0, 0.0)


class ExploringKernel(Kernel):
    """Numbers positions of single variants, what moves do in them, and how plays end.

    Args:
        game: What is walked; a traced one where somebody watches.
        keep: The bits of what was given away and of the flags that tell states apart.
        watch: Who says which marks are left.

    Attributes:
        ends: Every end, without round and lane, by number.
        at_end: The positions of ends, for what is said after them.
        act_end, then_end: For each thing that a move did, and that followed a turn, the number
            of the end; `NONE` where it went on.
        act_marks, then_marks, seen_marks, end_marks: The marks left by what a move did, by what
            followed a turn, by a position to move, and by an end; empty without a watch.
        closed_from: For each end that an accepted offer came to, a state in which it was made.
        plays: For each play of a position, the move.
        play_act: For each play, the number of what it did.
    """

    def __init__(self, game: Game, *, keep: tuple[int, int], watch: Watch | None = None) -> None:
        super().__init__(game, _NoScore())
        self._keep = keep
        self._watch = watch
        self.ends = Cores()
        self.at_end = Grid(self.ends, [Marks(game, _after_all(game))], self._interview)
        self.act_end: list[int] = []
        self.then_end: list[int] = []
        self.act_marks: list[frozenset[Mark]] = []
        self.then_marks: list[frozenset[Mark]] = []
        self.seen_marks: list[frozenset[Mark]] = []
        self.end_marks: list[frozenset[Mark]] = []
        self._ended: dict[tuple[int, Memory | None], int] = {}
        self._both: dict[tuple[int, tuple[Package, ...]], int] = {}
        self._least: dict[tuple[int, int, int], tuple[Package, ...]] = {}
        self.closed_from: dict[int, State] = {}
        self.plays: list[Move] = []
        self.play_act: list[int] = []
        self._of_position: list[tuple[int, int]] = []

    @property
    def watched(self) -> bool:
        """Whether marks are kept."""
        return self._watch is not None

    def opened(self, variant: str) -> frozenset[Mark]:
        """The marks that the opening left, which has just been played."""
        if self._watch is None:
            return frozenset()
        return self._watch.played(self.game.start(variant), None)

    def at(self, position: int) -> tuple[int, int]:
        """Where the plays of a position begin, and how many they are."""
        while len(self._of_position) <= position:
            self._of_position.append((NONE, 0))
        found = self._of_position[position]
        if found[0] == NONE:
            begin = len(self.plays)
            for move, number in self._fixed_moves(position):
                self._add(move, number)
            self._add_offers(position)
            found = self._of_position[position] = (begin, len(self.plays) - begin)
        return found

    def _add(self, move: Move, number: int) -> None:
        self.plays.append(move)
        self.play_act.append(number)

    def _add_offers(self, position: int) -> None:
        state = self.to_move.states[position]
        classes = self._classes.at((state,))
        for kind in classes:
            number = self._answer(position, kind.first, kind.answers[0])
            if self._watch is None and self.act_end[number] != NONE:
                number = self._ended_with(number, state.mine)
            self._add(kind.first, number)
            if kind.takers:
                self.closed_from.setdefault(self.act_end[number], state)
            if kind.takers and self._watch is not None:
                self.act_marks[number] |= self._watch.could_close(state, kind.packages)
        if self._watch is not None and can_offer(self.game, state):
            self._add_pairs(position, state, classes)

    def _add_pairs(self, position: int, state: State, classes: tuple[OfferClass, ...]) -> None:
        """Two packages at once, one pair for each refusal of the one that is liked better."""
        disliked = self._disliked(state)
        if len(disliked) < 2:
            return
        least, second = disliked
        base = self._heard_as(position)
        for kind in classes:
            if not kind.takers and kind.form == "offer":
                better = kind.packages[0]
                pair = (second, least) if better == least else (better, least)
                number = self._both.get((base, pair))
                if number is None:
                    number = self._both[base, pair] = self._act(state, Offer(pair, "offers"))
                self._add(Offer(pair, "offers"), number)

    def _disliked(self, state: State) -> tuple[Package, ...]:
        """The two packages that they like least, of those that can be named."""
        key = (state.variant, state.events, state.tabled)
        found = self._least.get(key)
        if found is None:
            theirs = self.game.situations.at(state.variant, state.events).theirs
            found = self._least[key] = tuple(
                nsmallest(
                    2, legal_packages(self.game, state),
                    key=lambda package: (theirs.meets_terms(package), theirs.value(package)),
                )
            )  # fmt: skip
        return found

    def _look(self, state: State) -> None:
        super()._look(state)
        if self._watch is not None:
            self.seen_marks.append(self._watch.to_move(state))

    def _follow(self, state: State) -> None:
        number = len(self.then_core)
        super()._follow(state)
        self.then_end.append(self._end(self._then_ends.get(number)))
        if self._watch is not None:
            self.then_marks.append(self._watch.played(state, None))

    def _act(self, state: State, move: Move) -> int:
        number = super()._act(state, move)
        self.act_end.append(self._end(self._ends.get(number)))
        if self._watch is not None:
            self.act_marks.append(self._watch.played(state, move))
        return number

    def _with_mine(self, number: int, mine: Memory | None) -> int:
        if self._watch is None and self.act_end[number] != NONE:
            return self._ended_with(number, mine)
        found = super()._with_mine(number, mine)
        if found == len(self.act_end):
            self.act_end.append(self.act_end[number])
            if self._watch is not None:
                self.act_marks.append(self.act_marks[number])
        return found

    def _ended_with(self, number: int, mine: Memory | None) -> int:
        """The end of a play that had another last offer, so that each end is counted."""
        found = self._ended.get((number, mine))
        if found is None:
            found = self._ended[number, mine] = len(self.act_core)
            core = list(self.ends.all[self.act_end[number]])
            core[st.MINE] = mine
            self.act_end.append(self.ends.number(tuple(core)))
            for column in (self.act_core, self.act_lane, self.act_seen, self.act_line):
                column.append(column[number])
        return found

    def _end(self, state: State | None) -> int:
        return NONE if state is None else self.ends.number(core_of(state, self._keep))

    def _interview(self, state: State) -> None:
        if self._watch is not None:
            exit_interview(self.game, state)
            self.end_marks.append(self._watch.ended(state))
