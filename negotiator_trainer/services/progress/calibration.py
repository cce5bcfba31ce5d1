"""How often 80 % ranges held the truth, against what honest ones would do by chance.

Width and bias are shares of the true limit, so that practice and real cases, which have no
public range, can stand in one picture. A limit of zero has no shares and is left out of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log
from typing import TYPE_CHECKING

from negotiator_trainer.services.progress.sources import apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from negotiator_trainer.services.progress.sources import Sources

CALIBRATION_FROM = 10
"""Ranges below which nothing is said about calibration."""
_HONEST = 0.8
_BAND = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRange:
    """A range that was put to the test.

    Attributes:
        low: Its lower end.
        high: Its upper end.
        truth: The limit as it was.
        wants: 1 where the person wants the number high, −1 where low, 0 where nobody knows.
        real: Whether it comes from a real case.
    """

    low: int
    high: int
    truth: float
    wants: int
    real: bool = False

    @property
    def held(self) -> bool:
        """Whether the truth lay within it."""
        return min(self.low, self.high) <= self.truth <= max(self.low, self.high)

    @property
    def width(self) -> float | None:
        """Its width in per cent of the true limit."""
        return 100 * abs(self.high - self.low) / abs(self.truth) if self.truth else None

    @property
    def bias(self) -> float | None:
        """How far its middle missed, in per cent of the limit.

        Above 0 they were thought more generous than they were, below 0 less.
        """
        if not self.truth or not self.wants:
            return None
        return 100 * self.wants * ((self.low + self.high) / 2 - self.truth) / abs(self.truth)


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeCount:
    """Ranges of one source, counted.

    Attributes:
        asked: How many there are.
        held: How many of them held the truth.
        band: The 95 % binomial band of `held` if every range were an honest 80 %.
        mean_width: In per cent of the true limit; None without any.
        bias: Mean signed miss, in per cent of the true limit; None where no side is known.
        enough: How many it needs before anything is said.
    """

    asked: int
    held: int
    band: tuple[int, int]
    mean_width: float | None
    bias: float | None
    enough: int = CALIBRATION_FROM

    @property
    def says(self) -> bool:
        """Whether there are enough."""
        return self.asked >= self.enough


def calibration(ranges: Sequence[JudgedRange]) -> Sources[RangeCount]:
    """Count ranges, together and apart."""
    return apart(ranges, _counted)


def band(count: int) -> tuple[int, int]:
    """The central 95 % of a binomial with `count` trials of 0.8: what chance alone does.

    The exact tails are added up; beyond ten standard deviations of the mean there is nothing to
    add, and logarithms keep the chances of thousands of trials within what a float holds.
    """
    tail = (1 - _BAND) / 2
    spread = 10 * (count * _HONEST * (1 - _HONEST)) ** 0.5 + 1
    first = max(0, int(count * _HONEST - spread))
    final = min(count, int(count * _HONEST + spread) + 1)
    low, below = first, _chance(count, first)
    while below <= tail and low < final:
        low += 1
        below += _chance(count, low)
    high, above = final, _chance(count, final)
    while above <= tail and high > low:
        high -= 1
        above += _chance(count, high)
    return low, high


def _chance(count: int, held: int) -> float:
    """The chance that exactly so many honest ranges hold."""
    ways = lgamma(count + 1) - lgamma(held + 1) - lgamma(count - held + 1)
    return exp(ways + held * log(_HONEST) + (count - held) * log(1 - _HONEST))


def _counted(ranges: Sequence[JudgedRange]) -> RangeCount:
    return RangeCount(
        asked=len(ranges),
        held=sum(each.held for each in ranges),
        band=band(len(ranges)),
        mean_width=_mean(each.width for each in ranges),
        bias=_mean(each.bias for each in ranges),
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
