"""Statements compiled to closures over a move's registers.

Every compiled body is called with the state before the move (`s`, which conditions read), the
registers that become the state after it (`r`, which effects write), the recorder and the kind
of reply. It returns None when it runs to its end, the number of a node group to go on to, or
`RETURN` or `ENDED`. A quiet program is compiled without a recorder and skips what only a
record would show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from negotiator_trainer.engine import state as st
from negotiator_trainer.engine.conditions import Places, Test, compile_condition
from negotiator_trainer.engine.outcome import (
    Adjourned,
    Effect,
    Ended,
    Gave,
    Happened,
    Learned,
    Offered,
    Said,
    Tabled,
)
from negotiator_trainer.script.tree import Command, Comment, If, Line, LineGroup, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.engine.outcome import Event, Measure
    from negotiator_trainer.engine.stance import Stance
    from negotiator_trainer.scenario.model import Side
    from negotiator_trainer.scenario.situation import Situations
    from negotiator_trainer.script.tree import Branch

RETURN, ENDED = -1, -2
Registers: TypeAlias = list[Any]
Run: TypeAlias = "Callable[[tuple[Any, ...], Registers, Recorder | None, int], int | None]"


class Recorder:
    """Collects what a move says and does, in order."""

    __slots__ = ("events", "lines")

    def __init__(self) -> None:
        self.lines: list[Said] = []
        self.events: list[Event] = []

    def push(
        self, measure: Measure, amount: int, cap: int, *, before: int, after: int,
        reason: str = "", because: str = "",
    ) -> None:  # fmt: skip
        """Keep that a measure was moved by `amount`, held between 0 and `cap`."""
        if amount or before != after:
            self.events.append(Effect(measure, before, after, reason, because))


class Compiler:
    """Compiles one role's statements.

    Args:
        names: Where declared names live in the state.
        side: The role's model.
        groups: Node titles to group numbers.
        stance: The counterpart's stance; None in a scenario without offers.
        situations: The values in force after events.
        speaks: Whether the program records.
    """

    def __init__(
        self,
        names: Places,
        side: Side,
        *,
        groups: dict[str, int],
        stance: Stance | None,
        situations: Situations,
        speaks: bool,
    ) -> None:
        self._names = names
        self._side = side
        self._groups = groups
        self._stance = stance
        self._situations = situations
        self._speaks = speaks

    def test(self, condition: Any) -> Test | None:  # noqa: ANN401  any tree.Condition
        """Compile a condition."""
        return compile_condition(condition, self._names)

    def body(self, statements: tuple[Statement, ...]) -> Run:
        """Compile a body; an empty one does nothing."""
        runs = tuple(run for run in map(self._statement, statements) if run is not None)
        if not runs:
            return _nothing
        if len(runs) == 1:
            return runs[0]

        def run_all(
            s: tuple[Any, ...], r: Registers, out: Recorder | None, reply: int
        ) -> int | None:
            for run in runs:
                to = run(s, r, out, reply)
                if to is not None:
                    return to
            return None

        return run_all

    def _statement(self, statement: Statement) -> Run | None:
        match statement:
            case Line():
                return self._say(statement) if self._speaks else None
            case LineGroup(lines=lines):
                return self._say(lines[0]) if self._speaks else None
            case If():
                return self._if(statement)
            case Comment():
                return None
            case Command():
                return self._command(statement)

    def _say(self, line: Line) -> Run:
        said = Said(line.id, line.speaker, line.tag("mood"), line.tag("cue"), signal=line.signal)

        def say(_s: tuple[Any, ...], _r: Registers, out: Recorder | None, _reply: int) -> None:
            if out is not None:
                out.lines.append(said)

        return say

    def _if(self, statement: If) -> Run:
        arms = tuple(map(self._arm, statement.branches))

        def choose(
            s: tuple[Any, ...], r: Registers, out: Recorder | None, reply: int
        ) -> int | None:
            for test, run in arms:
                if test is None or test(s, reply):
                    return run(s, r, out, reply)
            return None

        return choose

    def _arm(self, branch: Branch) -> tuple[Test | None, Run]:
        return self.test(branch.condition), self.body(branch.body)

    def _command(self, command: Command) -> Run | None:
        make = getattr(self, f"_do_{command.name}", None)
        if make is None:
            raise ValueError(f"the engine does not know <<{command.name}>>")
        run: Run | None = make(command)
        return run

    def _do_offers(self, _command: Command) -> None:
        return None  # a property of the node, read when the game is compiled

    def _do_jump(self, command: Command) -> Run:
        group = self._groups[command.argument]
        return lambda _s, _r, _out, _reply: group

    def _do_return(self, _command: Command) -> Run:
        return lambda _s, _r, _out, _reply: RETURN

    def _do_end(self, command: Command) -> Run:
        ending = self._names.endings.index(command.argument)
        name = command.argument

        def end(_s: tuple[Any, ...], r: Registers, out: Recorder | None, _reply: int) -> int:
            r[st.ENDING] = ending
            if out is not None:
                out.events.append(Ended(name))
            return ENDED

        return end

    def _do_adjourn(self, _command: Command) -> Run:
        group = self._groups["Sitting"]

        def adjourn(_s: tuple[Any, ...], r: Registers, out: Recorder | None, _reply: int) -> int:
            r[st.SITTING] += 1
            if out is not None:
                out.events.append(Adjourned(r[st.SITTING]))
            return group

        return adjourn

    def _do_learn(self, command: Command) -> Run:
        name, bit = command.argument, 1 << self._names.facts.index(command.argument)

        def learn(_s: tuple[Any, ...], r: Registers, out: Recorder | None, _reply: int) -> None:
            if out is not None:
                out.events.append(Learned(name, new=not r[st.KNOWN] & bit))
            r[st.KNOWN] |= bit

        return learn

    def _do_give(self, command: Command) -> Run:
        name, bit = command.argument, 1 << self._names.own_facts.index(command.argument)

        def give(_s: tuple[Any, ...], r: Registers, out: Recorder | None, _reply: int) -> None:
            if out is not None:
                out.events.append(Gave(name, new=not r[st.GIVEN] & bit))
            r[st.GIVEN] |= bit

        return give

    def _do_flag(self, command: Command) -> Run:
        bit = 1 << self._names.flags.index(command.argument)

        def flag(_s: tuple[Any, ...], r: Registers, _out: Recorder | None, _reply: int) -> None:
            r[st.FLAGS] |= bit

        return flag

    def _do_table(self, command: Command) -> Run:
        name, bit = command.argument, 1 << self._names.issues.index(command.argument)

        def bring_up(_s: tuple[Any, ...], r: Registers, out: Recorder | None, _reply: int) -> None:
            if out is not None and not r[st.TABLED] & bit:
                out.events.append(Tabled(name))
            r[st.TABLED] |= bit

        return bring_up

    def _do_event(self, command: Command) -> Run:
        name, bit = command.argument, 1 << self._names.events.index(command.argument)
        model = self._side.events[name]
        allowed = tuple(model.variants is None or v in model.variants for v in self._names.variants)
        brings = 0 if model.tables is None else 1 << self._names.issues.index(model.tables)
        ceiling = model.trust_ceiling

        def happen(s: tuple[Any, ...], r: Registers, out: Recorder | None, _reply: int) -> None:
            if r[st.EVENTS] & bit or not allowed[s[st.VARIANT]]:
                return
            r[st.EVENTS] |= bit
            if out is not None:
                out.events.append(Happened(name))
                if brings & ~r[st.TABLED] and model.tables is not None:
                    out.events.append(Tabled(model.tables))
            r[st.TABLED] |= brings
            if ceiling is not None and ceiling < r[st.CEILING]:
                trust = min(r[st.TRUST], ceiling)
                if out is not None:
                    out.events.append(Effect("ceiling", r[st.CEILING], ceiling, model.text))
                    out.push("trust", 0, ceiling, before=r[st.TRUST], after=trust)
                r[st.CEILING] = ceiling
                r[st.TRUST] = trust

        return happen

    def _do_add(self, command: Command) -> Run:
        i = self._names.counters.index(command.argument)
        model, amount = self._side.counters[command.argument], command.amount

        def add(_s: tuple[Any, ...], r: Registers, _out: Recorder | None, _reply: int) -> None:
            counters: tuple[int, ...] = r[st.COUNTERS]
            value = min(max(counters[i] + amount, model.first), model.last)
            r[st.COUNTERS] = (*counters[:i], value, *counters[i + 1 :])

        return add

    def _do_trust(self, command: Command) -> Run:
        return move_trust(command.amount, command.reason, command.because)

    def _do_tension(self, command: Command) -> Run:
        return move_tension(command.amount, command.reason, command.because)

    def _do_face(self, command: Command) -> Run:
        def lose_face(_s: tuple[Any, ...], r: Registers, out: Recorder | None, _reply: int) -> None:
            after = min(r[st.FACE] + 1, 4)
            if out is not None:
                out.push(
                    "face", 1, 4, before=r[st.FACE], after=after,
                    reason=command.reason, because=command.because,
                )  # fmt: skip
            r[st.FACE] = after

        return lose_face

    def _do_counter(self, command: Command) -> Run:
        stance, situations = self._stance, self._situations
        if stance is None:
            raise ValueError("<<counter>> needs a stance in the model")
        named = stance.packages[command.argument] if command.argument else None

        def counter(_s: tuple[Any, ...], r: Registers, out: Recorder | None, _reply: int) -> None:
            package = named or stance.package(
                r[st.POSITION],
                situation=situations.at(r[st.VARIANT], r[st.EVENTS]),
                tabled=positions(r[st.TABLED]),
                traded=r[st.MINE].traded if r[st.MINE] else 0,
            )
            r[st.THEIRS] = package
            if out is not None:
                out.events.append(Offered("them", (package,)))

        return counter


def _nothing(_s: tuple[Any, ...], _r: Registers, _out: Recorder | None, _reply: int) -> None:
    return None


def positions(bits: int) -> frozenset[int]:
    """The positions of the bits that are set."""
    return frozenset(i for i in range(bits.bit_length()) if bits >> i & 1)


def move_trust(amount: int, reason: str, because: str = "") -> Run:
    """Compile a change of trust, held between 0 and the ceiling in force."""

    def trust(_s: tuple[Any, ...], r: Registers, out: Recorder | None, _reply: int) -> None:
        before = r[st.TRUST]
        cap = r[st.CEILING]
        after = r[st.TRUST] = max(0, min(before + amount, cap))
        if out is not None:
            out.push("trust", amount, cap, before=before, after=after,
                     reason=reason, because=because)  # fmt: skip

    return trust


def move_tension(amount: int, reason: str, because: str = "") -> Run:
    """Compile a change of tension, held between 0 and 4."""

    def tension(_s: tuple[Any, ...], r: Registers, out: Recorder | None, _reply: int) -> None:
        before = r[st.TENSION]
        after = r[st.TENSION] = max(0, min(before + amount, 4))
        if out is not None:
            out.push("tension", amount, 4, before=before, after=after,
                     reason=reason, because=because)  # fmt: skip

    return tension
