"""What moves do, worked out once for all states that differ in time and manner only.

A state is a *core* (everything but round, trust, tension and face) and a lane. A move is played
by the engine once for each *position*: a core with a bucket of lanes and a bucket of rounds,
between which the script tells no difference. Numbers stand for all of them, so that the search
over beliefs can run on arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from negotiator_trainer.analysis.solving.belief import Seen, rest, seen_of
from negotiator_trainer.analysis.solving.grid import NONE, Cores, Grid
from negotiator_trainer.analysis.solving.lanes import Tracer, marks_after, marks_to_move, pushed
from negotiator_trainer.analysis.solving.offer_classes import OfferClasses
from negotiator_trainer.analysis.solving.solver_score import substance
from negotiator_trainer.analysis.solving.tables import core_of
from negotiator_trainer.engine.play import act, legal_moves, settle
from negotiator_trainer.engine.state import MINE, Memory

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from negotiator_trainer.analysis.solving.offer_classes import OfferClass
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move, Offer
    from negotiator_trainer.engine.state import Signature, State

Joint: TypeAlias = "tuple[int, ...]"
"""For each variant the number of its position in a belief, or `NONE`."""

NOTHING: Seen = ((), ())
"""What is seen where nothing is said or shown; its number is 0."""


class Ends(Protocol):
    """Says what final states are worth."""

    def line(self, state: State) -> tuple[float, float, float]:
        """The worth over the relationship: least, at none, and slope."""


class Kernel:
    """Numbers positions and what moves do in them, when they are first asked for.

    Attributes:
        cores: Every core met, by number.
        to_move: The positions of somebody to move.
        after: The positions right after a move, before what follows every turn.
        act_core, act_lane, act_seen, act_line: For each thing that a move did: the core after
            it or `NONE` where it ended, what became of the lanes, what was seen, and the line
            of its score where it ended.
        then_core, then_lane, then_seen, then_line: The same, for each position, of what follows
            a turn that came to it.
        at_rest: For each position to move what is seen of it by somebody to move.
        lanes: For each way of moving the lanes, the code that each code becomes.
        lines: For each score line: the least, the score at no relationship, and the slope.
        moves: For each entry, the move; an entry is a move of a joint position.
        entry_act, entry_line: For each entry and variant, the number of what the move did and
            of the score line that the package gives it.
    """

    def __init__(self, game: Game, scorer: Ends, *, cores: Cores | None = None) -> None:
        self.game = game
        self.cores = cores if cores is not None else Cores()
        self.to_move = Grid(self.cores, marks_to_move(game), self._look)
        self.after = Grid(self.cores, [marks_after(game)], self._follow)
        self.columns = len(game.variants)
        self._nothing = [NONE] * self.columns
        self._scorer = scorer
        self._classes = OfferClasses(game)
        self._keep = game.read_bits
        self._compares = game.stance is not None and game.stance.model.tactic == "tit_for_tat"
        self.at_rest: list[int] = []
        self.then_core: list[int] = []
        self.then_lane: list[int] = []
        self.then_seen: list[int] = []
        self.then_line: list[int] = []
        self.act_core: list[int] = []
        self.act_lane: list[int] = []
        self.act_seen: list[int] = []
        self.act_line: list[int] = []
        self.lanes: list[list[int]] = []
        self.lines: list[tuple[float, float, float]] = []
        self.moves: list[Move] = []
        self.entry_act: list[int] = []
        self.entry_line: list[int] = []
        self._lane_number: dict[Hashable, int] = {}
        self._sights: list[Seen] = [NOTHING]
        self._seen_number: dict[Seen, int] = {NOTHING: 0}
        self._rests: dict[Hashable, int] = {}
        self._line_number: dict[Hashable, int] = {}
        self._fixed: dict[int, list[tuple[Move, int]]] = {}
        self._plain: dict[State, list[tuple[Move, int]]] = {}
        self._carried: dict[tuple[int, Memory | None], int] = {}
        self._mineless: dict[int, int] = {}
        self._alike: dict[State, int] = {}
        self._answers: dict[tuple[int, Signature | None], int] = {}
        self._best: dict[Hashable, list[tuple[Package, Joint]]] = {}
        self._ends: dict[int, State] = {}
        self._then_ends: dict[int, State] = {}
        self._entries: dict[Joint, tuple[int, int]] = {}

    def number(self, state: State) -> int:
        """The number of a state's core."""
        return self.cores.number(core_of(state, self._keep))

    def _look(self, state: State) -> None:
        seen = rest(self.game, state)
        self.at_rest.append(self._rests.setdefault(seen, len(self._rests)))

    def _follow(self, state: State) -> None:
        out = Tracer()
        after = settle(self.game, state, out)
        if after.ending >= 0:
            self._then_ends[len(self.then_core)] = after
        self.then_lane.append(self._lane(out))
        self.then_seen.append(self._saw(out, after))
        self.then_core.append(NONE if after.ending >= 0 else self.number(after))
        self.then_line.append(self.line(after) if after.ending >= 0 else NONE)

    def entries(self, joint: Joint) -> tuple[int, int]:
        """Where the moves of a joint position begin among the entries, and how many they are."""
        found = self._entries.get(joint)
        if found is None:
            begin = len(self.moves)
            present = [position for position in joint if position != NONE]
            where = [column for column, position in enumerate(joint) if position != NONE]
            for each in zip(*map(self._fixed_moves, present), strict=True):
                self._enter(where, each[0][0], [number for _, number in each], self._nothing)
            self._enter_offers(where, present)
            found = self._entries[joint] = (begin, len(self.moves) - begin)
        return found

    def _enter(
        self, where: list[int], move: Move, acts: Sequence[int], lines: Sequence[int]
    ) -> None:
        """Add a move of a belief that has states in some columns (`where`)."""
        self.moves.append(move)
        if len(where) == self.columns:
            self.entry_act += acts
            self.entry_line += lines
            return
        row, line = self._nothing.copy(), self._nothing.copy()
        for column, did, gave in zip(where, acts, lines, strict=False):
            row[column], line[column] = did, gave
        self.entry_act += row
        self.entry_line += line

    def _fixed_moves(self, position: int) -> list[tuple[Move, int]]:
        """The moves that are no offers, and what each does.

        Of one's own last offer they touch nothing, and look only at the issues traded in it.
        """
        found = self._fixed.get(position)
        if found is None:
            state = self.to_move.states[position]
            mine = state.mine
            plain = state._replace(mine=mine and Memory(0, mine.traded))
            alike = self._plain.get(plain)
            if alike is None:
                moves = legal_moves(self.game, plain)
                alike = self._plain[plain] = [(move, self._act(plain, move)) for move in moves]
            found = alike
            if mine != plain.mine:
                found = [(move, self._with_mine(number, mine)) for move, number in alike]
            self._fixed[position] = found
        return found

    def _with_mine(self, number: int, mine: Memory | None) -> int:
        """What a move did where one's own last offer was another one."""
        if self.act_core[number] == NONE:
            return number
        found = self._carried.get((number, mine))
        if found is None:
            found = self._carried[number, mine] = len(self.act_core)
            core = list(self.cores.all[self.act_core[number]])
            core[MINE] = mine
            self.act_core.append(self.cores.number(tuple(core)))
            for column in (self.act_lane, self.act_seen, self.act_line):
                column.append(column[number])
        return found

    def _enter_offers(self, where: list[int], present: list[int]) -> None:
        states = tuple([self.to_move.states[position] for position in present])
        for kind in self._classes.at(states):
            acts = [
                self._answer(position, kind.first, signature)
                for position, signature in zip(present, kind.answers, strict=True)
            ]
            if not kind.takers:
                self._enter(where, kind.first, acts, self._nothing)
                continue
            for package, lines in self._deals(kind, tuple(acts)):
                self._enter(where, kind.offer(package), acts, lines)

    def _deals(self, kind: OfferClass, acts: tuple[int, ...]) -> list[tuple[Package, Joint]]:
        """The packages that can be the best of those accepted, with their score lines."""
        ends = tuple(
            self._ends[number] if signature is None else None
            for number, signature in zip(acts, kind.answers, strict=True)
        )
        key = (kind.packages, tuple(end and substance(end) for end in ends))
        found = self._best.get(key)
        if found is None:
            lines: dict[Joint, Package] = {}
            for package in kind.packages:
                of = tuple(
                    NONE if end is None else self.line(end._replace(deal=package)) for end in ends
                )
                lines.setdefault(of, package)
            found = [(lines[of], of) for of in self._best_lines(list(lines))]
            self._best[key] = found
        return found

    def _best_lines(self, keys: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
        """Those that no other one matches at every relationship, for every taker."""
        kept: list[tuple[tuple[float, ...], tuple[int, ...]]] = []
        points = [(tuple(self._points(key)), key) for key in keys]
        for point, key in sorted(points, reverse=True):
            if not any(all(a >= b for a, b in zip(o, point, strict=True)) for o, _ in kept):
                kept.append((point, key))
        return [key for _, key in kept]

    def _points(self, key: tuple[int, ...]) -> Iterator[float]:
        for number in key:
            if number != NONE:
                least, at_zero, slope = self.lines[number]
                yield from (least, at_zero, at_zero + 100 * slope)

    def _answer(self, position: int, offer: Offer, signature: Signature | None) -> int:
        """What an offer does; it takes the place of the one before, which counts no more.

        Only who answers like with like compares the two.
        """
        key = (self._heard_as(position), signature)
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = self._act(self.to_move.states[position], offer)
        return found

    def _heard_as(self, position: int) -> int:
        """One number for the positions in which offers of one signature are heard alike."""
        if self._compares:
            return position
        found = self._mineless.get(position)
        if found is None:
            state = self.to_move.states[position]._replace(mine=None)
            found = self._alike.setdefault(state, len(self._alike))
            self._mineless[position] = found
        return found

    def _act(self, state: State, move: Move) -> int:
        out = Tracer()
        after = act(self.game, state, move, out)
        number = len(self.act_core)
        self.act_lane.append(self._lane(out))
        if after.ending >= 0:
            self.act_core.append(NONE)
            self.act_seen.append(NONE)
            self.act_line.append(self.line(after))
            self._ends[number] = after
        else:
            self.act_core.append(self.number(after))
            self.act_seen.append(self._saw(out, after))
            self.act_line.append(NONE)
        return number

    def _lane(self, out: Tracer) -> int:
        key = tuple(out.pushes)
        found = self._lane_number.get(key)
        if found is None:
            found = self._lane_number[key] = len(self.lanes)
            self.lanes.append(pushed(key))
        return found

    def _saw(self, out: Tracer, after: State) -> int:
        return self._seen(seen_of(self.game, out.lines, out.events, after))

    def _seen(self, what: Seen) -> int:
        found = self._seen_number.get(what)
        if found is None:
            found = self._seen_number[what] = len(self._sights)
            self._sights.append(what)
        return found

    def saw_both(self, first: int, then: int) -> int:
        """The number of having seen one thing after the other."""
        before, after = self._sights[first], self._sights[then]
        return self._seen((before[0] + after[0], before[1] + after[1]))

    def line(self, state: State) -> int:
        """The number of the score line of a final state."""
        key = (*substance(state), state.deal)
        found = self._line_number.get(key)
        if found is None:
            found = self._line_number[key] = len(self.lines)
            self.lines.append(self._scorer.line(state))
        return found
