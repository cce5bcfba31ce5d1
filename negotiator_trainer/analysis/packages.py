"""How a scripted trainee chooses packages from its own values and what it has heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from negotiator_trainer.analysis.seat import Seat
    from negotiator_trainer.bargaining.issue import Package


def best_for_me(seat: Seat) -> Package:
    """The package worth most to oneself, the first such in order."""
    return max(seat.packages, key=seat.own.value)


def at_level(seat: Seat, *, level: float) -> Package:
    """The package worth at least `level` to oneself that is most like what they asked for."""
    enough = [p for p in seat.packages if seat.own.accepts(p) and seat.own.value(p) >= level]
    if not enough:
        return best_for_me(seat)
    return min(enough, key=lambda package: _distance(seat, package, _base(seat)))


def halfway(seat: Seat) -> Package:
    """The package closest, issue by issue, to the middle of one's best and their last one."""
    mine, theirs = best_for_me(seat), seat.asked
    if theirs is None:
        return mine
    middle = tuple((a + b) / 2 for a, b in zip(mine, theirs, strict=True))
    return min(
        seat.packages,
        key=lambda p: sum(abs(a - b) for a, b in zip(p, middle, strict=True)),
    )


def spread(seat: Seat, *, level: float, most: int) -> tuple[Package, ...]:
    """Up to `most` packages of about equal worth to oneself that differ in what they trade.

    For every combination of choices, the numbers are set so that the package is worth just
    `level` to oneself. Those nearest to the package that they liked best come first, so that
    their choice among them shows what matters to them.

    Source: multiple equivalent simultaneous offers, Medvec & Galinsky (2005), *Putting more on
    the table*; trade-offs by similarity, Faratin, Sierra & Jennings (2002).
    """
    choices = [i for i, issue in enumerate(seat.space.issues) if issue.numbers is None]
    cheapest: dict[tuple[int, ...], Package] = {}
    for package in seat.packages:
        value = seat.own.value(package)
        if value < level or not seat.own.accepts(package):
            continue
        key = tuple(package[i] for i in choices)
        if key not in cheapest or value < seat.own.value(cheapest[key]):
            cheapest[key] = package
    base = _base(seat)
    tried = set(seat.mine)
    ranked = sorted(
        (p for p in cheapest.values()),
        key=lambda p: (p in tried, _distance(seat, p, base), seat.own.value(p) - level),
    )
    return tuple(ranked[:most])


def _base(seat: Seat) -> Package | None:
    """What to stay close to: the offer of mine that they liked best so far, or their own."""
    if seat.mine and seat.reply in {"several", "close", "wrong_issue"}:
        return seat.mine[-1]
    return seat.asked


def _distance(seat: Seat, package: Package, base: Package | None) -> float:
    """Steps away from `base`; an issue that is known to matter to them counts three times."""
    if base is None:
        return 0.0
    total = 0.0
    for i, issue in enumerate(seat.space.issues):
        weight = 3.0 if i in seat.priorities else 1.0
        if issue.numbers is None:
            total += weight * (package[i] != base[i])
        else:
            total += weight * 4 * abs(package[i] - base[i]) / max(1, len(issue.numbers) - 1)
    return total
