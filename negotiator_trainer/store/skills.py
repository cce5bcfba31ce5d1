"""How well each skill was used, attempt by attempt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func
from sqlalchemy import select as query
from sqlmodel import col

from negotiator_trainer.store import seal
from negotiator_trainer.store.skill_records import SkillPoint, SkillUse
from negotiator_trainer.store.tables import AttemptRow, MarkRow, SkillRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Subquery

    from negotiator_trainer.store.work import Work


class Skills:
    """Each reviewed attempt's skills."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def save(self, attempt_id: int, uses: Iterable[SkillUse]) -> None:
        """Save an attempt's skills, in place of earlier ones.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: The earlier ones are not as they were written.
        """
        attempt = self._work.attempt(attempt_id)
        for row in self._work.rows(SkillRow, attempt_id):
            self._work.ledger.remove(row)
        self._work.db.flush()
        for position, use in enumerate(uses):
            row = SkillRow(
                attempt_id=attempt_id, position=position, skill=use.skill, count=use.count,
                score=float(use.score), turns=seal.dump(list(use.turns)),
            )  # fmt: skip
            self._work.ledger.add(row, owner=attempt.uuid)
        self._work.ahead_changed = True

    def by_attempt(self, attempt_id: int) -> tuple[SkillUse, ...]:
        """Return an attempt's skills; empty before it was reviewed.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: One is not as it was written.
        """
        return tuple(
            _use(row.skill, row.count, row.score, row.turns)
            for row in self._work.rows(SkillRow, attempt_id)
        )

    def points(
        self, *, last: int | None = None, among: int | None = None
    ) -> tuple[SkillPoint, ...]:
        """Return the skills of live attempts that were not put aside, the newest end first.

        Args:
            last: At most so many attempts of each skill; all by default.
            among: Only the newest so many attempts are looked at; all by default.
        """
        self._work.db.flush()
        number = func.row_number().over(partition_by=col(SkillRow.skill), order_by=_newest())
        found = (
            query(
                col(SkillRow.attempt_id), col(AttemptRow.scenario), col(AttemptRow.finished_at),
                col(SkillRow.skill), col(SkillRow.count), col(SkillRow.score),
                col(SkillRow.turns), number.label("number"),
            )
            .join(AttemptRow, col(AttemptRow.id) == col(SkillRow.attempt_id))
            .where(col(AttemptRow.id).in_(query(_counted(among).c.id)))
            .subquery()
        )  # fmt: skip
        wanted = query(found)
        if last is not None:
            wanted = wanted.where(found.c.number <= last)
        order = (found.c.finished_at.desc(), found.c.attempt_id.desc(), found.c.skill)
        rows = self._work.db.connection().execute(wanted.order_by(*order))
        return tuple(_point(row) for row in rows)


def _newest() -> tuple[ColumnElement[Any], ...]:
    return (col(AttemptRow.finished_at).desc(), col(AttemptRow.id).desc())


def _counted(most: int | None) -> Subquery:
    """Select the newest live attempts that were not put aside."""
    forks = query(col(MarkRow.attempt_id)).where(col(MarkRow.kind) == "branch")
    return (
        query(col(AttemptRow.id))
        .where(
            col(AttemptRow.mode) == "live",
            col(AttemptRow.finished_at).is_not(None),
            col(AttemptRow.discarded_at).is_(None),
            col(AttemptRow.id).not_in(forks),
        )
        .order_by(*_newest())
        .limit(most)
        .subquery()
    )


def _point(row: Any) -> SkillPoint:  # noqa: ANN401  SQLAlchemy's
    return SkillPoint(
        attempt=row.attempt_id, scenario=row.scenario,
        finished_at=seal.read_time(cast("str", row.finished_at)),
        use=_use(row.skill, row.count, row.score, row.turns),
    )  # fmt: skip


def _use(skill: str, count: int, score: float, turns: str) -> SkillUse:
    return SkillUse(skill=skill, count=count, score=score, turns=tuple(json.loads(turns)))
