"""What is kept the first time that an attempt's review is ready: the one place for it.

Each part is to do no harm a second time: a review is made anew in every process.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.services import skills
from negotiator_trainer.services.drills.cutting import cut

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from negotiator_trainer.analysis.judging.review import Review
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.scoring.measures import Scorer
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.records import Attempt
    from negotiator_trainer.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A finished attempt with its review.

    Attributes:
        attempt: What is kept of it.
        fork: Whether it is a practice fork of another one.
        session: The attempt, replayed.
        review: The same, judged.
        better: For each turn that cost more than 5 points the best move.
        trained: What each turn trained, the first move first.
        scorer: Of the same game.
        at: Now.
    """

    attempt: Attempt
    fork: bool
    session: Session
    review: Review
    better: Mapping[int, Move]
    trained: tuple[skills.Trained, ...]
    scorer: Scorer
    at: datetime


def keep_reviewed(
    database: Database, attempt: int, session: Session, review: Review, *,
    better: Mapping[int, Move], scorer: Scorer, at: datetime,
) -> bool:  # fmt: skip
    """Keep what follows from the review of an attempt.

    Returns:
        Whether it was time: an attempt that has not been scored yet keeps nothing.

    Raises:
        StoreError: It could not be kept; nothing of it was.
    """
    with database.unit() as unit:
        kept = unit.attempts.get(attempt)
        if kept.finished_at is None:
            return False
        found = Reviewed(
            attempt=kept, session=session, review=review, better=better, scorer=scorer, at=at,
            fork=any(mark.kind == "branch" for mark in unit.marks.list(attempt)),
            trained=skills.trained(session, review, better),
        )  # fmt: skip
        _keep_skills(unit, found)
        cut(unit, found)
    return True


def _keep_skills(unit: Unit, found: Reviewed) -> None:
    """Those of attempts that count."""
    number = found.attempt.id
    if found.attempt.mode != "live" or found.fork or unit.skills.by_attempt(number):
        return
    prepared = skills.prepared_score(
        found.session, found.scorer, unit.sheets.get(number), unit.estimates.list(number)
    )
    unit.skills.save(number, skills.uses_of(found.trained, prepared=prepared))
