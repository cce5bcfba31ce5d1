"""Checks the events: what they name, and what they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scenario.check_facts import check_variant_names
from negotiator_trainer.scenario.packages import check_choices, check_option

if TYPE_CHECKING:
    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import Event, Scenario
    from negotiator_trainer.scenario.yaml_text import Path


def check(scenario: Scenario, findings: Findings) -> bool:
    """Check every event; return whether what it changes exists."""
    sound = True
    for role_id, side in scenario.play.items():
        for name, event in side.events.items():
            path: Path = ("play", role_id, "events", name)
            check_variant_names(side, event.variants, (*path, "variants"), findings)
            sound &= _check_event(scenario, event, path, findings)
    return sound


def _check_event(scenario: Scenario, event: Event, path: Path, findings: Findings) -> bool:
    sound = True
    if event.tables is not None:
        latent = [key for key, model in scenario.issues.items() if model.until_tabled is not None]
        if event.tables not in latent:
            findings.unknown("latent issue", event.tables, (*path, "tables"), latent)
            sound = False
    for index, change in enumerate(event.changes):
        inner = (*path, "changes", index)
        sound &= check_option(scenario, change.issue, change.option, inner, findings)
    for index, choices in enumerate(event.excludes):
        sound &= check_choices(scenario, choices, (*path, "excludes", index), findings)
    return sound
