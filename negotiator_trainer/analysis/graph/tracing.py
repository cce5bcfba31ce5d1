"""A game that leaves marks: which statements ran, which conditions held, what came out.

The speaking program is compiled once more, by a compiler that puts a mark beside what it runs.
Play itself is compiled without and pays nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from negotiator_trainer.engine import state as st
from negotiator_trainer.engine.game import recompiled
from negotiator_trainer.engine.program import Compiler
from negotiator_trainer.engine.state import REPLIES
from negotiator_trainer.script.tree import NOWHERE, Command, If, Place

if TYPE_CHECKING:
    from negotiator_trainer.engine.conditions import Test
    from negotiator_trainer.engine.game import Beat, Game
    from negotiator_trainer.engine.program import Recorder, Registers, Run
    from negotiator_trainer.script.tree import Branch, Node, Statement

Kind: TypeAlias = Literal[
    "ran", "entered", "replied", "holds", "fails", "offered", "learned", "happened",
    "ended", "leak", "unannounced", "stuck", "situation", "efficient", "walked",
]  # fmt: skip


class Mark(NamedTuple):
    """Something that play can come to.

    Attributes:
        kind: ``ran`` for a statement, ``entered`` for a node or an arm, ``replied`` for a
            reaction with the kind of reply, ``holds`` and ``fails`` for a condition, ``offered``
            for an option; `Watching` explains those that it adds.
        place: Where it stands in the script.
        name: What it is about, such as a fact; empty where the place says it.
        variant: The position of the variant; −1 where it does not matter.
        bits: Events and tabled issues of a ``situation``.
    """

    kind: Kind
    place: Place = NOWHERE
    name: str = ""
    variant: int = -1
    bits: tuple[int, ...] = ()


@dataclass(slots=True)
class Trail:
    """The marks that were left since it was last taken up."""

    marks: list[Mark] = field(default_factory=list)

    def take(self) -> frozenset[Mark]:
        """What was left, and begin anew."""
        taken = frozenset(self.marks)
        self.marks.clear()
        return taken


def traced(game: Game) -> tuple[Game, Trail]:
    """The same game, and where it leaves its marks; every answer is the same."""
    trail = Trail()
    compiler = TracingCompiler(game, trail)
    plain = recompiled(game, compiler)
    beats = tuple(
        _marked_beat(node, beat, trail)
        for node, beat in zip(game.script.nodes, plain.beats, strict=True)
    )
    return replace(game, speaking=replace(plain, beats=beats)), trail


class TracingCompiler(Compiler):
    """Compiles statements so that each leaves a mark when it runs."""

    def __init__(self, game: Game, trail: Trail) -> None:
        super().__init__(
            game.names, game.side, groups=dict(game.titles), stance=game.stance,
            situations=game.situations, speaks=True,
        )  # fmt: skip
        self._trail = trail

    def _statement(self, statement: Statement) -> Run | None:
        run = super()._statement(statement)
        if run is None or isinstance(statement, If):
            return run
        run = _marked(run, Mark("ran", statement.place), self._trail)
        if isinstance(statement, Command) and statement.name in {"learn", "event"}:
            return self._came(run, statement)
        return run

    def _came(self, run: Run, command: Command) -> Run:
        """Mark a fact that is known then, or an event that has happened then, by variant."""
        learns = command.name == "learn"
        names = self._names.facts if learns else self._names.events
        bit = 1 << names.index(command.argument)
        register = st.KNOWN if learns else st.EVENTS
        kind: Kind = "learned" if learns else "happened"
        variants = range(len(self._names.variants))
        marks = [Mark(kind, name=command.argument, variant=v) for v in variants]
        left = self._trail.marks

        def come(s: tuple[Any, ...], r: Registers, out: Recorder | None, reply: int) -> int | None:
            to = run(s, r, out, reply)
            if r[register] & bit:
                left.append(marks[s[st.VARIANT]])
            return to

        return come

    def _arm(self, branch: Branch) -> tuple[Test | None, Run]:
        test, run = super()._arm(branch)
        entered = Mark("entered", branch.place)
        return _asked(test, branch.place, self._trail), _marked(run, entered, self._trail)


def _marked_beat(node: Node, beat: Beat, trail: Trail) -> Beat:
    run = _marked(beat.run, Mark("entered", node.place), trail)
    if node.title == "Reaction":
        run = _answering(run, node.place, trail)
    return replace(beat, test=_asked(beat.test, node.place, trail), run=run)


def _answering(run: Run, place: Place, trail: Trail) -> Run:
    left = trail.marks
    marks = [Mark("replied", place, reply) for reply in REPLIES]

    def go(s: tuple[Any, ...], r: Registers, out: Recorder | None, reply: int) -> int | None:
        left.append(marks[reply])
        return run(s, r, out, reply)

    return go


def _marked(run: Run, mark: Mark, trail: Trail) -> Run:
    left = trail.marks

    def go(s: tuple[Any, ...], r: Registers, out: Recorder | None, reply: int) -> int | None:
        left.append(mark)
        return run(s, r, out, reply)

    return go


def _asked(test: Test | None, place: Place, trail: Trail) -> Test | None:
    if test is None:
        return None
    left, holds, fails = trail.marks, Mark("holds", place), Mark("fails", place)
    asked = test

    def ask(s: Any, reply: int) -> bool:  # noqa: ANN401  a state, or its registers
        answer = asked(s, reply)
        left.append(holds if answer else fails)
        return answer

    return ask
