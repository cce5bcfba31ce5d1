"""On what footing an attempt is played: live, for practice, coached, or forked from another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from negotiator_trainer.services.trainer import Trainer

PlayMode: TypeAlias = Literal["live", "practice", "coached"]
"""``live`` counts; ``practice`` does not; a ``coached`` one, besides, is judged turn by turn."""


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


def begin(trainer: Trainer, scenario: str, role: str = "", *, mode: PlayMode = "live") -> int:
    """Begin an attempt, or go on with one in which nothing was said yet; return its id.

    Args:
        trainer: The services.
        scenario: The scenario's id.
        role: The side to play; the first playable one by default.
        mode: On what footing.

    Raises:
        ScenarioError: There is no such scenario or role.
        StoreError: It could not be kept.
    """
    chosen = role or trainer.brief(scenario).role
    for each in trainer.home().unfinished:
        mine = (each.scenario, each.role, each.turn) == (scenario, chosen, 0)
        if mine and _mode(footing_of(trainer, each.attempt)) == mode:
            return each.attempt
    return trainer.start(
        scenario, chosen, coached=mode == "coached", mode="live" if mode == "live" else "practice"
    )


def _mode(footing: Footing) -> PlayMode | None:
    """How an attempt is played; None for a fork, which begins in the middle of another."""
    if footing.fork is not None:
        return None
    if footing.coached:
        return "coached"
    return "live" if footing.counts else "practice"
