"""Checks which beats a script has, and what jumps to them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from negotiator_trainer.script.tree import Call
from negotiator_trainer.script.vocabulary import RESERVED, TITLE
from negotiator_trainer.script.walk import (
    commands,
    node_conditions,
    questions,
    takes_offers,
)

if TYPE_CHECKING:
    from negotiator_trainer.script.report import Report
    from negotiator_trainer.script.tree import Command, Node, Place, Script


def check_beats(script: Script, report: Report, *, moves_offers: bool, moves_walk: bool) -> None:
    """Write down unknown jump targets, missing reserved nodes and nodes never reached."""
    groups: dict[str, list[Node]] = {}
    for node in script.nodes:
        groups.setdefault(node.title, []).append(node)
    jumps = {title: _jumps(nodes) for title, nodes in groups.items()}
    for found in jumps.values():
        for jump in found:
            if jump.argument not in groups:
                message = f"There is no node “{jump.argument}”."
                hint = report.nearest(jump.argument, groups)
                report.add("S071", jump.place, message, nearest=hint)
    _check_stood_at(groups, report)
    _check_required(script, groups, report, moves_walk=moves_walk)
    if moves_offers:
        _check_reaction(groups.get("Reaction", []), report)
    _check_reached(groups, jumps, report)


def _jumps(nodes: list[Node]) -> list[Command]:
    return [each for node in nodes for each in commands(node) if each.name == "jump"]


def _check_stood_at(groups: dict[str, list[Node]], report: Report) -> None:
    """Report what ``at()`` asks about and nobody can stand at: no node, or one without a choice."""
    chosen = {
        title
        for title, nodes in groups.items()
        if any(node.options or takes_offers(node) for node in nodes)
    }
    for node in chain.from_iterable(groups.values()):
        for question in chain.from_iterable(map(questions, node_conditions(node))):
            if not isinstance(question, Call) or question.name != "at":
                continue
            title = question.argument
            if title not in chosen:
                what = "has no options" if title in groups else "does not exist"
                hint = report.nearest(title, chosen)
                message = f"Nobody stands at “{title}”: that node {what}."
                report.add("S071", question.place, message, nearest=hint)


def _check_required(
    script: Script, groups: dict[str, list[Node]], report: Report, *, moves_walk: bool
) -> None:
    start = report.place(1, 1)
    if "Start" not in groups:
        report.add("S073", start, "There is no node Start, with which the conversation begins.")
    if moves_walk and "Walk" not in groups:
        report.add("S073", start, "There is no node Walk, for a trainee who walks away.")
    if "ExitInterview" not in groups:
        message = "There is no node ExitInterview, for what they thought of it afterwards."
        report.add("S076", start, message)
    adjourned = _first_adjourn(script)
    if adjourned is not None and "Sitting" not in groups:
        report.add("S073", adjourned, "There is no node Sitting, with which the next one begins.")
    interviews = groups.get("ExitInterview", [])
    if interviews and interviews[-1].when is not None:
        message = "The last node ExitInterview has no when:, so that something is always said."
        report.add("S074", interviews[-1].place, message)


def _first_adjourn(script: Script) -> Place | None:
    found = (each for node in script.nodes for each in commands(node) if each.name == "adjourn")
    first = next(found, None)
    return first.place if first is not None else None


def _check_reaction(nodes: list[Node], report: Report) -> None:
    if not nodes:
        message = "There is no node Reaction, for the answers to offers."
        report.add("S073", report.place(1, 1), message)
        return
    if all(node.when is not None for node in nodes):
        message = "Reaction needs a node without when:, for all other answers; put it last."
        report.add("S074", nodes[-1].place, message)
    asked = {
        question.argument
        for node in nodes
        for condition in node_conditions(node)
        for question in questions(condition)
        if isinstance(question, Call) and question.name == "reply"
    }
    if "accept" not in asked:
        message = 'Nothing is said when they accept; add a Reaction with when: reply("accept").'
        report.add("S075", nodes[0].place, message)


def _check_reached(
    groups: dict[str, list[Node]], jumps: dict[str, list[Command]], report: Report
) -> None:
    reached = set(groups) & RESERVED
    waiting = list(reached)
    while waiting:
        for jump in jumps[waiting.pop()]:
            if jump.argument in groups and jump.argument not in reached:
                reached.add(jump.argument)
                waiting.append(jump.argument)
    for title, nodes in groups.items():
        if title not in reached and TITLE.fullmatch(title):
            report.add("S078", nodes[0].place, f"Nothing jumps to the node {title}.")
