"""Checks what no single value shows: names, sums, complete packages, limits and the zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scenario import (
    check_counts,
    check_estimate,
    check_events,
    check_facts,
    check_issues,
    check_play,
    check_roles,
    check_stance,
    check_values,
    check_zone,
    concepts,
)
from negotiator_trainer.scenario.findings import Findings

if TYPE_CHECKING:
    from negotiator_trainer.scenario.model import Scenario
    from negotiator_trainer.scenario.yaml_text import YamlText
    from negotiator_trainer.script.diagnostics import Diagnostic


def check_references(scenario: Scenario, text: YamlText) -> tuple[Diagnostic, ...]:
    """Return everything in a typed scenario that contradicts the rest of it, in one pass.

    Args:
        scenario: The model.
        text: What it was read from, for lines and columns.
    """
    findings = Findings(text)
    space = check_issues.check(scenario, findings)
    sound = check_values.check(scenario, findings)
    check_roles.check(scenario, space, findings)
    check_play.check(scenario, findings)
    check_facts.check(scenario, findings)
    sound &= check_events.check(scenario, findings)
    check_estimate.check(scenario, space, findings)
    concepts.check(scenario, findings)
    check_stance.check(scenario, space, findings)
    if space is not None and sound and not findings.any_of("C015", "C022"):
        check_facts.check_limits(scenario, space, findings)
        check_stance.check_worths(scenario, space, findings)
        check_zone.check(scenario, space, findings)
        check_counts.check(scenario, space, findings)
    return findings.sorted()
