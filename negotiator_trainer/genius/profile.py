"""A preference profile: what every value is worth to one party."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Final

from negotiator_trainer.genius.attributes import number, shown, whole
from negotiator_trainer.genius.domain import kind_of
from negotiator_trainer.genius.evaluators import evaluations
from negotiator_trainer.genius.refusals import refuse_nonlinear
from negotiator_trainer.genius.xml_tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from negotiator_trainer.genius.domain import Domain, DomainIssue
    from negotiator_trainer.genius.xml_tree import Element

_SUM_TOLERANCE: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one party values, on a scale from 0 to 1.

    Attributes:
        name: The file's name.
        tables: For each issue, the utility that each of its values adds: evaluation × weight.
        weights: For each issue; they add up to 1.
        reservation: The utility without a deal, usually 0 to 1; 0 where the file has none.
        discount: The discount factor as written; None where the file has none. Never applied.
        notes: What was read in another way than it is written, in sentences.
    """

    name: str
    tables: tuple[tuple[float, ...], ...]
    weights: tuple[float, ...]
    reservation: float = 0.0
    discount: float | None = None
    notes: tuple[str, ...] = ()


def read_profile(path: Path, domain: Domain) -> Profile:
    """Read a preference profile of GENIUS for `domain`.

    Raises:
        TrainerError: It cannot be read, is not a weighted sum, or does not fit the domain.
    """
    root = read_tree(path)
    if root.tag == "negotiation_template":
        root.refuse(
            "this is a domain, not a preference profile",
            "Give the domain first, then the two profiles.",
        )
    if root.tag != "utility_space":
        root.refuse(f"the file begins with <{root.tag}>, a profile with <utility_space>")
    refuse_nonlinear(root)
    notes: list[str] = []
    if root.attributes.get("type", "").strip().lower() == "uncertain":
        notes.append(f"{path.name} is marked as uncertain; its utilities are read as exact.")
    elements = _issues(root, domain, notes)
    weights = _weights(root, domain, notes)
    return Profile(
        name=path.name,
        tables=tuple(
            tuple(weight * worth for worth in evaluations(issue, elements[issue.index], notes))
            for issue, weight in zip(domain.issues, weights, strict=True)
        ),
        weights=weights,
        reservation=_reservation(root, notes),
        discount=_discount(root, notes),
        notes=tuple(notes),
    )


def _issues(root: Element, domain: Domain, notes: list[str]) -> dict[int, Element]:
    known = {issue.index: issue for issue in domain.issues}
    found: dict[int, Element] = {}
    for element in root.descendants():
        if element.tag != "issue":
            continue
        index = whole(element, "index")
        if index not in known:
            element.refuse(f"the domain has no issue with the index {index}")
        if index in found:
            element.refuse(f"two issues have the index {index}")
        _require_same(element, known[index], domain, notes)
        found[index] = element
    for issue in domain.issues:
        if issue.index not in found:
            root.refuse(
                f"the domain's issue “{shown(issue.name)}” (index {issue.index}) is missing"
            )
    return found


def _require_same(element: Element, issue: DomainIssue, domain: Domain, notes: list[str]) -> None:
    name = element.attributes.get("name", issue.name)
    if name != issue.name:
        renamed = (
            f"issue {issue.index} is “{shown(name)}” here and “{shown(issue.name)}” in the domain"
        )
        if any(other.name == name for other in domain.issues):
            element.refuse(renamed, "Give a profile that was written for this domain.")
        notes.append(f"In {element.file} {renamed}; the index counts, as in GENIUS.")
    if kind_of(element) != issue.kind:
        element.refuse(
            f"“{shown(issue.name)}” is {kind_of(element)} here and {issue.kind} in the domain"
        )


def _weights(root: Element, domain: Domain, notes: list[str]) -> tuple[float, ...]:
    given: dict[int, float] = {}
    for element in root.descendants():
        if element.tag == "weight":
            value = number(element, "value")
            if value < 0:
                element.refuse(f"the weight {value:g} is negative")
            given[whole(element, "index")] = value
    for issue in domain.issues:
        if issue.index not in given:
            root.refuse(f"“{shown(issue.name)}” (index {issue.index}) has no <weight>")
    # Weights of objectives are left out: GENIUS weighs issues alone.
    mine = [given[issue.index] for issue in domain.issues]
    total = sum(mine)
    if not 0 < total < inf:
        root.refuse("the weights do not add up to a number above nought")
    if abs(total - 1) > _SUM_TOLERANCE:
        notes.append(f"The weights of {root.file} add up to {total:.6g}; each is divided by that.")
    return tuple(weight / total for weight in mine)


def _reservation(root: Element, notes: list[str]) -> float:
    found = [element for element in root.descendants() if element.tag == "reservation"]
    if not found:
        notes.append(f"{root.file} has no reservation value; it is taken to be 0.")
        return 0.0
    value = number(found[0], "value")
    if not 0 <= value <= 1:
        notes.append(
            f"The reservation value of {root.file}, {value:g}, lies outside the scale from 0 to 1."
        )
    return value


def _discount(root: Element, notes: list[str]) -> float | None:
    found = [element for element in root.descendants() if element.tag == "discount_factor"]
    if not found:
        return None
    value = number(found[0], "value")
    if value < 1:
        notes.append(
            f"{root.file} discounts by {value:g}; the figures are those at the start, undiscounted."
        )
    return value
