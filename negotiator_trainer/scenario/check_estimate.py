"""Checks what the trainee is asked to estimate: exactly one form, complete packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.packages import check_package

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import MoneyEstimate, PanelEstimate, Scenario, Side
    from negotiator_trainer.scenario.yaml_text import Path


def check(scenario: Scenario, space: Space | None, findings: Findings) -> None:
    """Check the estimate of every playable role."""
    for role_id, side in scenario.play.items():
        path: Path = ("play", role_id, "estimate")
        if not _has_one_form(side, path, findings) or side.estimate is None:
            continue
        if side.estimate.money is not None:
            _check_money(scenario, space, side.estimate.money, (*path, "money"), findings)
        if side.estimate.panel is not None:
            _check_panel(scenario, space, side.estimate.panel, (*path, "panel"), findings)


def _has_one_form(side: Side, path: Path, findings: Findings) -> bool:
    if side.estimate is None:
        if side.moves.offers:
            message = "Offers are on, but the trainee is asked for no estimate."
            findings.at_key("C027", path, message)
        return False
    forms = [form for form in (side.estimate.money, side.estimate.panel) if form is not None]
    if len(forms) != 1:
        findings.at_key("C027", path, "An estimate has one form: money or panel.")
    return bool(forms)


def _check_money(
    scenario: Scenario, space: Space | None, money: MoneyEstimate, path: Path, findings: Findings
) -> None:
    check_package(scenario, space, money.package, (*path, "package"), findings)
    if money.low >= money.high:
        message = f"The estimate goes from {money.low} to {money.high}; it must rise."
        findings.at_key("C035", path, message)
    model = scenario.issues.get(money.issue)
    if model is None:
        findings.unknown("issue", money.issue, (*path, "issue"), scenario.issues)
    elif table.numbers(model) is None:
        message = f"“{money.issue}” is not a number, so a limit cannot be estimated in it."
        findings.at_value("C027", (*path, "issue"), message)


def _check_panel(
    scenario: Scenario, space: Space | None, panel: PanelEstimate, path: Path, findings: Findings
) -> None:
    seen: list[dict[str, str]] = []
    for index, entry in enumerate(panel.packages):
        inner = (*path, "packages", index, "package")
        check_package(scenario, space, entry.package, inner, findings)
        if entry.package in seen:
            findings.at_key("C041", inner, "This package is in the panel already.")
        seen.append(entry.package)
