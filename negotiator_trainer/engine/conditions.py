"""Conditions compiled to closures over a state."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeAlias

from negotiator_trainer.engine import state as st
from negotiator_trainer.engine.state import REPLIES
from negotiator_trainer.script.tree import All, AnyOf, Call, Compare, Condition, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from negotiator_trainer.scenario.model import Scenario
    from negotiator_trainer.script.tree import Script

Test: TypeAlias = "Callable[[Sequence[Any], int], bool]"
"""Asks the state before the move, and the reply to an offer (−1 outside reactions)."""

_OPERATORS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt, "<=": operator.le, "==": operator.eq,
    "!=": operator.ne, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip
_NUMBERS = {
    "trust": st.TRUST, "tension": st.TENSION, "face": st.FACE, "round": st.ROUND,
    "sitting": st.SITTING,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Places:
    """Where each declared name of one role lives in the state; its beats in file order."""

    facts: tuple[str, ...]
    own_facts: tuple[str, ...]
    flags: tuple[str, ...]
    issues: tuple[str, ...]
    events: tuple[str, ...]
    counters: tuple[str, ...]
    variants: tuple[str, ...]
    endings: tuple[str, ...]
    beats: tuple[str, ...]


def places(scenario: Scenario, role: str, script: Script) -> Places:
    """Read the order of a role's names from its model, and of its beats from its script."""
    side = scenario.play[role]
    return Places(
        facts=tuple(side.facts),
        own_facts=tuple(scenario.roles[role].facts),
        flags=tuple(side.flags),
        issues=tuple(scenario.issues),
        events=tuple(side.events),
        counters=tuple(side.counters),
        variants=tuple(side.variants),
        endings=tuple(side.endings),
        beats=tuple(node.title for node in script.nodes),
    )


def compile_condition(condition: Condition | None, names: Places) -> Test | None:
    """Compile a condition; None where there is none to test.

    Raises:
        ValueError: It names what the model does not declare.
    """
    match condition:
        case None:
            return None
        case Call(name=name, argument=argument):
            return _call(name, argument, names)
        case Compare():
            return _compare(condition, names)
        case Not(inner=inner):
            test = _required(inner, names)
            return lambda s, reply: not test(s, reply)
        case All(parts=parts):
            return reduce(_both, [_required(part, names) for part in parts])
        case AnyOf(parts=parts):
            return reduce(_either, [_required(part, names) for part in parts])


def _required(condition: Condition, names: Places) -> Test:
    test = compile_condition(condition, names)
    assert test is not None  # noqa: S101  only None compiles to None
    return test


def _both(one: Test, other: Test) -> Test:
    return lambda s, reply: one(s, reply) and other(s, reply)


def _either(one: Test, other: Test) -> Test:
    return lambda s, reply: one(s, reply) or other(s, reply)


def _call(name: str, argument: str, names: Places) -> Test:
    if name == "reply":
        wanted = REPLIES.index(argument)
        return lambda _s, reply: reply == wanted
    if name == "variant":
        variant = names.variants.index(argument)
        return lambda s, _reply: s[0] == variant
    if name == "ended":
        ending = names.endings.index(argument)
        return lambda s, _reply: s[st.ENDING] == ending
    if name == "at":
        beats = frozenset(i for i, title in enumerate(names.beats) if title == argument)
        return lambda s, _reply: s[st.BEAT] in beats
    field, declared = {
        "knows": (st.KNOWN, names.facts),
        "gave": (st.GIVEN, names.own_facts),
        "flag": (st.FLAGS, names.flags),
        "tabled": (st.TABLED, names.issues),
        "happened": (st.EVENTS, names.events),
    }[name]
    mask = 1 << declared.index(argument)
    return lambda s, _reply: s[field] & mask != 0


def _compare(condition: Compare, names: Places) -> Test:
    test = _OPERATORS[condition.operator]
    number = condition.number
    fields = [
        (factor, _NUMBERS[name]) if name in _NUMBERS else (factor, ~names.counters.index(name))
        for factor, name in condition.terms
    ]
    if len(fields) == 1 and fields[0][0] == 1:
        field = fields[0][1]
        if field < 0:
            return _of_counter(condition.operator, ~field, number)
        return lambda s, _reply: test(s[field], number)
    return lambda s, _reply: test(
        sum(f * (s[i] if i >= 0 else s[st.COUNTERS][~i]) for f, i in fields), number
    )


def _of_counter(operator_: str, counter: int, number: int) -> Test:
    """One counter against a number: what scripts ask most, so without a call in between."""
    at = st.COUNTERS
    match operator_:
        case "<":
            return lambda s, _reply: s[at][counter] < number
        case "<=":
            return lambda s, _reply: s[at][counter] <= number
        case ">":
            return lambda s, _reply: s[at][counter] > number
        case ">=":
            return lambda s, _reply: s[at][counter] >= number
        case "==":
            return lambda s, _reply: s[at][counter] == number
        case _:
            return lambda s, _reply: s[at][counter] != number
