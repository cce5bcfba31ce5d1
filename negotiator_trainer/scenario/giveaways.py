"""Finds lines that give a fact away before the trainee can know it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from negotiator_trainer.scenario.codes import CODES
from negotiator_trainer.scenario.labels import clipped
from negotiator_trainer.script.diagnostics import Diagnostic
from negotiator_trainer.script.tree import All, AnyOf, Call, Command, If, Line, LineGroup, Not
from negotiator_trainer.script.vocabulary import RESERVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from negotiator_trainer.scenario.model import Scenario
    from negotiator_trainer.script.tree import Condition, Node, Script, Statement

Known: TypeAlias = frozenset[str]
"""The facts that have come out on every path to a place."""


def check_giveaways(scenario: Scenario, role: str, script: Script) -> tuple[Diagnostic, ...]:
    """Return a warning for each line that says a fact's words where it need not be known.

    A line is guarded by a `knows` on its own path, by a `learn` in its own body, or when every
    jump that leads to its node is guarded. Words that stand in the brief or on the trainee's own
    sheet give nothing away, and the exit interview comes when all is told.
    """
    words = giveaways(scenario, role)
    found: list[Diagnostic] = []

    def look(line: Line, known: Known) -> None:
        for name, pattern in words.items():
            if name not in known and (match := pattern.search(line.text)):
                message = (
                    f'{clipped(match[0])} gives the fact “{name}” away; ask for knows("{name}") '
                    f"on the way here, or let this body <<learn {name}>>."
                )
                found.append(
                    Diagnostic(
                        code="C014",
                        severity=CODES["C014"][0],
                        place=line.place,
                        message=message,
                    )
                )

    arriving = _arrivals(script, frozenset(scenario.play[role].facts))
    for node in script.nodes:
        if node.title != "ExitInterview":
            _walk_node(node, arriving[node.title], on_line=look, on_jump=lambda *_: None)
    return tuple(dict.fromkeys(found))


def giveaways(scenario: Scenario, role: str) -> Mapping[str, re.Pattern[str]]:
    """Return, for each of the counterpart's facts, what in a line's text gives it away.

    Words that stand in the brief or on the trainee's own sheet give nothing away.
    """
    own = scenario.roles[role].sheet if role in scenario.roles else ""
    public = f"{scenario.brief} {own}"
    return {
        name: pattern
        for name, fact in scenario.play[role].facts.items()
        if (pattern := _pattern(name, [word for word in fact.says if not _says(word, public)]))
    }


def _pattern(name: str, words: Sequence[str]) -> re.Pattern[str] | None:
    parts = [rf"(?<!\w){re.escape(word)}(?!\w)" for word in words]
    parts.append(rf"\{{fact\(\"{re.escape(name)}\"\)\}}")
    return re.compile("|".join(parts), re.IGNORECASE)


def _says(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _arrivals(script: Script, everything: Known) -> Mapping[str, Known]:
    """Return what is known on every way into each node: the largest consistent answer."""
    titles = {node.title for node in script.nodes}
    arriving = {title: frozenset[str]() if title in RESERVED else everything for title in titles}
    while True:
        fresh = {title: frozenset[str]() if title in RESERVED else everything for title in titles}

        def meet(title: str, known: Known, into: dict[str, Known] = fresh) -> None:
            if title in into:
                into[title] &= known

        for node in script.nodes:
            _walk_node(node, arriving[node.title], on_line=lambda *_: None, on_jump=meet)
        if fresh == arriving:
            return arriving
        arriving = fresh


def _walk_node(
    node: Node,
    arriving: Known,
    *,
    on_line: Callable[[Line, Known], None],
    on_jump: Callable[[str, Known], None],
) -> None:
    known = arriving | _implied(node.when)
    _walk_body(node.body, known, on_line=on_line, on_jump=on_jump)
    known |= _learnt(node.body)
    for option in node.options:
        offered = known | _implied(option.condition)
        on_line(option.line, offered)
        _walk_body(option.body, offered, on_line=on_line, on_jump=on_jump)


def _walk_body(
    body: Iterable[Statement],
    known: Known,
    *,
    on_line: Callable[[Line, Known], None],
    on_jump: Callable[[str, Known], None],
) -> None:
    statements = tuple(body)
    known |= _learnt(statements)
    for statement in statements:
        if isinstance(statement, Line):
            on_line(statement, known)
        elif isinstance(statement, LineGroup):
            for line in statement.lines:
                on_line(line, known)
        elif isinstance(statement, Command) and statement.name == "jump":
            on_jump(statement.argument, known)
        elif isinstance(statement, If):
            otherwise = known
            for branch in statement.branches:
                inside = otherwise | _implied(branch.condition)
                _walk_body(branch.body, inside, on_line=on_line, on_jump=on_jump)
                otherwise |= _denied(branch.condition)


def _learnt(body: Iterable[Statement]) -> Known:
    return frozenset(
        statement.argument
        for statement in body
        if isinstance(statement, Command) and statement.name == "learn"
    )


def _implied(condition: Condition | None) -> Known:
    """Return the facts that are known whenever a condition holds."""
    if isinstance(condition, Call) and condition.name == "knows":
        return frozenset({condition.argument})
    if isinstance(condition, All):
        return frozenset[str]().union(*map(_implied, condition.parts))
    if isinstance(condition, AnyOf):
        return frozenset.intersection(*map(_implied, condition.parts))
    if isinstance(condition, Not):
        return _denied(condition.inner)
    return frozenset()


def _denied(condition: Condition | None) -> Known:
    """Return the facts that are known whenever a condition does not hold."""
    if isinstance(condition, Not):
        return _implied(condition.inner)
    if isinstance(condition, AnyOf):
        return frozenset[str]().union(*map(_denied, condition.parts))
    if isinstance(condition, All):
        return frozenset.intersection(*map(_denied, condition.parts))
    return frozenset()
