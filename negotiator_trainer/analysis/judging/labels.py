"""What a turn's loss amounts to: its label, its accuracy, and the accuracy of an attempt."""

from __future__ import annotations

from math import exp
from statistics import fmean, harmonic_mean
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Label = Literal["strong", "fine", "cost_little", "cost_lot", "turning_point"]
Tag = Literal["key_find", "missed_signal", "unlucky", "could_not_know", "assisted", "forced"]

STRONG, FINE, LITTLE = 2.0, 5.0, 10.0
"""The largest losses, in points of the overall, that are still strong, fine, or little."""
FEWEST_DECISIONS = 4
"""With fewer, an attempt has no accuracy and no graph."""


def label_of(loss: float, *, turned: bool = False, unannounced: bool = False) -> Label:
    """The label of a turn.

    Args:
        loss: In points of the overall, at least 0.
        turned: Whether the move changed the verdict, broke a minimum term or was a deception
            that was found out.
        unannounced: Whether the loss comes from an effect that nothing had announced to this
            trainee; it costs a little at most then.
    """
    if unannounced:
        return label_of(min(loss, LITTLE))
    if turned:
        return "turning_point"
    if loss <= STRONG:
        return "strong"
    if loss <= FINE:
        return "fine"
    return "cost_little" if loss <= LITTLE else "cost_lot"


def turn_accuracy(loss: float) -> float:
    """The accuracy of a turn, 1–100.

    Source: the curve that lichess publishes for centipawns turned into winning chances,
    103.1668·exp(−0.04354·loss) − 3.1669, with its figures rounded.
    """
    return min(100.0, max(1.0, 103.17 * exp(-0.0435 * loss) - 3.17))


def attempt_accuracy(turns: Sequence[float], *, decisions: int) -> float | None:
    """The mean of the arithmetic and the harmonic mean, so that one disaster is not hidden.

    Args:
        turns: The accuracies, each 1–100, of the turns that were neither forced nor assisted.
        decisions: How many turns were not forced; below `FEWEST_DECISIONS` there is none.
    """
    if decisions < FEWEST_DECISIONS or not turns:
        return None
    return (fmean(turns) + harmonic_mean(turns)) / 2
