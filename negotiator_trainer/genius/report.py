"""What the zone of two profiles comes to, as plain data and as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from negotiator_trainer.genius.sweep import TOLERANCE, sweep

if TYPE_CHECKING:
    from negotiator_trainer.genius.domain import Domain
    from negotiator_trainer.genius.profile import Profile
    from negotiator_trainer.genius.sweep import Sweep

DEFINITIONS: Final[dict[str, str]] = {
    "utility": "Sum over the issues of weight × evaluation, from 0 to 1. The evaluation of a "
    "discrete value is divided by the largest of its issue; linear evaluators are cut to 0–1, on "
    "an integer issue counted from its lower bound, on a real issue from 0; a triangular "
    "evaluator rises from parameter0 to parameter2 and falls to parameter1. Weights are divided "
    "by their sum.",
    "disagreement": "The pair of reservation values as the profiles give them, 0 where one gives "
    "none; never raised to the lowest utility.",
    "zopa": "Packages whose two utilities are at least the two reservation values.",
    "pareto": "Pairs of utilities of which none is as good as another for both and worse for one, "
    "from the first party's best to the second's; inside the zone or not.",
    "nash": "The package in the zone with the largest product of gains over the reservation "
    "values. Of equals: the larger smaller gain, then the larger sum (Nash 1950).",
    "ks": "The package in the zone with the largest smaller gain, each gain divided by the "
    "largest that this party has in the zone. Of equals: the larger larger one (Kalai & "
    "Smorodinsky 1975, in the lexicographic form of Imai 1983).",
    "egalitarian": "The package in the zone with the largest smaller gain, undivided. Of equals: "
    "the larger larger gain (Kalai 1977).",
    "max_joint": "The package in the zone with the largest sum of both utilities. Of equals: the "
    "larger smaller gain.",
    "ties": "Utilities closer than 1e-9 count as equal. What is still equal goes to the first "
    "package in lexicographic order: issues and values in the order of the domain file.",
    "discount": "As written; not applied.",
}
"""How each figure is meant, by its key."""

_DIGITS: Final = 12
_SHOWN: Final = 12
_SOLUTIONS: Final = {
    "nash": "Nash", "ks": "Kalai–Smorodinsky", "egalitarian": "egalitarian",
    "max_joint": "largest joint value",
}  # fmt: skip


def package_at(domain: Domain, position: int) -> dict[str, str]:
    """Return the value of each issue in the package at a position in lexicographic order."""
    values: dict[str, str] = {}
    for issue in reversed(domain.issues):
        position, at = divmod(position, len(issue.values))
        values[issue.name] = issue.values[at]
    return dict(reversed(values.items()))


def report(domain: Domain, a: Profile, b: Profile, *, steps: int) -> dict[str, Any]:
    """Work out the zone of two profiles.

    Args:
        domain: What is negotiated.
        a: The first party.
        b: The second party.
        steps: How many values stand for a real interval; reported where there is one.

    Returns:
        Numbers, texts, lists and mappings only, as `zone --json` prints them.
    """
    found = sweep(a, b)
    result: dict[str, Any] = {
        "domain": domain.name,
        "profiles": [a.name, b.name],
        "issues": len(domain.issues),
        "packages": found.packages,
        "reservation": [a.reservation, b.reservation],
        "zopa": found.zone,
        "pareto": found.utilities.round(_DIGITS).tolist(),
        "pareto_packages": found.frontier_packages,
    }
    result.update(_solutions(domain, found))
    if not found.zone:
        result["no_zone"] = _no_zone(found, a, b)
    result["discount"] = [a.discount, b.discount]
    result["weights"] = [[round(weight, _DIGITS) for weight in one.weights] for one in (a, b)]
    result["issue_list"] = [
        {"name": issue.name, "index": issue.index, "kind": issue.kind, "values": len(issue.values)}
        for issue in domain.issues
    ]
    result["tolerance"] = TOLERANCE
    if any(issue.kind == "real" for issue in domain.issues):
        result["steps"] = steps
    result["notes"] = [*domain.notes, *a.notes, *b.notes]
    result["definitions"] = dict(DEFINITIONS)
    return result


def lines(result: dict[str, Any]) -> list[str]:
    """Say what `report` returned, one line for each figure."""
    said = [
        f"{result['domain']}: {result['issues']} issues, {result['packages']:,} packages",
        "reservation values: {:g} and {:g}".format(*result["reservation"]),
        f"zone of possible agreement: {result['zopa']:,} packages",
    ]
    if "no_zone" in result:
        said.append(result["no_zone"])
    said.append(_frontier_line(result))
    for key, name in _SOLUTIONS.items():
        if result[key] is not None:
            package = ", ".join(
                f"{issue}: {value}" for issue, value in result[key]["package"].items()
            )
            utilities = _pair(result[key]["utilities"])
            said.append(f"{name}: {utilities}  {package}")
    discounts = [value for value in result["discount"] if value is not None]
    if discounts:
        said.append("discount factors, not applied: " + " and ".join(f"{d:g}" for d in discounts))
    if "steps" in result:
        said.append(f"each real interval is read as {result['steps']} evenly spaced values")
    said += [f"note: {note}" for note in result["notes"]]
    said.append("How each figure is meant: --json, under “definitions”.")
    return said


def _solutions(domain: Domain, found: Sweep) -> dict[str, dict[str, Any] | None]:
    positions = {
        "nash": found.nash,
        "ks": found.kalai_smorodinsky,
        "egalitarian": found.egalitarian,
        "max_joint": found.largest_joint_value,
    }
    result: dict[str, dict[str, Any] | None] = {}
    for key, position in positions.items():
        result[key] = None
        if position is not None:
            at = int((found.frontier == position).argmax())
            utilities = found.utilities[at].round(_DIGITS).tolist()
            result[key] = {"package": package_at(domain, position), "utilities": utilities}
    return result


def _no_zone(found: Sweep, a: Profile, b: Profile) -> str:
    for at, profile in enumerate((a, b)):
        best = float(found.utilities[:, at].max())
        if best < profile.reservation - TOLERANCE:
            return (
                f"There is no zone: nothing is worth {profile.reservation:g}, the reservation "
                f"value of {profile.name}; the best is {best:.6g}."
            )
    return (
        f"There is no zone: no package is worth {a.reservation:g} to {a.name} and "
        f"{b.reservation:g} to {b.name} at once."
    )


def _frontier_line(result: dict[str, Any]) -> str:
    pairs = [_pair(pair) for pair in result["pareto"][:_SHOWN]]
    more = len(result["pareto"]) - len(pairs)
    rest = f" and {more:,} more" if more else ""
    return f"Pareto frontier, {len(result['pareto']):,} points: {' '.join(pairs)}{rest}"


def _pair(utilities: list[float]) -> str:
    return f"({utilities[0]:.4f}, {utilities[1]:.4f})"
