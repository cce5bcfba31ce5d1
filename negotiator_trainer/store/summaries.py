"""Attempts at a glance: for the lists, the charts and the home page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from sqlalchemy import func
from sqlalchemy import select as query
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from negotiator_trainer.store import seal
from negotiator_trainer.store.conversions import to_attempt
from negotiator_trainer.store.home_records import Best
from negotiator_trainer.store.records import Attempt, Mode, Summary
from negotiator_trainer.store.tables import AttemptRow, MarkRow, ResultRow
from negotiator_trainer.store.work import damaged_attempt

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import ColumnElement, Row, ScalarSelect, Subquery
    from sqlmodel import Session


class Overviews:
    """What can be asked about many attempts at once; discarded ones never count."""

    def __init__(self, db: Session) -> None:
        self._db = db

    def unfinished(self, *, limit: int | None = None) -> tuple[Attempt, ...]:
        """Return the attempts that can be resumed, newest first."""
        rows = self._db.exec(
            select(AttemptRow)
            .where(col(AttemptRow.finished_at).is_(None), col(AttemptRow.discarded_at).is_(None))
            .order_by(col(AttemptRow.id).desc())
            .limit(limit)
        )
        return tuple(to_attempt(row) for row in rows)

    def summaries(
        self,
        scenario: str | None = None,
        *,
        limit: int | None = None,
        newest_first: bool = True,
    ) -> tuple[Summary, ...]:
        """Return finished attempts in the order of their start.

        Args:
            scenario: Only this scenario's.
            limit: At most so many.
            newest_first: Which end to begin from, and which to cut.
        """
        plays = _numbered_plays()
        wanted = (
            select(AttemptRow, ResultRow.measures, func.coalesce(plays.c.play, 0))
            .outerjoin(plays, plays.c.id == col(AttemptRow.id))
            .join(ResultRow, col(ResultRow.attempt_id) == col(AttemptRow.id))
            .where(*_finished(), col(ResultRow.position) == _last_result())
        )
        if scenario is not None:
            wanted = wanted.where(col(AttemptRow.scenario) == scenario)
        order = col(AttemptRow.id).desc() if newest_first else col(AttemptRow.id)
        rows = self._db.exec(wanted.order_by(order).limit(limit)).all()
        return tuple(_summary(row, measures, play) for row, measures, play in rows)

    def best_by_scenario(self) -> dict[str, Best]:
        """Return plays and best result of each scenario that was finished at least once.

        Practice counts as a play and never as the best; a practice fork counts as neither.
        """
        attempt = AttemptRow
        counts = (
            query(col(attempt.scenario), func.count().label("plays"))
            .where(*_finished(), *_no_fork())
            .group_by(col(attempt.scenario))
        )
        rank = func.row_number().over(
            partition_by=col(attempt.scenario),
            order_by=(col(attempt.overall).desc(), col(attempt.id)),
        )
        ranked = (
            query(AttemptRow, rank.label("rank"))
            .where(*_finished(), col(attempt.mode) == "live")
            .subquery()
        )
        first = ranked.select().where(ranked.c.rank == 1)
        self._db.flush()
        connection = self._db.connection()
        plays = {row.scenario: row.plays for row in connection.execute(counts)}
        best = {row.scenario: row for row in connection.execute(first)}
        return {name: _best(plays[name], best.get(name)) for name in sorted(plays)}


def _finished() -> tuple[ColumnElement[bool], ...]:
    return (col(AttemptRow.finished_at).is_not(None), col(AttemptRow.discarded_at).is_(None))


def _no_fork() -> tuple[ColumnElement[bool], ...]:
    forks = query(col(MarkRow.attempt_id)).where(col(MarkRow.kind) == "branch")
    return (col(AttemptRow.id).not_in(forks),)


def _numbered_plays() -> Subquery:
    row = AttemptRow
    number = func.row_number().over(
        partition_by=(col(row.scenario), col(row.role)), order_by=col(row.id)
    )
    return query(col(row.id), number.label("play")).where(*_finished(), *_no_fork()).subquery()


def _last_result() -> ScalarSelect[int]:
    other = aliased(ResultRow)
    return (
        query(func.max(col(other.position)))
        .where(col(other.attempt_id) == col(AttemptRow.id))
        .scalar_subquery()
    )


def _best(plays: int, row: Row[Any] | None) -> Best:
    if row is None:
        return Best(plays=plays, overall=None, verdict=None, attempt=None)
    return Best(plays=plays, overall=row.overall, verdict=row.verdict, attempt=row.id)


def _summary(row: AttemptRow, measures: str, play: int) -> Summary:
    try:
        figures = json.loads(measures)
    except ValueError:
        raise damaged_attempt(cast("int", row.id)) from None
    return Summary(
        id=cast("int", row.id),
        uuid=row.uuid,
        scenario=row.scenario,
        role=row.role,
        variant=row.variant,
        mode=cast("Mode", row.mode),
        started_at=seal.read_time(row.started_at),
        finished_at=seal.read_time(cast("str", row.finished_at)),
        ending=cast("str", row.ending),
        verdict=cast("str", row.verdict),
        overall=cast("float", row.overall),
        measures=figures,
        turns_made=row.turns_made,
        play=play,
    )
