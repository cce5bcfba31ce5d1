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


def statements(body: Sequence[Statement]) -> Iterator[Statement]:
    """Every statement of a body, those inside its blocks too, in file order."""
    for statement in body:
        yield statement
        if isinstance(statement, If):
            for branch in statement.branches:
                yield from statements(branch.body)


def node_statements(node: Node) -> Iterator[Statement]:
    """Every statement of a node: its own body first, then its options' bodies."""
    yield from statements(node.body)
    for option in node.options:
        yield from statements(option.body)


def lines(node: Node) -> Iterator[Line]:
    """Every line of a node, phrasings and options too, in file order."""
    yield from body_lines(node.body)
    for option in node.options:
        yield option.line
        yield from body_lines(option.body)


def body_lines(body: Sequence[Statement]) -> Iterator[Line]:
    """Every line of a body, phrasings too."""
    for statement in statements(body):
        if isinstance(statement, Line):
            yield statement
        elif isinstance(statement, LineGroup):
            yield from statement.lines


def script_lines(script: Script) -> Iterator[Line]:
    """Every line of a script, options too, in file order."""
    for node in script.nodes:
        yield from lines(node)


def commands(node: Node) -> Iterator[Command]:
    """Every command of a node."""
    return (each for each in node_statements(node) if isinstance(each, Command))


def node_conditions(node: Node) -> Iterator[Condition]:
    """Every condition of a node: its own, its blocks', its options'."""
    if node.when is not None:
        yield node.when
    for statement in node_statements(node):
        if isinstance(statement, If):
            yield from (each.condition for each in statement.branches if each.condition)
    yield from (option.condition for option in node.options if option.condition)


def questions(condition: Condition) -> Iterator[Call | Compare]:
    """The questions that a condition joins."""
    if isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from questions(part)
    elif isinstance(condition, Not):
        yield from questions(condition.inner)
    else:
        yield condition
