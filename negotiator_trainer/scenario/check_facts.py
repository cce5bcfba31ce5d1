"""Checks the counterpart's facts and the assumptions that they settle."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from negotiator_trainer.bargaining.price import limit
from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.labels import label, listed
from negotiator_trainer.scenario.model import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.findings import Findings
    from negotiator_trainer.scenario.model import Fact, MoneyEstimate, Scenario, Side
    from negotiator_trainer.scenario.yaml_text import Path


def check(scenario: Scenario, findings: Findings) -> None:
    """Check that facts and assumptions name variants and issues that exist, and all they must."""
    for role_id, side in scenario.play.items():
        for name, fact in side.facts.items():
            path: Path = ("play", role_id, "facts", name)
            _check_fact(scenario, side, fact, path, findings)
        for index, assumption in enumerate(side.assumptions):
            path = ("play", role_id, "assumptions", index)
            if assumption.fact not in side.facts:
                findings.unknown("fact", assumption.fact, (*path, "fact"), side.facts)
            if isinstance(assumption.holds, dict):
                _check_each(side, assumption.holds, (*path, "holds"), findings)


def check_variant_names(
    side: Side, names: Iterable[str] | None, path: Path, findings: Findings
) -> None:
    """Check a list of variants."""
    for index, name in enumerate(names or ()):
        if name not in side.variants:
            findings.unknown("variant", name, (*path, index), side.variants)


def check_limits(scenario: Scenario, space: Space, findings: Findings) -> None:
    """Check what facts say about limits against the limits that each variant starts with."""
    for role_id, side in scenario.play.items():
        money = side.estimate.money if side.estimate is not None else None
        if money is not None and not _can_be_read(scenario, money):
            continue
        limits = {name: _limits(scenario, role_id, name, space, money) for name in side.variants}
        if money is not None:
            _check_range(scenario, role_id, money, limits, findings)
        for name, fact in side.facts.items():
            path: Path = ("play", role_id, "facts", name, "limit")
            for inner, variant, bound in _bounds(side, fact, path):
                _check_bound(bound, variant, limits[variant], inner, findings)


def _check_fact(scenario: Scenario, side: Side, fact: Fact, path: Path, findings: Findings) -> None:
    check_variant_names(side, fact.variants, (*path, "variants"), findings)
    if fact.priority is not None and fact.priority not in scenario.issues:
        findings.unknown("issue", fact.priority, (*path, "priority"), scenario.issues)
    if isinstance(fact.text, dict):
        _check_each(side, fact.text, (*path, "text"), findings)
    for key, values in (("limit", fact.limit), ("number", fact.number)):
        for name in values if isinstance(values, dict) else ():
            if name not in side.variants:
                findings.unknown_key("variant", (*path, key, name), side.variants)
    for inner, _, bound in _bounds(side, fact, (*path, "limit")):
        _check_shape(bound, inner, findings)


def _check_each(side: Side, values: Mapping[str, object], path: Path, findings: Findings) -> None:
    for name in values:
        if name not in side.variants:
            findings.unknown_key("variant", (*path, name), side.variants)
    missing = [name for name in side.variants if name not in values]
    if missing:
        findings.at_key("C025", path, f"{label(path)} leaves out {listed(missing)}.")


def _bounds(side: Side, fact: Fact, path: Path) -> Iterable[tuple[Path, str, Bound]]:
    if isinstance(fact.limit, Bound):
        for name in fact.variants if fact.variants is not None else side.variants:
            if name in side.variants:
                yield path, name, fact.limit
        return
    for name, bound in (fact.limit or {}).items():
        if name in side.variants:
            yield (*path, name), name, bound


def _check_shape(bound: Bound, path: Path, findings: Findings) -> None:
    if bound.at_least is None and bound.at_most is None:
        findings.at_key("C026", path, f"{label(path)} needs at_least or at_most.")
    elif (
        bound.at_least is not None and bound.at_most is not None and bound.at_least > bound.at_most
    ):
        message = f"{label(path)}: at_least {bound.at_least} is above at_most {bound.at_most}."
        findings.at_key("C026", path, message)


def _can_be_read(scenario: Scenario, money: MoneyEstimate) -> bool:
    model = scenario.issues.get(money.issue)
    return (
        model is not None
        and table.numbers(model) is not None
        and set(money.package) == set(scenario.issues)
    )


def _limits(
    scenario: Scenario, role: str, variant: str, space: Space, money: MoneyEstimate | None
) -> tuple[Fraction, ...]:
    """Return the limit in this variant, exactly and, where it is a number, on the next step.

    Without a reference package the limit is the reservation value itself.
    """
    party = table.their_party(scenario, role, variant)
    if money is None:
        return (Fraction(party.reservation),)
    position = space.issue_position(money.issue)
    reference = table.package(space, money.package)
    exact = limit(space, party, position=position, reference=reference)
    if exact is None:
        return ()
    accepted = [
        number
        for option, number in enumerate(space.issues[position].numbers or ())
        if party.surplus((*reference[:position], option, *reference[position + 1 :])) >= 0
    ]
    if not accepted:
        return (exact,)
    return exact, Fraction(min(accepted, key=lambda number: abs(number - exact)))


def _check_range(
    scenario: Scenario,
    role: str,
    money: MoneyEstimate,
    limits: Mapping[str, tuple[Fraction, ...]],
    findings: Findings,
) -> None:
    public = scenario.public_range
    for name, known in limits.items():
        path: Path = ("play", role, "variants", name, "reservation")
        if not known:
            message = f"On the reference package the limit of “{name}” cannot be read off."
            findings.at_value("C026", path, message)
            continue
        exact = known[0]
        shown = f"{float(exact):g}"
        if not money.low <= exact <= money.high:
            message = (
                f"The limit of “{name}” on the reference package is {shown}, outside the range "
                f"of the estimate, {money.low} to {money.high}."
            )
            findings.at_value("C026", path, message)
        elif public is not None and not public.low <= exact <= public.high:
            message = (
                f"The limit of “{name}” on the reference package is {shown}, outside the public "
                f"range, {public.low} to {public.high}."
            )
            findings.at_value("C039", path, message)


def _check_bound(
    bound: Bound, variant: str, limits: tuple[Fraction, ...], path: Path, findings: Findings
) -> None:
    holds = [
        (bound.at_least is None or bound.at_least <= value)
        and (bound.at_most is None or value <= bound.at_most)
        for value in limits
    ]
    if limits and not any(holds):
        message = f"In “{variant}” the limit is {float(limits[0]):g}, which {label(path)} excludes."
        findings.at_key("C026", path, message)
