"""What the figures say, sentence by sentence; each sentence knows what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.progress.forecasts import ALWAYS_HALF
from negotiator_trainer.services.progress.view import Finding, Question

if TYPE_CHECKING:
    from negotiator_trainer.services.progress.calibration import Calibration, RangeCount
    from negotiator_trainer.services.progress.forecasts import Forecasts

TREND_FROM = 5
"""Plays below which no line is drawn."""
_EXPECTED = 0.8
_SLIGHT = 1.0
"""Per cent of the limit below which a bias is not named."""


def calibration_findings(found: Calibration) -> tuple[Finding, ...]:
    """Say how practice and real cases together did; nothing with too few ranges."""
    both = found.both
    if not both.says:
        return ()
    held, missed = Question("ranges_held"), Question("ranges_missed")
    said = [
        Finding(_held_words(both), held),
        Finding(_verdict_words(both), missed),
    ]
    if both.mean_width is not None:
        words = f"On average a range was {both.mean_width:.0f} % of the limit wide."
        said.append(Finding(words, held))
    if both.bias is not None:
        said.append(Finding(_bias_words(both.bias), missed))
    return tuple(said)


def forecast_findings(found: Forecasts) -> tuple[Finding, ...]:
    """Say how “we will agree” came out; nothing with too few forecasts."""
    both = found.both
    if both.brier is None:
        return ()
    better = both.brier < ALWAYS_HALF
    beside = "better" if better else "no better"
    said = [
        Finding(
            f"You said how sure you were to agree {both.asked:,} times; {both.agreed:,} ended in a "
            "deal.",
            Question("forecasts"),
        ),
        Finding(
            f"Brier score {both.brier:.2f}: {beside} than saying 50 % every time, which scores "
            f"{ALWAYS_HALF}.",
            Question("forecasts"),
        ),
    ]
    said += [
        Finding(
            f"Where you said {each.said:.0f} %, {each.came:.0f} % agreed ({each.count:,} times).",
            Question("forecasts", start=each.low + (each.low > 0), end=each.high),
        )
        for each in both.bins
    ]
    return tuple(said)


def pending(*, finished: int, ranges: int, forecasts: int, needed: int) -> tuple[str, ...]:
    """Say what will appear on the page, and when.

    Args:
        finished: Live attempts so far.
        ranges: Ranges so far.
        forecasts: Forecasts so far.
        needed: Of each of the two.
    """
    found = []
    if finished < TREND_FROM:
        found.append(
            f"A trend line for each measure appears after {TREND_FROM} finished attempts; "
            f"{TREND_FROM - finished} more to go."
        )
    if ranges < needed:
        found.append(
            f"How well your ranges hold the truth needs {needed} estimates; you have {ranges}."
        )
    if forecasts < needed:
        found.append(f"How well you foresee a deal needs {needed} forecasts; you have {forecasts}.")
    return tuple(found)


def _held_words(both: RangeCount) -> str:
    low, high = both.band
    likely = f"{low:,} to {high:,}" if low < high else f"{low:,}"
    return (
        f"Your 80 % ranges held the truth {both.held:,} of {both.asked:,} times. Honest ones would "
        f"about {_EXPECTED * both.asked:,.0f} times; {likely} is likely by chance alone."
    )


def _verdict_words(both: RangeCount) -> str:
    low, high = both.band
    if both.held < low:
        return "Your ranges are too narrow: you are surer than you are right."
    if both.held > high:
        return "Your ranges are wider than they need to be."
    return "That is what being 80 % sure looks like."


def _bias_words(bias: float) -> str:
    if abs(bias) < _SLIGHT:
        return "You guess their limit neither too generous nor too tough."
    way = "more generous" if bias > 0 else "tougher"
    return f"You guess them {way} than they are, by {abs(bias):.0f} % of their limit."
