"""“I think we will agree” against what happened.

The score is Brier's (1950, *Verification of forecasts expressed in terms of probability*): the
mean squared difference between the chance given and 1 or 0. Saying 50 % every time scores 0.25.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from negotiator_trainer.services.progress.sources import apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.progress.sources import Sources

FORECASTS_FROM = 10
"""Forecasts below which no score is shown, and items below which a bin is not."""
ALWAYS_HALF = 0.25
"""The score of whoever says 50 % every time."""
EDGES = (0, 20, 40, 60, 80, 100)
"""A bin reaches from above one of these up to the next; the first takes 0 too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedForecast:
    """A forecast that came out: the chance said, 0–100 %, and whether there was a deal."""

    chance: int
    agreed: bool
    real: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Forecasts of about the same chance.

    Attributes:
        low: Chances above this, 0–100 %; the first bin takes 0 too.
        high: Chances up to this.
        count: How many.
        said: Their mean, 0–100 %.
        came: How many of a hundred of them ended in a deal.
    """

    low: int
    high: int
    count: int
    said: float
    came: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastCount:
    """Forecasts of one source, counted.

    Attributes:
        asked: How many there are.
        agreed: How many ended in a deal.
        brier: 0 is perfect, 1 always surely wrong; None with too few.
        bins: Those with enough in them.
        enough: How many it needs before a score is shown.
    """

    asked: int
    agreed: int
    brier: float | None
    bins: tuple[Bin, ...]
    enough: int = FORECASTS_FROM

    @property
    def says(self) -> bool:
        """Whether there are enough."""
        return self.asked >= self.enough


def forecasts(found: Sequence[JudgedForecast]) -> Sources[ForecastCount]:
    """Count forecasts, together and apart."""
    return apart(found, _counted)


def brier(found: Sequence[JudgedForecast]) -> float:
    """The Brier score of at least one forecast, 0–1; less is better."""
    return sum((each.chance / 100 - each.agreed) ** 2 for each in found) / len(found)


def _counted(found: Sequence[JudgedForecast]) -> ForecastCount:
    return ForecastCount(
        asked=len(found),
        agreed=sum(each.agreed for each in found),
        brier=brier(found) if len(found) >= FORECASTS_FROM else None,
        bins=_bins(found),
    )


def _bins(found: Sequence[JudgedForecast]) -> tuple[Bin, ...]:
    made = []
    for low, high in pairwise(EDGES):
        inside = [e for e in found if low < e.chance <= high or (low == 0 == e.chance)]
        if len(inside) >= FORECASTS_FROM:
            made.append(
                Bin(
                    low=low, high=high, count=len(inside),
                    said=sum(each.chance for each in inside) / len(inside),
                    came=100 * sum(each.agreed for each in inside) / len(inside),
                )
            )  # fmt: skip
    return tuple(made)
