"""Counts what authors declare about the zone of each variant, and says where it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.solutions import nash
from negotiator_trainer.scenario.check_zone import MAX_LOOKED_AT
from negotiator_trainer.scenario.situation import Situation, Situations

if TYPE_CHECKING:
    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import Scenario
    from negotiator_trainer.scenario.play_model import Counts
    from negotiator_trainer.scenario.yaml_text import Path


def check(scenario: Scenario, space: Space, findings: Findings) -> None:
    """Check every variant's `counts`; where no `zone` can be read there is nothing to count."""
    if findings.any_of("C029", "C015") or not scenario.issues:
        return
    for role, side in scenario.play.items():
        declared = [each.counts for each in side.variants.values()]
        if not any(declared) or not {role, side.counterpart} <= set(scenario.roles):
            continue
        situations = Situations(scenario, role)
        for position, (variant, counts) in enumerate(zip(side.variants, declared, strict=True)):
            if counts is None:
                continue
            path: Path = ("play", role, "variants", variant, "counts")
            if space.combinations * len(situations.possible_events(position)) > MAX_LOOKED_AT:
                message = "There are too many packages and events to count the zone here."
                findings.at_key("C040", path, message)
                continue
            zone = side.variants[variant].zone.removeprefix("after ")
            happened = 1 << situations.events.index(zone) if zone in situations.events else 0
            _count(situations, position, counts, path, findings)
            _values(situations.at(position, happened), counts, path, findings)


def _count(
    situations: Situations, variant: int, counts: Counts, path: Path, findings: Findings
) -> None:
    opening = len(situations.at(variant, 0).zone(frozenset()))
    if counts.opening != opening:
        message = f"opening is {counts.opening}, but at the first turn the zone has {opening}"
        findings.at_value("C044", (*path, "opening"), f"{message} {_packages(opening)}.")
    attainable = len(situations.attainable(variant))
    if counts.attainable != attainable:
        message = f"attainable is {counts.attainable}, but the attainable zone has {attainable}"
        findings.at_value("C044", (*path, "attainable"), f"{message} {_packages(attainable)}.")


def _packages(number: int) -> str:
    return "package" if number == 1 else "packages"


def _values(situation: Situation, counts: Counts, path: Path, findings: Findings) -> None:
    packages = sorted(situation.zone())
    points = [(situation.mine.value(each), situation.theirs.value(each)) for each in packages]
    if not points:
        for key in counts.model_fields_set - {"opening", "attainable"}:
            message = f"{key} is declared, but the zone has no package."
            findings.at_key("C044", (*path, key), message)
        return
    joint = max(map(sum, points))
    if counts.joint is not None and counts.joint != joint:
        message = f"joint is {counts.joint}, but the largest joint value of the zone is {joint}."
        findings.at_value("C044", (*path, "joint"), message)
    solved = nash(points, (situation.mine.reservation, situation.theirs.reservation))
    if counts.nash is not None and solved is not None:
        _nash(counts.nash, situation.space.as_mapping(packages[solved]), path, findings)


def _nash(declared: dict[str, str], solved: dict[str, str], path: Path, findings: Findings) -> None:
    if declared != solved:
        named = ", ".join(f"{issue}: {option}" for issue, option in declared.items())
        found = ", ".join(f"{issue}: {option}" for issue, option in solved.items())
        message = f"nash is {{{named}}}, but the Nash point of the zone is {{{found}}}."
        findings.at_key("C044", (*path, "nash"), message)
