"""Checks how the counterpart asks and concedes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.labels import label
from negotiator_trainer.scenario.packages import check_issue_ids, check_package
from negotiator_trainer.script.vocabulary import ACTS

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import Scenario, Side, Stance
    from negotiator_trainer.scenario.yaml_text import Path


def check(scenario: Scenario, space: Space | None, findings: Findings) -> None:
    """Check names, packages and the order of the levels in every stance."""
    for role_id, side in scenario.play.items():
        stance = side.stance
        if stance is None:
            continue
        path: Path = ("play", role_id, "stance")
        _check_levels(side, stance, path, findings)
        check_issue_ids(scenario, stance.moves_on, (*path, "moves_on"), findings)
        check_issue_ids(scenario, stance.trades, (*path, "trades"), findings)
        check_package(scenario, space, stance.ask, (*path, "ask"), findings)
        for index, package in enumerate(stance.ladder):
            check_package(scenario, space, package, (*path, "ladder", index), findings)
        for name, package in stance.packages.items():
            check_package(scenario, space, package, (*path, "packages", name), findings)
        for act in stance.acts:
            if act not in ACTS:
                findings.unknown_key("act", (*path, "acts", act), ACTS)
        _check_ask(scenario, stance, path, findings)


def check_worths(scenario: Scenario, space: Space, findings: Findings) -> None:
    """Check that a ladder concedes with every step, in the counterpart's own value."""
    for role_id, side in scenario.play.items():
        stance = side.stance
        counterpart = scenario.roles.get(side.counterpart)
        complete = set(scenario.issues)
        if stance is None or counterpart is None:
            continue
        if any(set(package) != complete for package in stance.ladder):
            continue
        value = table.preference(scenario, counterpart.preferences).value
        worths = [value(table.package(space, package)) for package in stance.ladder]
        for index, (before, after) in enumerate(pairwise(worths)):
            if after >= before:
                message = (
                    f"Step {index + 2} of the ladder is worth {after} to the counterpart, "
                    f"the step before {before}: it gives nothing up."
                )
                findings.at_key("C033", ("play", role_id, "stance", "ladder", index + 1), message)


def _check_levels(side: Side, stance: Stance, path: Path, findings: Findings) -> None:
    top = stance.aspiration
    if stance.limit > top:
        message = f"limit is {stance.limit}, above the aspiration, {top}."
        findings.at_value("C032", (*path, "limit"), message)
    if stance.insult > top:
        message = f"insult is {stance.insult}, above the aspiration, {top}."
        findings.at_value("C032", (*path, "insult"), message)
    for name, variant in side.variants.items():
        if variant.reservation > top:
            message = (
                f"In “{name}” the reservation is {variant.reservation}, above the aspiration, "
                f"{top}: the counterpart would ask for less than it needs."
            )
            findings.at_value("C032", (*path, "aspiration"), message)
    if stance.tactic == "ladder" and len(stance.ladder) < 2:
        message = "The tactic is ladder, but the ladder has fewer than two packages."
        findings.at_value("C032", (*path, "tactic"), message)


def _check_ask(scenario: Scenario, stance: Stance, path: Path, findings: Findings) -> None:
    for issue_id, model in scenario.issues.items():
        asked = stance.ask.get(issue_id)
        if model.until_tabled is not None and asked not in {None, model.until_tabled}:
            message = (
                f"{label(path)}.ask names “{asked}” for {issue_id}, which nobody has brought up "
                f"yet; it must be “{model.until_tabled}”."
            )
            findings.at_value("C032", (*path, "ask", issue_id), message)
