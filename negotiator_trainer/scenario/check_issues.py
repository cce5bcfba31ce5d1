"""Checks the issues, and what cannot go together."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Final

from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.packages import check_choices

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import IssueModel, Scenario
    from negotiator_trainer.scenario.yaml_text import Path

MAX_OPTIONS: Final = 500
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
    fault = _fault(model)
    if fault:
        findings.at_key("C016", path, f"The issue “{path[-1]}” {fault}.")
        return False
    options = table.option_ids(model)
    if model.until_tabled is not None and model.until_tabled not in options:
        findings.unknown("option", model.until_tabled, (*path, "until_tabled"), options)
        return False
    return True


def _fault(model: IssueModel) -> str:
    given = [part is not None for part in (model.first, model.last, model.step)]
    if model.options is not None and any(given):
        return "has options and a range; an issue is one or the other"
    if model.options is not None:
        if len(model.options) < 2:
            return "has fewer than two options"
        return "" if len(model.options) <= MAX_OPTIONS else f"has more than {MAX_OPTIONS} options"
    if not all(given):
        return "needs either options, or from, to and step"
    return _range_fault(model.first or 0, model.last or 0, model.step or 1)


def _range_fault(first: int, last: int, step: int) -> str:
    if first >= last:
        return f"goes from {first} to {last}; it must rise"
    if (last - first) % step:
        return f"does not reach {last} from {first} in steps of {step}"
    if (last - first) // step >= MAX_OPTIONS:
        return f"has more than {MAX_OPTIONS} steps"
    return ""
