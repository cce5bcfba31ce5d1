"""Conditions compiled to closures over a state."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from negotiator_trainer.engine import state as st
from negotiator_trainer.engine.state import REPLIES
from negotiator_trainer.script.tree import All, AnyOf, Call, Compare, Condition, Not

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.scenario.model import Scenario

Test: TypeAlias = "Callable[[tuple[Any, ...], int], bool]"
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
    """Where each declared name of one role lives in the state."""

    facts: tuple[str, ...]
    own_facts: tuple[str, ...]
    flags: tuple[str, ...]
    issues: tuple[str, ...]
    events: tuple[str, ...]
    counters: tuple[str, ...]
    variants: tuple[str, ...]
    endings: tuple[str, ...]


def places(scenario: Scenario, role: str) -> Places:
    """Read the order of a role's names from its model."""
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
            tests = tuple(_required(part, names) for part in parts)
            return lambda s, reply: all(test(s, reply) for test in tests)
        case AnyOf(parts=parts):
            tests = tuple(_required(part, names) for part in parts)
            return lambda s, reply: any(test(s, reply) for test in tests)


def _required(condition: Condition, names: Places) -> Test:
    test = compile_condition(condition, names)
    assert test is not None  # noqa: S101  only None compiles to None
    return test


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
    field, declared = {
        "knows": (st.KNOWN, names.facts),
        "gave": (st.GIVEN, names.own_facts),
        "flag": (st.FLAGS, names.flags),
        "tabled": (st.TABLED, names.issues),
        "happened": (st.EVENTS, names.events),
    }[name]
    mask = 1 << declared.index(argument)
    return lambda s, _reply: bool(s[field] & mask)


def _compare(condition: Compare, names: Places) -> Test:
    test = _OPERATORS[condition.operator]
    number = condition.number
    fields = [
        (factor, _NUMBERS[name]) if name in _NUMBERS else (factor, ~names.counters.index(name))
        for factor, name in condition.terms
    ]
    if len(fields) == 1 and fields[0][0] == 1:
        field = fields[0][1]
        if field >= 0:
            return lambda s, _reply: test(s[field], number)
        counter = ~field
        return lambda s, _reply: test(s[st.COUNTERS][counter], number)
    return lambda s, _reply: test(
        sum(f * (s[i] if i >= 0 else s[st.COUNTERS][~i]) for f, i in fields), number
    )
