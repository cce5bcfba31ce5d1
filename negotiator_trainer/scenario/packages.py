"""Checks packages, and parts of packages, wherever a scenario names one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.issue_shape import fault
from negotiator_trainer.scenario.labels import label, listed

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import Choices, Options, Scenario
    from negotiator_trainer.scenario.yaml_text import Path


def check_choices(scenario: Scenario, choices: Choices, path: Path, findings: Findings) -> bool:
    """Check that every issue and option named exists; return whether they all do."""
    if not choices:
        findings.at_value("C012", path, f"{label(path)} names no issue.")
        return False
    sound = True
    for issue_id, named in choices.items():
        options = [named] if isinstance(named, str) else named
        if not options:
            findings.at_value("C012", (*path, issue_id), f"{label(path)} names no option.")
            sound = False
        for index, option in enumerate(options):
            inner = (*path, issue_id) if isinstance(named, str) else (*path, issue_id, index)
            sound &= _check_option(scenario, issue_id, option, inner, (*path, issue_id), findings)
    return sound


def check_package(
    scenario: Scenario, space: Space | None, options: Options, path: Path, findings: Findings
) -> bool:
    """Check that a package is complete and can exist; return whether it is and can."""
    sound = True
    for issue_id, option in options.items():
        inner = (*path, issue_id)
        sound &= _check_option(scenario, issue_id, option, inner, inner, findings)
    missing = [issue_id for issue_id in scenario.issues if issue_id not in options]
    if missing:
        findings.at_key("C019", path, f"{label(path)} says nothing about {listed(missing)}.")
        sound = False
    if not sound or space is None:
        return False
    if not space.allows(table.package(space, options)):
        message = f"{label(path)} cannot exist: not_together rules it out."
        findings.at_key("C020", path, message)
        return False
    return True


def check_option(
    scenario: Scenario, issue_id: str, option: str, path: Path, findings: Findings
) -> bool:
    """Check an `issue` and an `option` entry at `path`; return whether both exist."""
    if issue_id not in scenario.issues:
        findings.unknown("issue", issue_id, (*path, "issue"), scenario.issues)
        return False
    if fault(scenario.issues[issue_id]):
        return False
    known = table.option_ids(scenario.issues[issue_id])
    if option not in known:
        findings.unknown(f"option of {issue_id}", option, (*path, "option"), known)
        return False
    return True


def check_issue_ids(scenario: Scenario, ids: list[str], path: Path, findings: Findings) -> None:
    """Check a list of issue ids, each named once."""
    for index, issue_id in enumerate(ids):
        if issue_id not in scenario.issues:
            findings.unknown("issue", issue_id, (*path, index), scenario.issues)
        elif issue_id in ids[:index]:
            message = f"{label(path)} lists “{issue_id}” twice."
            findings.at_value("C041", (*path, index), message)


def _check_option(
    scenario: Scenario,
    issue_id: str,
    option: str,
    path: Path,
    key_path: Path,
    findings: Findings,
) -> bool:
    if issue_id not in scenario.issues:
        findings.unknown_key("issue", key_path, scenario.issues)
        return False
    if fault(scenario.issues[issue_id]):
        return False
    known = table.option_ids(scenario.issues[issue_id])
    if option not in known:
        findings.unknown(f"option of {issue_id}", option, path, known)
        return False
    return True
