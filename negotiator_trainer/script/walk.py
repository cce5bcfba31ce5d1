"""Goes through the statements of a body, a node or a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.script.tree import (
    All,
    AnyOf,
    Call,
    Command,
    Compare,
    If,
    Line,
    LineGroup,
    Not,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from negotiator_trainer.script.tree import Condition, Node, Script, Statement


def statements(body: Sequence[Statement]) -> list[Statement]:
    """Every statement of a body, those inside its blocks too, in file order."""
    found: list[Statement] = []
    for statement in body:
        found.append(statement)
        if isinstance(statement, If):
            for branch in statement.branches:
                found += statements(branch.body)
    return found


def node_statements(node: Node) -> list[Statement]:
    """Every statement of a node: its own body first, then its options' bodies."""
    found = statements(node.body)
    for option in node.options:
        found += statements(option.body)
    return found


def lines(node: Node) -> list[Line]:
    """Every line of a node, phrasings and options too, in file order."""
    found = body_lines(node.body)
    for option in node.options:
        found.append(option.line)
        found += body_lines(option.body)
    return found


def body_lines(body: Sequence[Statement]) -> list[Line]:
    """Every line of a body, phrasings too."""
    found: list[Line] = []
    for statement in statements(body):
        if isinstance(statement, Line):
            found.append(statement)
        elif isinstance(statement, LineGroup):
            found += statement.lines
    return found


def script_lines(script: Script) -> Iterator[Line]:
    """Every line of a script, options too, in file order."""
    for node in script.nodes:
        yield from lines(node)


def commands(node: Node) -> list[Command]:
    """Every command of a node."""
    return [each for each in node_statements(node) if isinstance(each, Command)]


def takes_offers(node: Node) -> bool:
    """Whether offers can be made at a beat."""
    return any(isinstance(each, Command) and each.name == "offers" for each in node.body)


def node_conditions(node: Node) -> list[Condition]:
    """Every condition of a node: its own, its blocks', its options'."""
    found = [] if node.when is None else [node.when]
    for statement in node_statements(node):
        if isinstance(statement, If):
            found += [each.condition for each in statement.branches if each.condition]
    return found + [option.condition for option in node.options if option.condition]


def questions(condition: Condition) -> Iterator[Call | Compare]:
    """The questions that a condition joins."""
    if isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from questions(part)
    elif isinstance(condition, Not):
        yield from questions(condition.inner)
    else:
        yield condition
