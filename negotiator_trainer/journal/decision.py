"""Weighs the alternatives to a deal by what each is expected to be worth.

Source: expected monetary value at a chance node, Raiffa, *Decision Analysis* (1968), ch. 2. The
best alternative by that measure is the BATNA of Fisher and Ury, *Getting to Yes* (1981).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from negotiator_trainer.scoring.sheet import WrittenAlternative

if TYPE_CHECKING:
    from negotiator_trainer.journal.case import DecisionTree, TreeAlternative
    from negotiator_trainer.scoring.sheet import Sheet

ALL = 100
"""The chances of everything that may happen, in per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What an alternative comes to.

    Attributes:
        text: The alternative in words.
        total: What its chances add up to, in per cent; 100 when they are complete.
        expected: Its expected value in the case's unit; None while it cannot be told.
        low: The worst value among its branches that may happen; None while there is none.
        high: The best one.
        unvalued: How many branches that may happen have no value yet.
        best: Whether it is the best of its tree: the BATNA.
    """

    text: str
    total: int
    expected: int | None
    low: int | None
    high: int | None
    unvalued: int
    best: bool = False


def weigh(tree: DecisionTree, *, less_is_better: bool = False) -> tuple[Weighed, ...]:
    """Return what each alternative comes to, in the tree's order; of equal ones the first is best.

    Chances below 100 % leave a rest in which the alternative comes to nothing: it counts as 0.
    Chances above 100 % are counted in proportion; so are those below where the values are
    what one pays, since there nothing would be the best of all.

    Args:
        tree: The alternatives.
        less_is_better: Whether the values are what one pays.
    """
    weighed = [_weigh(each, rest_counts=not less_is_better) for each in tree.alternatives]
    known = [each.expected for each in weighed if each.expected is not None]
    if not known:
        return tuple(weighed)
    best = min(known) if less_is_better else max(known)
    at = next(i for i, each in enumerate(weighed) if each.expected == best)
    weighed[at] = replace(weighed[at], best=True)
    return tuple(weighed)


def written(alternative: TreeAlternative) -> WrittenAlternative:
    """Return the alternative as the sheet has it.

    Its feasibility is the chance that anything comes of it; its value is what is then expected.
    On the sheet the rest falls back on the next best alternative.
    """
    pairs = [(b.chance, b.value) for b in alternative.branches if b.value is not None and b.chance]
    total = sum(chance for chance, _ in pairs)
    if not total:
        return WrittenAlternative(alternative.text)
    value = _whole(Fraction(sum(chance * value for chance, value in pairs), total))
    return WrittenAlternative(alternative.text, min(total, ALL), value)


def taken_over(sheet: Sheet, alternative: TreeAlternative) -> Sheet:
    """Return the sheet with the alternative on it, in place of the one with the same words."""
    new = written(alternative)
    words = new.text.strip().casefold()
    kept = list(sheet.alternatives)
    same = [i for i, each in enumerate(kept) if each.text.strip().casefold() == words]
    if same:
        kept[same[0]] = new
    else:
        kept.append(new)
    return replace(sheet, alternatives=tuple(kept))


def _weigh(alternative: TreeAlternative, *, rest_counts: bool) -> Weighed:
    likely = [branch for branch in alternative.branches if branch.chance]
    values = [branch.value for branch in likely if branch.value is not None]
    total = sum(branch.chance for branch in likely)
    expected = None
    if values and len(values) == len(likely):
        weighted = sum(branch.chance * (branch.value or 0) for branch in likely)
        expected = _whole(Fraction(weighted, max(total, ALL) if rest_counts else total))
    return Weighed(
        text=alternative.text,
        total=total,
        expected=expected,
        low=min(values, default=None),
        high=max(values, default=None),
        unvalued=len(likely) - len(values),
    )


def _whole(value: Fraction) -> int:
    """Round to the nearest whole number, halves upwards."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
