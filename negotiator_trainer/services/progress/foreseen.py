"""Gathers what was foreseen in practice, ready to be counted with real cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.progress.calibration import JudgedRange
from negotiator_trainer.services.progress.forecasts import JudgedForecast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from negotiator_trainer.services.progress.outlines import Outline
    from negotiator_trainer.store.figure_records import ForecastFigure, RangeFigure

FORESEEN = 1_000
"""Ranges, forecasts and cases that are counted at most, the newest of the span."""


def practised_ranges(
    figures: Sequence[RangeFigure], known: Mapping[str, Outline]
) -> tuple[JudgedRange, ...]:
    """Judge ranges of practice, in their order; `known` has their scenarios' outlines."""
    return tuple(
        JudgedRange(
            low=each.low, high=each.high, truth=each.truth,
            wants=known[each.scenario].wants(each.role) if each.scenario in known else 0,
        )
        for each in figures
    )  # fmt: skip


def practised_forecasts(figures: Sequence[ForecastFigure]) -> tuple[JudgedForecast, ...]:
    """Judge forecasts of practice, in their order."""
    return tuple(JudgedForecast(chance=each.chance, agreed=each.agreed) for each in figures)
