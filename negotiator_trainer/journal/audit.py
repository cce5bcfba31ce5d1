"""Holds what came of a case against what its sheet had meant, in figures.

Sources: the interval score's event “the range held the truth” and the Brier score of a chance, as
practice uses them (Gneiting and Raftery 2007; Brier 1950).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from negotiator_trainer.journal.direction import less_is_better

if TYPE_CHECKING:
    from negotiator_trainer.journal.case import Outcome
    from negotiator_trainer.scoring.sheet import Sheet

Verdict = Literal["held", "trap", "no_deal", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What can be said; what cannot is None.

    Attributes:
        verdict: ``held`` for a deal on the right side of the walkaway with its minimum terms,
            ``trap`` for one that is not, ``no_deal``, or ``open`` while that cannot be told.
        less_is_better: Whether a smaller value is the better one, as for a buyer who writes
            prices: the target lies below the walkaway. False while it cannot be told.
        value: What was agreed is worth, in the case's unit.
        walkaway: As written.
        target: As written.
        over_walkaway: How much better than the walkaway; negative for worse.
        over_target: How much better than the target; negative for worse.
        attained: How much of the way from the walkaway to the target, in per cent; not clipped.
        terms_held: Whether the minimum terms were met.
        limit: Their limit, in the unit in which it was estimated.
        guess: The 80 % range that had been written.
        guess_held: Whether it held their limit.
        missed_by: How far the limit lies outside the range; 0 inside.
        chance: The chance of agreeing that had been written, in per cent.
        agreed: Whether there was a deal.
        brier: (chance − what was so)², 0 best and 1 worst.
    """

    verdict: Verdict
    less_is_better: bool
    value: int | None
    walkaway: int | None
    target: int | None
    over_walkaway: int | None
    over_target: int | None
    attained: int | None
    terms_held: bool | None
    limit: int | None
    guess: tuple[int, int] | None
    guess_held: bool | None
    missed_by: int | None
    chance: int | None
    agreed: bool | None
    brier: float | None


def audit(sheet: Sheet, outcome: Outcome) -> Audit:
    """Hold an outcome against a sheet: the one that was frozen, where there is one."""
    less = less_is_better(sheet)
    value = outcome.value if outcome.agreed is not False else None
    over = _better_by(value, sheet.walkaway, less=less)
    low, high, limit = sheet.guess.low, sheet.guess.high, outcome.limit
    guess = None if low is None or high is None else (min(low, high), max(low, high))
    missed = _outside(limit, guess)
    chance, agreed = sheet.agree_chance, outcome.agreed
    known = chance is not None and agreed is not None
    return Audit(
        verdict=_verdict(outcome, over),
        less_is_better=less,
        value=value,
        walkaway=sheet.walkaway,
        target=sheet.target,
        over_walkaway=over,
        over_target=_better_by(value, sheet.target, less=less),
        attained=_attained(value, sheet),
        terms_held=outcome.minimum_terms_held if outcome.agreed else None,
        limit=limit,
        guess=guess,
        guess_held=None if missed is None else missed == 0,
        missed_by=missed,
        chance=chance,
        agreed=agreed,
        brier=((chance or 0) / 100 - bool(agreed)) ** 2 if known else None,
    )


def _better_by(value: int | None, mark: int | None, *, less: bool) -> int | None:
    if value is None or mark is None:
        return None
    return mark - value if less else value - mark


def _attained(value: int | None, sheet: Sheet) -> int | None:
    if value is None or sheet.walkaway is None or sheet.target is None:
        return None
    span = sheet.target - sheet.walkaway
    return round(100 * (value - sheet.walkaway) / span) if span else None


def _outside(limit: int | None, guess: tuple[int, int] | None) -> int | None:
    if limit is None or guess is None:
        return None
    return max(guess[0] - limit, limit - guess[1], 0)


def _verdict(outcome: Outcome, over: int | None) -> Verdict:
    if outcome.agreed is None:
        return "open"
    if not outcome.agreed:
        return "no_deal"
    if outcome.minimum_terms_held is False or (over is not None and over < 0):
        return "trap"
    return "open" if over is None else "held"
