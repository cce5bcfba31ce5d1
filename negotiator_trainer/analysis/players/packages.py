"""How a scripted trainee chooses packages from its own values and what it has heard."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from negotiator_trainer.analysis.players.seat import Seat
    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.bargaining.preference import Preference

LEAST_WEIGHT = 0.5
"""What an issue that is nothing to oneself counts, measured against an average one."""
NAMED = 1.5
"""How many times as much an issue counts once they have said that it matters."""
MOVED = 0.7
"""How many times as much an issue counts for every time that they moved on it."""
LIKED = 0.5
"""What distance from one's own package that they liked best counts, against their own."""


def best_for_me(seat: Seat) -> Package:
    """The package worth most to oneself, the first such in order."""
    return max(seat.packages, key=seat.own.value)


def at_level(seat: Seat, *, level: float) -> Package:
    """The package worth at least `level` to oneself that is most like what they asked for."""
    enough = [p for p in seat.packages if seat.own.accepts(p) and seat.own.value(p) >= level]
    if not enough:
        return best_for_me(seat)
    return min(enough, key=lambda package: distance(seat, package))


def halfway(seat: Seat) -> Package:
    """The package closest, issue by issue, to the middle of one's best and their last one."""
    mine = best_for_me(seat)
    return between(seat, mine, seat.asked[-1]) if seat.asked else mine


def between(seat: Seat, one: Package, other: Package) -> Package:
    """The package closest, issue by issue, to the middle of two."""
    middle = tuple((a + b) / 2 for a, b in zip(one, other, strict=True))
    return min(
        seat.packages,
        key=lambda p: sum(abs(a - b) for a, b in zip(p, middle, strict=True)),
    )


def spread(seat: Seat, *, level: float, most: int) -> tuple[Package, ...]:
    """Up to `most` packages of about equal worth to oneself that differ in what they trade.

    For every combination of choices, the numbers are set so that the package is worth just
    `level` to oneself. Those come first that should cost the other side least: see `distance`.

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
    tried = set(seat.mine)
    ranked = sorted(
        cheapest.values(), key=lambda p: (p in tried, distance(seat, p), seat.own.value(p))
    )
    return tuple(ranked[:most])


def distance(seat: Seat, package: Package) -> float:
    """What a package asks of them: its steps away from theirs, each by the weight of its issue.

    Options stand in the order of the sheet, so that a neighbour is a smaller step. An issue that
    was raised in the talk, and that they have left as it was, is open: that is not a demand of
    theirs yet. Of several packages of one's own, the one that they liked best draws a little too.
    """
    if not seat.asked:
        return 0.0
    weights, theirs = issue_weights(seat), seat.asked[-1]
    demanded = tuple(
        0.0 if theirs[i] == issue.until_tabled else weights[i]
        for i, issue in enumerate(seat.space.issues)
    )
    away = _steps(seat, demanded, package, theirs)
    if seat.liked is not None:
        away += LIKED * _steps(seat, weights, package, seat.liked)
    return away


def issue_weights(seat: Seat) -> tuple[float, ...]:
    """What each issue seems to matter to them; about 1 on average.

    Until it hears otherwise, a trainee takes an issue to be as dear to them as to itself. What
    they say matters counts for more, and what they have moved on for less.
    """
    weights = list(_own_weights(seat.own.preference))
    for i in seat.priorities:
        weights[i] *= NAMED
    for before, after in pairwise(seat.asked):
        for i, (was, now) in enumerate(zip(before, after, strict=True)):
            weights[i] *= MOVED if was != now else 1
    return tuple(weights)


@lru_cache(maxsize=64)
def _own_weights(preference: Preference) -> tuple[float, ...]:
    weights = preference.weights()
    return tuple(max(LEAST_WEIGHT, weight * len(weights)) for weight in weights)


def _steps(seat: Seat, weights: tuple[float, ...], one: Package, other: Package) -> float:
    return sum(
        weight * abs(a - b) / max(1, len(issue.options) - 1)
        for weight, a, b, issue in zip(weights, one, other, seat.space.issues, strict=True)
    )
