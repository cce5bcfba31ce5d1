"""How far each side would go on one number while everything else stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.bargaining.issue import Package
    from negotiator_trainer.bargaining.party import Party
    from negotiator_trainer.bargaining.space import Space


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceBounds:
    """The bargaining range of one number, in the number's own unit.

    Attributes:
        low: The least that the side who wants more would take.
        high: The most that the side who wants less would give.
        mine_wants_more: Which of the two is mine.

    Source: Raiffa (1982), The Art and Science of Negotiation, on the two reservation prices.
    """

    low: Fraction
    high: Fraction
    mine_wants_more: bool

    @property
    def width(self) -> Fraction:
        """How wide the range is; negative where the two sides do not meet."""
        return self.high - self.low

    @property
    def mine(self) -> Fraction:
        """My limit."""
        return self.low if self.mine_wants_more else self.high

    @property
    def theirs(self) -> Fraction:
        """The other side's limit."""
        return self.high if self.mine_wants_more else self.low


def price_bounds(
    space: Space, mine: Party, theirs: Party, *, position: int, reference: Package
) -> PriceBounds | None:
    """Return the range between both limits on one number, the rest as in `reference`.

    Limits count value only: minimum terms and what cannot go together are not looked at, so that
    a limit can be named for a package that nobody would sign.

    Args:
        space: The issues.
        mine: The side whose view this is.
        theirs: The other side.
        position: The issue that is a number.
        reference: The other options; what it says about the number does not matter.

    Returns:
        The bounds, or None where the two do not pull in opposite directions or one of them
        would not agree at any number.

    Raises:
        ValueError: The issue at `position` is not a number.
    """
    my_pull = _pull(_worths(space, mine, position, reference))
    their_pull = _pull(_worths(space, theirs, position, reference))
    if not my_pull or my_pull + their_pull:
        return None
    my_limit = limit(space, mine, position=position, reference=reference)
    their_limit = limit(space, theirs, position=position, reference=reference)
    if my_limit is None or their_limit is None:
        return None
    low, high = (my_limit, their_limit) if my_pull > 0 else (their_limit, my_limit)
    return PriceBounds(low=low, high=high, mine_wants_more=my_pull > 0)


def limit(space: Space, party: Party, *, position: int, reference: Package) -> Fraction | None:
    """Return the number at which `party` is exactly at its reservation value.

    Between two steps of the issue, values follow a straight line. Beyond the first and the last
    step the line goes on: a limit may lie outside what can be agreed.

    Args:
        space: The issues.
        party: Whose limit.
        position: The issue that is a number.
        reference: The other options.

    Returns:
        The limit; the end of the range where the line runs level there and any number would do;
        None where the party does not pull in one direction, or where no number would do.

    Raises:
        ValueError: The issue at `position` is not a number.
    """
    numbers = _numbers(space, position)
    worths = _worths(space, party, position, reference)
    pull = _pull(worths)
    if not pull:
        return None
    rising = sorted(zip((pull * number for number in numbers), worths, strict=True))
    found = _first_reaching(rising, party.reservation)
    return None if found is None else pull * found


def _numbers(space: Space, position: int) -> tuple[int, ...]:
    issue = space.issues[position]
    if issue.numbers is None:
        raise ValueError(f"issue {issue.id} is not a number")
    return issue.numbers


def _worths(space: Space, party: Party, position: int, reference: Package) -> list[int]:
    before, after = reference[:position], reference[position + 1 :]
    return [party.value((*before, at, *after)) for at in range(len(_numbers(space, position)))]


def _pull(worths: Sequence[int]) -> int:
    """Return 1 where more is better, -1 where less is, 0 where neither is so throughout."""
    if worths[0] == worths[-1]:
        return 0
    pull = 1 if worths[-1] > worths[0] else -1
    return pull if all(pull * (b - a) >= 0 for a, b in pairwise(worths)) else 0


def _first_reaching(rising: Sequence[tuple[int, int]], wanted: int) -> Fraction | None:
    """Return where a rising line through (number, worth) points first reaches `wanted`."""
    reached = [at for at, (_, worth) in enumerate(rising) if worth >= wanted]
    right = max(reached[0], 1) if reached else len(rising) - 1
    (low, low_worth), (high, high_worth) = rising[right - 1], rising[right]
    if low_worth == high_worth:
        return Fraction(low) if reached else None
    return low + Fraction((wanted - low_worth) * (high - low), high_worth - low_worth)
