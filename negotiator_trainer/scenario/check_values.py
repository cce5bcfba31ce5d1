"""Checks what packages are worth: every issue, every option, and curves that cover their range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.issue_shape import fault
from negotiator_trainer.scenario.labels import label, listed
from negotiator_trainer.scenario.packages import check_choices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import Scenario, Together
    from negotiator_trainer.scenario.yaml_text import Path


def check(scenario: Scenario, findings: Findings) -> bool:
    """Check all preferences; return whether values can be worked out from them."""
    sound = True
    for role_id, role in scenario.roles.items():
        path: Path = ("roles", role_id, "preferences")
        sound &= _check_tables(scenario, role.preferences.values, (*path, "values"), findings)
        missing = [issue for issue in scenario.issues if issue not in role.preferences.values]
        if missing:
            where = label((*path, "values"))
            findings.at_key(
                "C017", (*path, "values"), f"{where} says nothing about {listed(missing)}."
            )
            sound = False
        sound &= _check_together(scenario, role.preferences.together, path, findings)
    for role_id, side in scenario.play.items():
        for variant_id, variant in side.variants.items():
            path = ("play", role_id, "variants", variant_id)
            sound &= _check_tables(scenario, variant.values, (*path, "values"), findings)
            sound &= _check_together(scenario, variant.together or [], path, findings)
    return sound


def _check_together(
    scenario: Scenario, together: Sequence[Together], path: Path, findings: Findings
) -> bool:
    checked = [
        check_choices(scenario, extra.when, (*path, "together", index, "when"), findings)
        for index, extra in enumerate(together)
    ]
    return all(checked)


def _check_tables(
    scenario: Scenario, values: Mapping[str, Mapping[str, int]], path: Path, findings: Findings
) -> bool:
    sound = True
    for issue_id, worths in values.items():
        inner = (*path, issue_id)
        model = scenario.issues.get(issue_id)
        if model is None:
            findings.unknown_key("issue", inner, scenario.issues)
            sound = False
        elif fault(model):
            sound = False
        elif model.options is not None:
            sound &= _check_choice(tuple(model.options), worths, inner, findings)
        elif steps := table.numbers(model):
            sound &= _check_curve(steps, worths, inner, findings)
    return sound


def _check_choice(
    options: Sequence[str], worths: Mapping[str, int], path: Path, findings: Findings
) -> bool:
    unknown = [option for option in worths if option not in options]
    for option in unknown:
        findings.unknown_key(f"option of {path[-1]}", (*path, option), options)
    missing = [option for option in options if option not in worths]
    if missing:
        findings.at_key("C017", path, f"{label(path)} says nothing about {listed(missing)}.")
    return not unknown and not missing


def _check_curve(
    steps: Sequence[int], worths: Mapping[str, int], path: Path, findings: Findings
) -> bool:
    known = {str(step) for step in steps}
    off = [point for point in worths if point not in known]
    for point in off:
        message = f"“{point}” is not a step of {path[-1]} ({steps[0]}, {steps[1]} … {steps[-1]})."
        findings.at_key("C018", (*path, point), message)
    ends = [str(end) for end in (steps[0], steps[-1]) if str(end) not in worths]
    if ends:
        message = f"The curve {label(path)} needs a point at {' and at '.join(ends)}."
        findings.at_key("C018", path, message)
    return not off and not ends
