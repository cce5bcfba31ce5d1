"""Whether the turns that good play meets are choices: none that decides itself, none idle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.engine.move import Outside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.analysis.proofs.meeting import Turn

NEAR = 5.0
"""Points of the overall within which a move is as good a choice as the best (source below)."""
SAME = 2.0
"""Points of the overall that a move may lose so that it hardly matters."""
SHARE = 1 / 3
"""The part of the turns, and of the moves of a turn.

Source of the three: the requirements on scenarios, section 3 (4). One move alone within 5
points of the best in at most a third of the belief states that the solver and the principled
trainee meet; in at most a third of the turns do more than a third of the moves lose 2 or less.
Stepping outside is not counted among the moves: it puts the choice off, and makes none.
"""


@dataclass(frozen=True, slots=True)
class Choices:
    """How many turns there are, and those in which the choice is none.

    Attributes:
        turns: Turns with at least two moves.
        alone: Those in which one move alone is within `NEAR` of the best.
        idle: Those in which more than `SHARE` of the moves lose `SAME` or less.
    """

    turns: int
    alone: tuple[Turn, ...]
    idle: tuple[Turn, ...]

    @property
    def too_often_alone(self) -> bool:
        """Whether one move alone is near the best in more than `SHARE` of the turns."""
        return len(self.alone) > self.turns * SHARE

    @property
    def too_often_idle(self) -> bool:
        """Whether it hardly matters what is done in more than `SHARE` of the turns."""
        return len(self.idle) > self.turns * SHARE


def choices(met: Sequence[Turn]) -> Choices:
    """Look at the turns met; one with a single move is no choice and does not count."""
    turns = [turn for turn in met if len(_decisions(turn)) > 1]
    return Choices(
        turns=len(turns),
        alone=tuple(turn for turn in turns if _within(turn, NEAR) == 1),
        idle=tuple(t for t in turns if _within(t, SAME) > len(_decisions(t)) * SHARE),
    )


def _within(turn: Turn, points: float) -> int:
    """How many moves lose at most some points; what rounding adds is not counted."""
    return sum(loss <= points + 1e-6 for loss in _decisions(turn))


def _decisions(turn: Turn) -> list[float]:
    """What each move but stepping outside loses."""
    return [
        loss
        for loss, (_, move) in zip(turn.losses, turn.values, strict=True)
        if not isinstance(move, Outside)
    ]
