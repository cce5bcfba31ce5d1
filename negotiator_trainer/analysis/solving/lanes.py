"""Trust, tension and face as lanes: what a move does to them, for all their values at once.

A move adds to them between bounds and asks them only whether they are past some mark of the
script. So all values between two marks behave alike: a search works a move out once for such a
bucket and looks up what becomes of each value in a table.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from negotiator_trainer.engine.program import Recorder
from negotiator_trainer.scoring.measures import relationship
from negotiator_trainer.script.tree import Command, Compare, If
from negotiator_trainer.script.walk import questions, statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.outcome import Measure
    from negotiator_trainer.engine.state import State
    from negotiator_trainer.script.tree import Condition, Node, Statement

Push: TypeAlias = "tuple[str, int, int]"
"""A measure, what is added to it, and the most that it can be after that; the least is 0."""

TRUSTS, TENSIONS, FACES = range(101), range(5), range(5)
LANES = len(TRUSTS) * len(TENSIONS) * len(FACES)


class Lane(NamedTuple):
    """The values of the three lanes."""

    trust: int
    tension: int
    face: int

    @property
    def code(self) -> int:
        """A number in ``range(LANES)``."""
        return (self.trust * len(TENSIONS) + self.tension) * len(FACES) + self.face


class Tracer(Recorder):
    """A record that also keeps how the lanes were moved, whatever their values were."""

    __slots__ = ("pushes",)

    def __init__(self) -> None:
        super().__init__()
        self.pushes: list[Push] = []

    def push(
        self, measure: Measure, amount: int, cap: int, *, before: int, after: int,
        reason: str = "", because: str = "",
    ) -> None:  # fmt: skip
        """Keep the change itself, beside the event."""
        self.pushes.append((measure, amount, cap))
        super().push(
            measure, amount, cap, before=before, after=after, reason=reason, because=because
        )


class Marks:
    """Between which values of the lanes and of the round some conditions tell no difference.

    Attributes:
        of_lane: For each lane code, the number of its bucket.
        lanes: For each bucket of lanes, a lane in it.
        of_round: For each round, the number of its bucket.
        rounds: For each bucket of rounds, a round in it.
    """

    def __init__(self, game: Game, asked: Iterable[Condition], *, last_round: bool = False) -> None:
        last = game.side.rounds
        cuts = _cuts(asked)
        trust = _buckets(TRUSTS, cuts["trust"])
        tension = _buckets(TENSIONS, cuts["tension"])
        face = _buckets(FACES, cuts["face"])
        self.lanes: list[Lane] = []
        self.of_lane: list[int] = []
        numbers: dict[tuple[int, int, int], int] = {}
        for lane in every_lane():
            key = (trust[lane.trust], tension[lane.tension], face[lane.face])
            if key not in numbers:
                numbers[key] = len(self.lanes)
                self.lanes.append(lane)
            self.of_lane.append(numbers[key])
        self.of_round = _buckets(range(last + 1), cuts["round"] | ({last} if last_round else set()))
        self.rounds = [self.of_round.index(i) for i in range(max(self.of_round) + 1)]


def marks_to_move(game: Game) -> list[Marks]:
    """For each beat, the marks that matter to the moves in it and to the answers."""
    nodes = game.script.nodes
    return [Marks(game, _asked_from(nodes, node)) for node in nodes]


def marks_after(game: Game) -> Marks:
    """The marks that matter to what follows a turn."""
    entered = _entered(game.script.nodes, {"AfterTurn"})
    return Marks(game, chain.from_iterable(map(_in_node, entered)), last_round=True)


def _asked_from(nodes: Sequence[Node], beat: Node) -> Iterator[Condition]:
    titles = {"Reaction", "Accepted", "Walk", "Outside"}
    for option in beat.options:
        if option.condition is not None:
            yield option.condition
        yield from _in_body(option.body)
        titles |= _jumps(option.body)
    for node in _entered(nodes, titles):
        yield from _in_node(node)


def _entered(nodes: Sequence[Node], titles: set[str]) -> list[Node]:
    """The nodes that can be entered one after the other, beginning at some titles."""
    seen: set[str] = set()
    found = []
    waiting = list(titles)
    while waiting:
        title = waiting.pop()
        if title not in seen:
            seen.add(title)
            for node in nodes:
                if node.title == title:
                    found.append(node)
                    waiting += _jumps(node.body)
    return found


def _jumps(body: Sequence[Statement]) -> set[str]:
    return {
        each.argument if each.name == "jump" else "Sitting"
        for each in statements(body)
        if isinstance(each, Command) and each.name in {"jump", "adjourn"}
    }


def _in_node(node: Node) -> Iterator[Condition]:
    if node.when is not None:
        yield node.when
    yield from _in_body(node.body)


def _in_body(body: Sequence[Statement]) -> Iterator[Condition]:
    for each in statements(body):
        if isinstance(each, If):
            yield from (branch.condition for branch in each.branches if branch.condition)


def lane_at(code: int) -> Lane:
    """The lane with a code."""
    manner, face = divmod(code, len(FACES))
    trust, tension = divmod(manner, len(TENSIONS))
    return Lane(trust, tension, face)


def every_lane() -> Iterator[Lane]:
    """Every lane, in the order of its code."""
    return map(lane_at, range(LANES))


def pushed(pushes: Iterable[Push]) -> list[int]:
    """For each lane code, the code after some pushes in order."""
    fields = {"trust": list(TRUSTS), "tension": list(TENSIONS), "face": list(FACES)}
    for measure, amount, cap in pushes:
        fields[measure] = [max(0, min(value + amount, cap)) for value in fields[measure]]
    trust, tension, face = fields.values()
    return [Lane(t, n, f).code for t in trust for n in tension for f in face]


def relationships(state: State) -> list[float]:
    """For each lane code, the relationship of a state with that lane, 0–100."""
    return [relationship(state._replace(**lane._asdict())) for lane in every_lane()]


def lane_of(state: State) -> int:
    """The code of a state's lane."""
    return Lane(state.trust, state.tension, state.face).code


def _buckets(values: range, cuts: set[int]) -> list[int]:
    """For each value the number of its bucket; a cut begins a new one."""
    numbers, number = [], 0
    for value in values:
        number += value in cuts and value != values[0]
        numbers.append(number)
    return numbers


def _cuts(asked: Iterable[Condition]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for compare in chain.from_iterable(map(questions, asked)):
        if not isinstance(compare, Compare):
            continue
        terms = compare.terms
        if len(terms) == 1 and terms[0][0] == 1:
            below, above = compare.number, compare.number + 1
            found[terms[0][1]] |= {
                "<": {below}, ">=": {below}, "<=": {above}, ">": {above},
            }.get(compare.operator, {below, above})  # fmt: skip
        else:
            # A sum has no marks of its own: every value counts as one.
            for _, name in terms:
                found[name] |= set(range(101))
    return found
