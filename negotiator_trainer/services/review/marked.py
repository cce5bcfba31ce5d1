"""What the marks of an attempt say about its review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.review.page import Branch, Moment
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from negotiator_trainer.services.review.page import MomentState
    from negotiator_trainer.store.records import Attempt, Mark

_TRIES = {"tried", "solved", "viewed", "skipped"}


def assisted(marks: Iterable[Mark]) -> frozenset[int]:
    """The turns for which a hint was asked for."""
    return frozenset(mark.turn for mark in marks if mark.kind == "hint")


def coached(marks: Iterable[Mark]) -> bool:
    """Whether every turn is judged at once."""
    return any(mark.kind == "coached" for mark in marks)


def revealed(marks: Iterable[Mark], *, branches: bool) -> bool:
    """Whether something was tried, viewed or skipped, or the attempt is or has a fork."""
    return branches or any(mark.kind in _TRIES or mark.kind == "branch" for mark in marks)


def moments(turns: Iterable[int], marks: Sequence[Mark]) -> tuple[Moment, ...]:
    """The state of each of the turns to try again."""
    return tuple(Moment(turn=turn, state=_state(turn, marks)) for turn in turns)


def branches(found: Iterable[tuple[Attempt, int]]) -> tuple[Branch, ...]:
    """The practice forks of an attempt."""
    return tuple(
        Branch(
            attempt=fork.id, turn=turn, turns_made=fork.turns_made, overall=fork.overall,
            words=tr("From turn {turn}: {how}", turn=turn, how=_how(fork)),
        )
        for fork, turn in found
    )  # fmt: skip


def _how(fork: Attempt) -> str:
    if fork.overall is None:
        return tr("not finished, turn {turns}", turns=fork.turns_made)
    return f"{fork.overall:.0f}"


def _state(turn: int, marks: Sequence[Mark]) -> MomentState:
    """Once solved or viewed it stays so: who has seen the answer cannot solve it any more."""
    state: MomentState = "open"
    for mark in marks:
        if mark.turn != turn or state in {"solved", "viewed"}:
            continue
        match mark.kind:
            case "tried" | "solved" | "viewed" | "skipped":
                state = mark.kind
            case _:
                pass
    return state
