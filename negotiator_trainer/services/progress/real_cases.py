"""What real cases add to the figures: only what was frozen at going in, and then came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from negotiator_trainer.journal.audit import audit
from negotiator_trainer.journal.case import Outcome
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.services.progress.calibration import JudgedRange
from negotiator_trainer.services.progress.forecasts import JudgedForecast
from negotiator_trainer.services.progress.view import Quadrants

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from negotiator_trainer.store.figure_records import CaseFigure

CaseVerdict = Literal["held", "agreement_trap", "right_walk", "missed_deal"]
_DEALS: Mapping[str, CaseVerdict] = {"held": "held", "trap": "agreement_trap"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RealCase:
    """A real case as far as it can be judged; what is not known is None.

    Attributes:
        figure: As it was read.
        range: The frozen range against the limit that became known.
        forecast: The frozen chance against what happened.
        verdict: Where value and walkaway, or limit and walkaway, say so.
    """

    figure: CaseFigure
    range: JudgedRange | None
    forecast: JudgedForecast | None
    verdict: CaseVerdict | None


def judged(figures: Sequence[CaseFigure]) -> tuple[RealCase, ...]:
    """Judge cases; one whose documents cannot be read is left out."""
    found = (_judged(figure) for figure in figures)
    return tuple(case for case in found if case is not None)


def quadrants(cases: Sequence[RealCase]) -> Quadrants:
    """Count the verdicts of cases that have one."""
    verdicts = [case.verdict for case in cases]
    return Quadrants(
        held=verdicts.count("held"),
        agreement_trap=verdicts.count("agreement_trap"),
        right_walk=verdicts.count("right_walk"),
        missed_deal=verdicts.count("missed_deal"),
    )


def wants(sheet: Sheet, *, money: bool) -> int:
    """Which way the person wants the number: 1 up, −1 down, 0 where the sheet does not say.

    Args:
        sheet: With walkaway and target, if it has them.
        money: Whether the case counts in money; more points are always better.
    """
    if not money:
        return 1
    if sheet.walkaway is None or sheet.target is None or sheet.walkaway == sheet.target:
        return 0
    return 1 if sheet.target > sheet.walkaway else -1


def _judged(figure: CaseFigure) -> RealCase | None:
    try:
        sheet = Sheet.from_json(figure.sheet) if figure.sheet else Sheet()
        outcome = Outcome.from_json(figure.outcome)
    except ValueError:
        return None
    if outcome.agreed is None:
        return None
    return RealCase(
        figure=figure,
        range=_range(sheet, outcome, money=bool(figure.unit)),
        forecast=None if sheet.agree_chance is None
        else JudgedForecast(chance=sheet.agree_chance, agreed=outcome.agreed, real=True),
        verdict=_verdict(sheet, outcome, money=bool(figure.unit)),
    )  # fmt: skip


def _range(sheet: Sheet, outcome: Outcome, *, money: bool) -> JudgedRange | None:
    guess = sheet.guess
    if guess.low is None or guess.high is None or outcome.limit is None:
        return None
    return JudgedRange(
        low=guess.low, high=guess.high, truth=float(outcome.limit),
        wants=wants(sheet, money=money), real=True,
    )  # fmt: skip


def _verdict(sheet: Sheet, outcome: Outcome, *, money: bool) -> CaseVerdict | None:
    """The gate of practice, as far as a real case lets it be known.

    With a deal it is what the case's own audit says. Without one: did the limit that became
    known leave room beyond the walkaway?
    """
    if outcome.agreed:
        return _DEALS.get(audit(sheet, outcome).verdict)
    way = wants(sheet, money=money)
    if sheet.walkaway is None or outcome.limit is None or not money or not way:
        return None
    return "missed_deal" if way * outcome.limit >= way * sheet.walkaway else "right_walk"
