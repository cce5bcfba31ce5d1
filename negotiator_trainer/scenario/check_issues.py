"""Checks the issues, and what cannot go together."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Final

from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.issue_shape import fault
from negotiator_trainer.scenario.packages import check_choices

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import IssueModel, Scenario
    from negotiator_trainer.scenario.yaml_text import Path

MAX_PACKAGES: Final = 1_000_000


def check(scenario: Scenario, findings: Findings) -> Space | None:
    """Check issues and exclusions; return the space, or None when there cannot be one."""
    sound = True
    for issue_id, model in scenario.issues.items():
        sound &= _check_issue(("issues", issue_id), model, findings)
    if not sound:
        return None
    count = prod(len(table.option_ids(model)) for model in scenario.issues.values())
    if count > MAX_PACKAGES:
        message = f"These issues make {count:,} packages; {MAX_PACKAGES:,} is most."
        findings.at_key("C016", ("issues",), message)
        return None
    for index, choices in enumerate(scenario.not_together):
        sound &= check_choices(scenario, choices, ("not_together", index), findings)
    return table.space(scenario) if sound else None


def _check_issue(path: Path, model: IssueModel, findings: Findings) -> bool:
    if problem := fault(model):
        findings.at_key("C016", path, f"The issue “{path[-1]}” {problem}.")
        return False
    options = table.option_ids(model)
    if model.until_tabled is not None and model.until_tabled not in options:
        findings.unknown("option", model.until_tabled, (*path, "until_tabled"), options)
        return False
    return True
