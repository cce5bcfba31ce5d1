"""Progress: measures over time, calibration of the estimates, personal bests."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

from negotiator_trainer.services.progress_view import (
    AttemptRow,
    Best,
    Calibration,
    PlayedPoint,
    ProgressView,
    Series,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from negotiator_trainer.store.records import EstimateRecord, Summary

TREND_FROM = 5
"""Attempts below which no trend is drawn."""
CALIBRATION_FROM = 10
"""Estimates below which nothing is said about calibration."""
_HONEST = 0.8
_BAND = 0.95

MEASURES = {
    "overall": "Overall",
    "claimed": "Value claimed",
    "created": "Value created",
    "zopa": "ZOPA discovered",
    "relationship": "Relationship",
}


def progress_view(
    summaries: Sequence[Summary],
    *,
    titles: Mapping[str, str],
    endings: Mapping[str, int],
    estimates: Sequence[tuple[EstimateRecord, int]],
) -> ProgressView:
    """Describe the progress page.

    Args:
        summaries: Finished attempts, oldest first; what is practice is in the list
            only, and practice forks not even there: they are branches of their attempt.
        titles: Scenario titles by id.
        endings: How many endings each scenario has.
        estimates: Closing estimates in money with the width of their public range.
    """
    counted = [s for s in summaries if s.mode == "live"]
    return ProgressView(
        finished=len(counted),
        series=tuple(_series(key, name, counted, titles) for key, name in MEASURES.items()),
        calibration=calibration(estimates),
        bests=tuple(_bests(counted, titles, endings)),
        attempts=tuple(
            AttemptRow(
                attempt=s.id, when=s.finished_at, title=titles.get(s.scenario, s.scenario),
                role=s.role, verdict=s.verdict, overall=s.overall,
            )
            for s in reversed(summaries) if s.play
        ),
        pending=_pending(len(counted), len(estimates)),
    )  # fmt: skip


def calibration(estimates: Sequence[tuple[EstimateRecord, int]]) -> Calibration:
    """How often 80 % ranges held the truth, against what honest ones would do by chance."""
    held, widths, misses = 0, [], []
    for estimate, width in estimates:
        low, high, truth = estimate.low or 0, estimate.high or 0, int(estimate.truth)
        held += low <= truth <= high
        widths.append(100 * (high - low) / width)
        misses.append(100 * ((low + high) / 2 - truth) / width)
    count = len(estimates)
    return Calibration(
        asked=count, held=held, band=band(count),
        mean_width=sum(widths) / count if count else None,
        bias=sum(misses) / count if count else None, enough=CALIBRATION_FROM,
    )  # fmt: skip


def band(count: int) -> tuple[int, int]:
    """The central 95 % of a binomial with `count` trials of 0.8: what chance alone does."""
    tail = (1 - _BAND) / 2
    chances = [comb(count, k) * _HONEST**k * (1 - _HONEST) ** (count - k) for k in range(count + 1)]
    low = high = 0
    below = 0.0
    while below + chances[low] <= tail and low < count:
        below += chances[low]
        low += 1
    high, above = count, 0.0
    while above + chances[high] <= tail and high > low:
        above += chances[high]
        high -= 1
    return low, high


def _series(key: str, name: str, summaries: Sequence[Summary], titles: Mapping[str, str]) -> Series:
    points = []
    for s in summaries:
        value = s.overall if key == "overall" else s.measures.get(key)
        if value is not None:
            points.append(
                PlayedPoint(
                    attempt=s.id, when=s.finished_at, title=titles.get(s.scenario, s.scenario),
                    value=value, first=s.play == 1,
                )
            )  # fmt: skip
    return Series(key=key, name=name, points=tuple(points))


def _bests(
    summaries: Sequence[Summary], titles: Mapping[str, str], endings: Mapping[str, int]
) -> list[Best]:
    by_scenario: dict[str, list[Summary]] = {}
    for summary in summaries:
        by_scenario.setdefault(summary.scenario, []).append(summary)
    return [
        Best(
            scenario=scenario, title=titles.get(scenario, scenario), plays=len(played),
            best=max(s.overall for s in played), last=played[-1].overall,
            endings_seen=len({s.ending for s in played}),
            endings=endings.get(scenario, len({s.ending for s in played})),
        )
        for scenario, played in sorted(by_scenario.items())
    ]  # fmt: skip


def _pending(finished: int, estimates: int) -> tuple[str, ...]:
    found = []
    if finished < TREND_FROM:
        more = TREND_FROM - finished
        found.append(
            f"A trend line for each measure appears after {TREND_FROM} finished attempts; "
            f"{more} more to go."
        )
    if estimates < CALIBRATION_FROM:
        found.append(
            f"How well your ranges hold the truth needs {CALIBRATION_FROM} estimates; "
            f"you have {estimates}."
        )
    return tuple(found)
