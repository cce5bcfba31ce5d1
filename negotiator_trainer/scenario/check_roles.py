"""Checks the two sides: their sheets, minimum terms, alternatives and reservation values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from negotiator_trainer.bargaining.alternative import batna, expected, reservation
from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.labels import label
from negotiator_trainer.scenario.packages import check_choices

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import Role, Scenario
    from negotiator_trainer.scenario.yaml_text import Path

MAX_WORDS: Final = 250


def check(scenario: Scenario, space: Space | None, findings: Findings) -> None:
    """Check the brief, the public range and every role."""
    _check_words(scenario.brief, ("brief",), findings)
    public = scenario.public_range
    if public is not None and public.low >= public.high:
        message = f"public_range goes from {public.low} to {public.high}; it must rise."
        findings.at_key("C035", ("public_range",), message)
    for index, skill in enumerate(scenario.skills):
        if skill in scenario.skills[:index]:
            findings.at_value("C041", ("skills", index), f"skills lists “{skill}” twice.")
    if len(scenario.roles) != 2:
        message = f"There are {len(scenario.roles)} roles; a negotiation has two sides."
        findings.at_key("C022", ("roles",), message)
    for role_id, role in scenario.roles.items():
        path: Path = ("roles", role_id)
        _check_words(role.sheet, (*path, "sheet"), findings)
        if space is not None:
            for index, choices in enumerate(role.minimum_terms):
                check_choices(scenario, choices, (*path, "minimum_terms", index), findings)
        if _check_fallbacks(role, path, findings):
            _check_reservation(role, path, findings)


def _check_words(text: str, path: Path, findings: Findings) -> None:
    count = len(text.split())
    if count > MAX_WORDS:
        findings.at_key("C031", path, f"{label(path)} has {count} words; {MAX_WORDS} is most.")


def _check_fallbacks(role: Role, path: Path, findings: Findings) -> bool:
    sound = True
    for key, model in role.alternatives.items():
        inner = (*path, "alternatives", key)
        if model.otherwise is not None and model.otherwise not in role.alternatives:
            findings.unknown(
                "alternative", model.otherwise, (*inner, "otherwise"), role.alternatives
            )
            sound = False
        elif model.otherwise is None and model.chance < 100:
            message = (
                f"“{key}” works out in {model.chance} of 100 cases; say what happens otherwise."
            )
            findings.at_key("C024", inner, message)
            sound = False
    return sound


def _check_reservation(role: Role, path: Path, findings: Findings) -> None:
    known = table.alternatives(role)
    try:
        for alternative in known:
            expected(known, alternative.id)
        best = batna(known)
    except ValueError:
        message = "The alternatives lead round in a circle, or every one of them is excluded."
        findings.at_key("C024", (*path, "alternatives"), message)
        return
    follows = reservation(known, [step.amount for step in role.adjustments])
    if follows != role.reservation:
        worth = f"{float(expected(known, best.id)):g}"
        steps = sum(step.amount for step in role.adjustments)
        message = (
            f"{label(path)}.reservation is {role.reservation}; “{best.id}”, worth {worth}, "
            f"and adjustments of {steps:+} give {follows}."
        )
        findings.at_value("C023", (*path, "reservation"), message)
