"""Writes a script in its one canonical form; parsing that gives the same script back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.script.tree import (
    All,
    AnyOf,
    Call,
    Command,
    Comment,
    Compare,
    If,
    Line,
    Not,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from negotiator_trainer.script.tree import Condition, Node, Option, Script, Statement

_INDENT = "    "


def format_script(script: Script) -> str:
    """Return the canonical text of a script that was parsed without errors.

    Comments stay; blank lines within nodes do not.
    """
    blocks = ["\n".join(_node(node)) for node in script.nodes]
    if script.comments:
        blocks.append("\n".join(map(_comment, script.comments)))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def format_condition(condition: Condition) -> str:
    """Return a condition as it is written after ``if`` or ``when:``."""
    match condition:
        case Call():
            return f'{condition.name}("{condition.argument}")'
        case Compare():
            return f"{_sum(condition.terms)} {condition.operator} {condition.number}"
        case Not(inner=inner):
            bare = isinstance(inner, Call | Not)
            return f"!{format_condition(inner)}" if bare else f"!({format_condition(inner)})"
        case All():
            return " && ".join(map(_in_all, condition.parts))
        case AnyOf():
            return " || ".join(map(_in_any, condition.parts))


def _in_all(condition: Condition) -> str:
    text = format_condition(condition)
    return f"({text})" if isinstance(condition, All | AnyOf) else text


def _in_any(condition: Condition) -> str:
    text = format_condition(condition)
    return f"({text})" if isinstance(condition, AnyOf) else text


def _sum(terms: Iterable[tuple[int, str]]) -> str:
    text = ""
    for factor, name in terms:
        size = f"${name}" if abs(factor) == 1 else f"{abs(factor)}*${name}"
        if text:
            text += f" - {size}" if factor < 0 else f" + {size}"
        else:
            text = f"-{size}" if factor < 0 else size
    return text


def _node(node: Node) -> Iterator[str]:
    yield from map(_comment, node.comments)
    yield f"title: {node.title}"
    if node.when is not None:
        yield f"when: {format_condition(node.when)}"
    if node.position:
        yield f"position: {node.position}"
    yield "---"
    yield from _statements(node.body, "")
    for option in node.options:
        yield from _option(option)
    yield "==="


def _statements(body: Iterable[Statement], indent: str) -> Iterator[str]:
    for statement in body:
        match statement:
            case Line():
                yield indent + _line(statement)
            case Comment():
                yield indent + _comment(statement)
            case Command():
                yield indent + _command(statement)
            case If():
                yield from _if(statement, indent)
            case _:
                yield from (f"{indent}=> {_line(line)}" for line in statement.lines)


def _if(block: If, indent: str) -> Iterator[str]:
    for number, branch in enumerate(block.branches):
        if branch.condition is None:
            yield f"{indent}<<else>>"
        else:
            word = "elseif" if number else "if"
            yield f"{indent}<<{word} {format_condition(branch.condition)}>>"
        yield from _statements(branch.body, indent + _INDENT)
    yield f"{indent}<<endif>>"


def _option(option: Option) -> Iterator[str]:
    yield from map(_comment, option.comments)
    condition = "" if option.condition is None else f"if {format_condition(option.condition)}"
    offered = " ".join(filter(None, ("once" if option.once else "", condition)))
    words = f"-> {option.line.text}" + (f" <<{offered}>>" if offered else "")
    yield words + _tags(option.line)
    yield from _statements(option.body, _INDENT)


def _line(line: Line) -> str:
    speaker = f"{line.speaker}: " if line.speaker else ""
    return speaker + line.text + _tags(line)


def _tags(line: Line) -> str:
    tags = [*line.tags, f"line:{line.id}"] if line.id else line.tags
    return "".join(f" #{tag}" for tag in tags)


def _comment(comment: Comment) -> str:
    return f"// {comment.text}".rstrip()


def _command(command: Command) -> str:
    words = [command.name]
    if command.argument:
        words.append(command.argument)
    if command.amount:
        words.append(f"{command.amount:+}")
    if command.reason:
        words.append(f'"{command.reason}"')
    if command.because:
        words.append(f"because:{command.because}")
    return f"<<{' '.join(words)}>>"
