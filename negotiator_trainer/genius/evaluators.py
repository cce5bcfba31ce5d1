"""How much each value of one issue is worth, from 0 to 1, by the format's own rules.

Sources: the evaluators of GENIUS 10.4 (Lin, Kraus, Baarslag, Tykhonov, Hindriks & Jonker 2014,
Genius: An Integrated Environment for Supporting the Design of Generic Automated Negotiators,
Computational Intelligence 30:48–70), as their behaviour is observed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from negotiator_trainer.genius.attributes import number, shown, text
from negotiator_trainer.genius.domain import bounds

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.genius.domain import DomainIssue
    from negotiator_trainer.genius.xml_tree import Element

_NOTHING: Final = 1e-5
"""Where the best evaluation of an issue is below this, the issue is worth nothing."""


def evaluations(issue: DomainIssue, element: Element, notes: list[str]) -> tuple[float, ...]:
    """Return what each value of `issue` is worth, from 0 to 1, before its weight.

    Args:
        issue: As the domain has it.
        element: The issue in the profile.
        notes: Takes a sentence on whatever was read in another way than it is written.

    Raises:
        TrainerError: A value has no evaluation, or the evaluator cannot be read.
    """
    if issue.kind == "discrete":
        return _listed(issue, element, notes)
    return _interval(issue, element, notes)


def _listed(issue: DomainIssue, element: Element, notes: list[str]) -> tuple[float, ...]:
    given: dict[str, float] = {}
    for item in element.named("item"):
        value = text(item, "value")
        if value not in issue.values:
            item.refuse(f"“{shown(issue.name)}” has no value “{shown(value)}” in the domain")
        if item.attributes.get("evaluation", "null") == "null":
            item.refuse(f"“{shown(value)}” of “{shown(issue.name)}” has no evaluation")
        worth = number(item, "evaluation")
        if worth < 0:
            item.refuse(f"“{shown(value)}” of “{shown(issue.name)}” has a negative evaluation")
        if given.get(value, worth) != worth:
            notes.append(
                f"{element.file} evaluates “{shown(value)}” of “{shown(issue.name)}” twice; "
                "the last one counts."
            )
        given[value] = worth
    missing = [value for value in issue.values if value not in given]
    if missing:
        element.refuse(f"“{shown(missing[0])}” of “{shown(issue.name)}” has no evaluation")
    best = max(given.values())
    return tuple(given[value] / best if best >= _NOTHING else 0.0 for value in issue.values)


def _interval(issue: DomainIssue, element: Element, notes: list[str]) -> tuple[float, ...]:
    given = element.named("evaluator")
    if not given:
        element.refuse(f"“{shown(issue.name)}” has no <evaluator>")
    numbers = issue.numbers or ()
    low = numbers[0]
    ends = bounds(element)
    if ends is not None and ends != (numbers[0], numbers[-1]):
        notes.append(
            f"{element.file} gives “{shown(issue.name)}” the bounds {ends[0]:g} to {ends[1]:g}, "
            f"the domain {numbers[0]:g} to {numbers[-1]:g}; the domain's values are evaluated."
        )
        low = ends[0]
    function = _function(given[0], offset_at=low if issue.kind == "integer" else 0.0)
    return tuple(map(function, numbers))


def _function(evaluator: Element, offset_at: float) -> Callable[[float], float]:
    kind = text(evaluator, "ftype").strip().lower()
    if kind not in {"linear", "triangular", "constant"}:
        known = "none of linear, triangular and constant"
        evaluator.refuse(f"the evaluator “{shown(kind)}” is {known}")
    if kind == "triangular":
        return _triangular(evaluator)
    if kind == "constant":
        constant = number(evaluator, "parameter0")
        if not 0 <= constant <= 1:
            evaluator.refuse(f"the constant {constant:g} is not from 0 to 1")
        return lambda _: constant
    slope = number(evaluator, "slope", "parameter1")
    offset = number(evaluator, "offset", "parameter0")
    return lambda value: min(1.0, max(0.0, offset + slope * (value - offset_at)))


def _triangular(evaluator: Element) -> Callable[[float], float]:
    low = number(evaluator, "parameter0")
    high = number(evaluator, "parameter1")
    top = number(evaluator, "parameter2")
    if not low <= top <= high:
        evaluator.refuse(f"the top {top:g} of the triangle does not lie from {low:g} to {high:g}")

    def worth(value: float) -> float:
        if low <= value < top:
            return (value - low) / (top - low)
        # GENIUS's own rule: worth nothing at the upper end, even where the top lies there.
        return 1 - (value - top) / (high - top) if top <= value < high else 0.0

    return worth
