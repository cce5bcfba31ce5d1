"""What a script's parts must be like together: how bodies end, where questions may be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from negotiator_trainer.script.commands import REFUSED
from negotiator_trainer.script.tree import Call, Command, Comment, If
from negotiator_trainer.script.vocabulary import MAY_JUST_END, TERMINATORS
from negotiator_trainer.script.walk import (
    node_conditions,
    node_statements,
    questions,
    script_lines,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.script.report import Report
    from negotiator_trainer.script.tree import Condition, Node, Option, Place, Script, Statement

FALLS: Final = "falls"
"""A way through a body that reaches its last line without a terminator."""

_ONLY_IN: Final = {"reply": ("Reaction", "S055"), "ended": ("ExitInterview", "S056")}
_ANSWERS_ONLY: Final = MAY_JUST_END | {"Walk"}


def check_rules(script: Script, report: Report) -> None:
    """Write down what is wrong with the parts of a script together."""
    _check_ids(script, report)
    settled: set[str] = set()
    for node in script.nodes:
        if node.title and node.title in settled:
            message = (
                f"An earlier node {node.title} without when: is always taken; put this before."
            )
            report.add("S019", node.place, message)
        if node.when is None:
            settled.add(node.title)
        _check_ends(node, report)
        _check_offers(node, report)
        for condition in node_conditions(node):
            _check_questions(condition, node.title, report)
        for option in node.options:
            _check_option(option, report)


def ways(body: Sequence[Statement]) -> frozenset[str]:
    """Return how a body can end: names of terminators, `FALLS`, and `REFUSED` for a fault."""
    found: set[str] = set()
    for statement in body:
        if isinstance(statement, Command) and statement.name in TERMINATORS:
            return frozenset(found | {statement.name})
        if isinstance(statement, Command) and statement.name == REFUSED:
            found.add(REFUSED)
        if isinstance(statement, If):
            block = _block_ways(statement)
            found |= block - {FALLS}
            if FALLS not in block:
                return frozenset(found)
    return frozenset(found | {FALLS})


def _block_ways(block: If) -> frozenset[str]:
    found: set[str] = set()
    for branch in block.branches:
        found |= ways(branch.body)
    if block.branches[-1].condition is not None:
        found.add(FALLS)
    return frozenset(found)


def _stops(statement: Statement) -> bool:
    """Whether nothing after a statement is ever played."""
    if isinstance(statement, If):
        return FALLS not in _block_ways(statement)
    return isinstance(statement, Command) and statement.name in TERMINATORS


def _check_after(body: Sequence[Statement], report: Report) -> bool:
    """Report what follows the end of a body; return whether the body always ends."""
    stopped = False
    for statement in body:
        if stopped and not isinstance(statement, Comment):
            report.add("S066", statement.place, "The body has ended above; this is never played.")
            return True
        stopped = stopped or _stops(statement)
        if isinstance(statement, If):
            for branch in statement.branches:
                _check_after(branch.body, report)
    return stopped


def _check_ends(node: Node, report: Report) -> None:
    stopped = _check_after(node.body, report)
    for option in node.options:
        _check_after(option.body, report)
        if {FALLS, REFUSED} & ways(option.body) == {FALLS}:
            message = (
                "The option's body just ends; write <<return>>, <<jump NODE>> or <<end ENDING>>."
            )
            report.add("S065", option.place, message)
    if node.options and node.title in _ANSWERS_ONLY:
        message = f"{node.title} only answers; <<jump NODE>> to a node that has the options."
        report.add("S068", node.options[0].place, message)
    elif node.options and stopped:
        message = "The node's body always ends before its options; they are never offered."
        report.add("S066", node.options[0].place, message)
    _check_node_end(node, report)


def _check_node_end(node: Node, report: Report) -> None:
    found = ways(node.body)
    if REFUSED in found:
        return
    if node.title == "Walk":
        if found != {"end"} and not node.options:
            message = "Walk ends the attempt: write <<end ENDING>> on every way through it."
            report.add("S067", node.place, message)
    elif node.title == "Start" and "return" in found:
        message = "Start has no beat to return to; write <<jump NODE>>, or give it options."
        report.add("S065", node.place, message)
    elif FALLS in found and not node.options and node.title not in MAY_JUST_END:
        message = (
            f"The node {node.title} just ends; write <<jump NODE>>, <<return>> or <<end ENDING>>, "
            "or give it options."
        )
        report.add("S065", node.place, message)


def _check_offers(node: Node, report: Report) -> None:
    for statement in node_statements(node):
        if not isinstance(statement, Command) or statement.name != "offers":
            continue
        if not any(statement is own for own in node.body):
            message = "<<offers>> stands in the node's own body, outside options and blocks."
            report.add("S048", statement.place, message)


def _check_questions(condition: Condition, title: str, report: Report) -> None:
    for question in questions(condition):
        if not isinstance(question, Call) or question.name not in _ONLY_IN:
            continue
        home, code = _ONLY_IN[question.name]
        if title != home:
            report.add(code, question.place, f"{question.name}() is asked only in the node {home}.")


def _check_option(option: Option, report: Report) -> None:
    if not option.line.tag("act"):
        message = "The option has no act; say what kind of behaviour it is: #act:open_question."
        report.add("S026", option.place, message)
    if option.condition is None:
        return
    for question in questions(option.condition):
        if isinstance(question, Call) and question.name == "variant":
            message = (
                "An option cannot depend on variant(), which the trainee cannot see; "
                "use knows(), flag() or happened()."
            )
            report.add("S054", question.place, message)


def _check_ids(script: Script, report: Report) -> None:
    first: dict[str, Place] = {}
    missing: list[Place] = []
    for line in script_lines(script):
        if not line.id:
            missing.append(line.place)
        elif line.id in first:
            message = (
                f"#line:{line.id} stands in line {first[line.id].line} already; delete it here."
            )
            report.add("S029", line.place, message)
        else:
            first[line.id] = line.place
    if missing:
        count = "One line has" if len(missing) == 1 else f"{len(missing)} lines have"
        message = f"{count} no #line: id; `negotiator-trainer ids FOLDER` writes them."
        report.add("S028", missing[0], message)
