"""What the home page's prepared row holds.

Apart from the other records: it is read before all else, and every class costs time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from negotiator_trainer.store.records import Attempt, Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """How often a scenario was played to the end, and the best of it.

    Attributes:
        plays: Finished attempts that count, from either role.
        overall: The highest overall so far, 0–100; None while no play counts.
        verdict: That attempt's verdict.
        attempt: That attempt's id.
    """

    plays: int
    overall: float | None
    verdict: str | None
    attempt: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """An attempt that can be resumed, as the home page shows it."""

    id: int
    scenario: str
    role: str
    mode: Mode
    turns_made: int
    changed_at: datetime

    @classmethod
    def of(cls, attempt: Attempt) -> Unfinished:
        """What of an attempt the home page shows."""
        return cls(
            id=attempt.id, scenario=attempt.scenario, role=attempt.role, mode=attempt.mode,
            turns_made=attempt.turns_made, changed_at=attempt.changed_at,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow:
    """All that the home page needs of the database; newest unfinished attempt first.

    Attributes:
        ahead: JSON about drills, skills and cases that lie ahead; None before there was any.
    """

    unfinished: tuple[Unfinished, ...]
    best: Mapping[str, Best]
    ahead: str | None = None
