"""What the figures say, sentence by sentence; each sentence knows what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.progress.forecasts import ALWAYS_HALF
from negotiator_trainer.services.progress.view import Finding, Question
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from negotiator_trainer.services.progress.calibration import RangeCount
    from negotiator_trainer.services.progress.forecasts import Bin, ForecastCount
    from negotiator_trainer.services.progress.sources import Sources

TREND_FROM = 5
"""Plays below which no line is drawn."""
_EXPECTED = 0.8
_SLIGHT = 1.0
"""Per cent of the limit below which a bias is not named."""


def calibration_findings(found: Sources[RangeCount]) -> tuple[Finding, ...]:
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
        words = tr(
            "On average a range was {width} % of the limit wide.", width=f"{both.mean_width:.0f}"
        )
        said.append(Finding(words, held))
    if both.bias is not None:
        said.append(Finding(_bias_words(both.bias), missed))
    return tuple(said)


def forecast_findings(found: Sources[ForecastCount]) -> tuple[Finding, ...]:
    """Say how “we will agree” came out; nothing with too few forecasts."""
    both = found.both
    if both.brier is None:
        return ()
    said = [_asked_words(both), _brier_words(both.brier), *map(_bin_words, both.bins)]
    asked = [Question("forecasts"), Question("forecasts"), *map(_bin_question, both.bins)]
    return tuple(Finding(words, about) for words, about in zip(said, asked, strict=True))


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
            tr(
                "A trend line for each measure appears after {needed} finished attempts; {more} "
                "more to go.",
                needed=TREND_FROM, more=TREND_FROM - finished,
            )
        )  # fmt: skip
    if ranges < needed:
        found.append(
            tr(
                "How well your ranges hold the truth needs {needed} estimates; you have {count}.",
                needed=needed, count=ranges,
            )
        )  # fmt: skip
    if forecasts < needed:
        found.append(
            tr(
                "How well you foresee a deal needs {needed} forecasts; you have {count}.",
                needed=needed, count=forecasts,
            )
        )  # fmt: skip
    return tuple(found)


def _held_words(both: RangeCount) -> str:
    low, high = both.band
    return tr(
        "Your 80 % ranges held the truth {held} of {asked} times. Honest ones would about "
        "{expected} times; {low} to {high} is likely by chance alone.",
        held=f"{both.held:,}", asked=f"{both.asked:,}",
        expected=f"{_EXPECTED * both.asked:,.0f}", low=f"{low:,}", high=f"{high:,}",
    )  # fmt: skip


def _verdict_words(both: RangeCount) -> str:
    low, high = both.band
    if both.held < low:
        return tr("Your ranges are too narrow: you are surer than you are right.")
    if both.held > high:
        return tr("Your ranges are wider than they need to be.")
    return tr("That is what being 80 % sure looks like.")


def _bias_words(bias: float) -> str:
    if abs(bias) < _SLIGHT:
        return tr("You guess their limit neither too generous nor too tough.")
    by = f"{abs(bias):.0f}"
    if bias > 0:
        return tr("You guess them more generous than they are, by {by} % of their limit.", by=by)
    return tr("You guess them tougher than they are, by {by} % of their limit.", by=by)


def _asked_words(both: ForecastCount) -> str:
    return tr(
        "You said how sure you were to agree {asked} times; {agreed} ended in a deal.",
        asked=f"{both.asked:,}", agreed=f"{both.agreed:,}",
    )  # fmt: skip


def _brier_words(score: float) -> str:
    figures = {"score": f"{score:.2f}", "half": ALWAYS_HALF}
    if score < ALWAYS_HALF:
        return tr(
            "Brier score {score}: better than saying 50 % every time, which scores {half}.",
            **figures,
        )
    return tr(
        "Brier score {score}: no better than saying 50 % every time, which scores {half}.",
        **figures,
    )


def _bin_words(each: Bin) -> str:
    return tr(
        "Where you said {said} %, {came} % agreed ({count} times).",
        said=f"{each.said:.0f}", came=f"{each.came:.0f}", count=f"{each.count:,}",
    )  # fmt: skip


def _bin_question(each: Bin) -> Question:
    return Question("forecasts", start=each.low + (each.low > 0), end=each.high)
