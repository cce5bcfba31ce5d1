"""What a party does if there is no deal, and the reservation value that follows."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something that a party can do without the other side's yes.

    Attributes:
        id: Its name in the scenario's files.
        value: What it is worth if it works out, in the party's unit.
        chance: How likely it is to work out, in percent, 0 to 100.
        otherwise: Id of what the party falls back on if it does not.
        excluded: Why it cannot be chosen: it fails a minimum term, or needs the other side's
            yes. Empty for a real alternative. What is excluded may still be fallen back on:
            it can happen to a party that would not choose it.

    Raises:
        ValueError: `chance` is not a percentage.
    """

    id: str
    value: int
    chance: int = 100
    otherwise: str | None = None
    excluded: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.chance <= 100:
            raise ValueError(f"alternative {self.id}: {self.chance} is not a percentage")


def expected(alternatives: Iterable[Alternative], alternative_id: str) -> Fraction:
    """Return what an alternative is worth with its chance and everything behind it, exactly.

    Raises:
        ValueError: An id is unknown or given twice, the chance is below 100 and nothing is said
            about what happens otherwise, or the fallbacks lead round in a circle.
    """
    known: dict[str, Alternative] = {}
    for alternative in alternatives:
        if alternative.id in known:
            raise ValueError(f"two alternatives are called {alternative.id!r}")
        known[alternative.id] = alternative
    total, weight = Fraction(0), Fraction(1)
    seen: list[str] = []
    current: str | None = alternative_id
    while current is not None:
        if current not in known:
            raise ValueError(f"there is no alternative {current!r}")
        if current in seen:
            raise ValueError(f"alternatives lead round in a circle: {' → '.join([*seen, current])}")
        seen.append(current)
        step = known[current]
        total += weight * Fraction(step.chance, 100) * step.value
        weight *= 1 - Fraction(step.chance, 100)
        if step.otherwise is None and step.chance < 100:
            raise ValueError(f"alternative {step.id}: nothing is said about what happens otherwise")
        current = step.otherwise
    return total


def batna(alternatives: Sequence[Alternative]) -> Alternative:
    """Return the best alternative to a negotiated agreement: the highest expected value.

    Of equals the first listed. What is excluded is not looked at.

    Raises:
        ValueError: Every alternative is excluded, or one cannot be worked out.

    Source: Fisher & Ury (1981), Getting to Yes.
    """
    real = [alternative for alternative in alternatives if not alternative.excluded]
    if not real:
        raise ValueError("there is no alternative that could be chosen")
    return max(real, key=lambda alternative: expected(alternatives, alternative.id))


def reservation(alternatives: Sequence[Alternative], adjustments: Sequence[int] = ()) -> int:
    """Return the reservation value: the BATNA's expected value, adjusted, rounded half up.

    Args:
        alternatives: All of them, what is fallen back on included.
        adjustments: Added to the BATNA's value: hassle and goodwill, usually negative.

    Raises:
        ValueError: As `batna`.
    """
    exact = expected(alternatives, batna(alternatives).id) + sum(adjustments)
    return floor(exact + Fraction(1, 2))
