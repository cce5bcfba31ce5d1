"""Checks each playable role: counterpart, variants, counters, flags, weights and endings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scenario.labels import label
from negotiator_trainer.scenario.packages import check_choices
from negotiator_trainer.script.vocabulary import NUMBERS

if TYPE_CHECKING:
    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import Scenario, Side
    from negotiator_trainer.scenario.yaml_text import Path


def check(scenario: Scenario, findings: Findings) -> None:
    """Check every playable role."""
    for role_id, side in scenario.play.items():
        path: Path = ("play", role_id)
        if role_id not in scenario.roles:
            findings.unknown_key("role", path, scenario.roles)
        if side.counterpart not in scenario.roles:
            findings.unknown("role", side.counterpart, (*path, "counterpart"), scenario.roles)
        elif side.counterpart == role_id:
            message = f"“{role_id}” cannot negotiate with itself."
            findings.at_value("C022", (*path, "counterpart"), message)
        if side.par > side.rounds:
            message = f"par is {side.par}, but there are only {side.rounds} rounds."
            findings.at_value("C035", (*path, "par"), message)
        _check_variants(scenario, side, path, findings)
        _check_counters(side, path, findings)
        _check_weights(side, path, findings)
        _check_endings(side, path, findings)
        _check_offers(scenario, side, path, findings)


def _check_variants(scenario: Scenario, side: Side, path: Path, findings: Findings) -> None:
    total = sum(variant.weight for variant in side.variants.values())
    if total != 100:
        message = f"The weights of the variants add up to {total}, not to 100."
        findings.at_key("C021", (*path, "variants"), message)
    for variant_id, variant in side.variants.items():
        for index, choices in enumerate(variant.minimum_terms or []):
            inner = (*path, "variants", variant_id, "minimum_terms", index)
            check_choices(scenario, choices, inner, findings)


def _check_counters(side: Side, path: Path, findings: Findings) -> None:
    for name, counter in side.counters.items():
        inner = (*path, "counters", name)
        if name in NUMBERS:
            findings.at_key("C013", inner, f"“{name}” is the name of a number that exists already.")
        if not counter.first <= counter.start <= counter.last or counter.first == counter.last:
            message = (
                f"{label(inner)} starts at {counter.start} and goes from {counter.first} "
                f"to {counter.last}."
            )
            findings.at_key("C035", inner, message)
    for index, flag in enumerate(side.flags):
        if flag in side.flags[:index]:
            findings.at_value("C041", (*path, "flags", index), f"flags lists “{flag}” twice.")
    if side.trigger_flag is not None and side.trigger_flag not in side.flags:
        findings.unknown("flag", side.trigger_flag, (*path, "trigger_flag"), side.flags)


def _check_weights(side: Side, path: Path, findings: Findings) -> None:
    weights = side.weights
    if weights is None:
        return
    total = weights.claimed + weights.created + weights.relationship + weights.zopa
    if total != 100:
        message = f"The weights of the overall add up to {total}, not to 100."
        findings.at_key("C021", (*path, "weights"), message)


def _check_endings(side: Side, path: Path, findings: Findings) -> None:
    kinds = {ending.kind for ending in side.endings.values()}
    wanted = {"deadline": "the last round", "walk": "walking away", "deal": "a deal"}
    if not side.moves.walk:
        del wanted["walk"]
    if not side.moves.offers:
        del wanted["deal"]
    for kind, occasion in wanted.items():
        if kind not in kinds:
            message = f"There is no ending of kind “{kind}” for {occasion}."
            findings.at_key("C028", (*path, "endings"), message)
    for name, ending in side.endings.items():
        inner = (*path, "endings", name)
        if ending.kind == "deal" and ending.door is not None:
            findings.at_value("C028", (*inner, "door"), "A deal needs no door; leave it out.")
        elif ending.kind != "deal" and ending.door is None:
            message = f"The ending “{name}” does not say whether the door is open or shut."
            findings.at_key("C028", inner, message)


def _check_offers(scenario: Scenario, side: Side, path: Path, findings: Findings) -> None:
    if not side.moves.offers:
        return
    if not scenario.issues:
        findings.at_key("C042", path, "Offers are on, but there is no issue to make one about.")
    if side.stance is None:
        message = "Offers are on, but there is no stance to answer them with."
        findings.at_key("C042", path, message)
