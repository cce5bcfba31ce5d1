"""On what footing an attempt is played: live, for practice, coached, or forked from another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from negotiator_trainer.services.trainer import Trainer


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork:
    """Where a practice fork comes from.

    Attributes:
        attempt: The attempt that it was forked from; None where that is gone.
        turn: The first turn that is played anew.
    """

    attempt: int | None
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """How an attempt is played.

    Attributes:
        counts: Whether it counts towards the trends; if not, hints may be asked for.
        coached: Whether every turn is judged at once.
        fork: Where it was forked from; None for a play of its own.
    """

    counts: bool
    coached: bool
    fork: Fork | None


def footing_of(trainer: Trainer, attempt: int) -> Footing:
    """Return on what footing an attempt is played.

    Raises:
        StoreError: It could not be read.
    """
    with trainer.database.unit() as unit:
        kept = unit.attempts.get(attempt)
        marks = unit.marks.list(attempt)
        mark = next((each for each in marks if each.kind == "branch"), None)
        origin = None if mark is None else unit.attempts.find(mark.detail)
    fork = None
    if mark is not None:
        fork = Fork(attempt=None if origin is None else origin.id, turn=mark.turn)
    coached = any(each.kind == "coached" for each in marks)
    return Footing(counts=kept.mode == "live", coached=coached, fork=fork)
