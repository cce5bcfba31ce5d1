"""Figures over many attempts, read as columns: one query for each, however many there are.

Discarded attempts never count. Only live ones count in a figure; practice is in the list and on
the calendar. Hashes are not compared here: `Database.verify` does that, and so does opening one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, or_, select
from sqlmodel import col

from negotiator_trainer.store import seal
from negotiator_trainer.store.figure_records import (
    AttemptFigure,
    DrillFigure,
    Overview,
    PlayedFigures,
    ScenarioFigure,
    SkillFigure,
)
from negotiator_trainer.store.tables import (
    AttemptRow,
    DrillAnswerRow,
    DrillRow,
    MarkRow,
    ResultRow,
    SkillRow,
)
from negotiator_trainer.store.work import damaged_attempt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Executable
    from sqlmodel import Session

OVERALL = "overall"
"""The measure that stands in the attempt itself."""

_ID: Any = col(AttemptRow.id)
_ENDED: Any = col(AttemptRow.finished_at)


class Figures:
    """What the progress page asks of finished attempts."""

    def __init__(self, db: Session) -> None:
        self._db = db

    def overview(self) -> Overview:
        """Return what becomes of all finished attempts, whenever they ended."""
        row = AttemptRow
        kept = (col(row.scenario), col(row.role), col(row.ending), col(row.mode))
        groups = self._rows(
            select(*kept, func.count(), func.max(col(row.overall)), func.max(_ID), func.min(_ID))
            .where(*_listed())
            .group_by(*kept)
            .order_by(*kept)
        )
        firsts: dict[tuple[str, str], int] = {}
        for scenario, role, *_, first in groups:
            firsts[scenario, role] = min(first, firsts.get((scenario, role), first))
        return Overview(
            scenarios=self._scenarios([group for group in groups if group[3] == "live"]),
            firsts=frozenset(firsts.values()),
            listed=sum(group[4] for group in groups),
        )

    def played(
        self, firsts: frozenset[int], measure: str = OVERALL, *, since: datetime | None = None
    ) -> PlayedFigures:
        """Return one measure of the live attempts, oldest first; without those it does not fit.

        Args:
            firsts: The first plays, as `overview` knows them.
            measure: ``overall`` or a key of `Summary.measures`.
            since: Only attempts that ended then or later.

        Raises:
            DamagedAttempt: The measures of one cannot be read.
        """
        rows = [row for row in self._values(measure, since) if row[3] is not None]
        return PlayedFigures(
            attempts=tuple([row[0] for row in rows]),
            times=tuple([seal.read_time(row[1]) for row in rows]),
            scenarios=tuple([row[2] for row in rows]),
            values=tuple([row[3] for row in rows]),
            firsts=tuple([row[0] in firsts for row in rows]),
        )

    def verdicts(self, *, since: datetime | None = None) -> dict[str, int]:
        """Return how many live attempts ended with each verdict."""
        verdict = col(AttemptRow.verdict)
        rows = self._rows(
            select(verdict, func.count()).where(*live(), *_from(since)).group_by(verdict)
        )
        return {str(name): int(count) for name, count in rows}

    def attempts(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        verdict: str | None = None,
        most: int | None = None,
        offset: int = 0,
    ) -> tuple[AttemptFigure, ...]:
        """Return finished attempts, the newest first.

        Args:
            since: Only those that ended then or later.
            until: Only those that ended before.
            verdict: Only live ones with this verdict.
            most: At most so many.
            offset: Leave out so many of the newest.
        """
        wanted = _attempts().where(*_listed(), *_from(since))
        if until is not None:
            wanted = wanted.where(seal.write_time(until) > _ENDED)
        if verdict is not None:
            wanted = wanted.where(*live(), col(AttemptRow.verdict) == verdict)
        rows = self._rows(wanted.order_by(_ENDED.desc(), _ID.desc()).limit(most).offset(offset))
        return _attempt_figures(rows)

    def plays(self, scenario: str, *, most: int) -> tuple[AttemptFigure, ...]:
        """Return live plays of a scenario: the best one first, then the newest."""
        wanted = _attempts().where(*live(), col(AttemptRow.scenario) == scenario)
        best = self._rows(wanted.order_by(col(AttemptRow.overall).desc(), _ID).limit(1))
        rows = self._rows(wanted.order_by(_ENDED.desc(), _ID.desc()).limit(most))
        return _attempt_figures([*best, *(row for row in rows if row[0] != best[0][0])][:most])

    def sessions(self, *, since: datetime, until: datetime) -> tuple[datetime, ...]:
        """Return when each session within a time ended, practice too, the oldest first."""
        rows = self._rows(
            select(_ENDED)
            .where(*_listed(), *_from(since), seal.write_time(until) > _ENDED)
            .order_by(_ENDED)
        )
        return tuple(seal.read_time(ended) for (ended,) in rows)

    def drilled(self, *, since: datetime, until: datetime) -> tuple[DrillFigure, ...]:
        """Return the answers to drills within a time, the oldest first."""
        at = col(DrillAnswerRow.at)
        rows = self._rows(
            select(
                col(DrillRow.attempt_id), col(DrillRow.turn), col(AttemptRow.scenario), at
            )
            .join(DrillAnswerRow, col(DrillAnswerRow.drill_id) == col(DrillRow.id))
            .join(AttemptRow, col(DrillRow.attempt_id) == _ID)
            .where(at >= seal.write_time(since), at < seal.write_time(until))
            .order_by(at)
        )  # fmt: skip
        return tuple(
            DrillFigure(attempt, turn, scenario, seal.read_time(when))
            for attempt, turn, scenario, when in rows
        )

    def skills(self, *, since: datetime | None, most: int) -> tuple[SkillFigure, ...]:
        """Return the skills of the newest reviewed live attempts, the oldest attempt first.

        Args:
            since: Only attempts that ended then or later.
            most: Of at most so many attempts.

        Raises:
            DamagedAttempt: The turns of one cannot be read.
        """
        reviewed = select(col(SkillRow.attempt_id)).where(col(SkillRow.attempt_id) == _ID).exists()
        newest = (
            select(_ID)
            .where(*live(), *_from(since), reviewed)
            .order_by(_ENDED.desc(), _ID.desc())
            .limit(most)
        )
        row = SkillRow
        rows = self._rows(
            select(
                col(row.skill), col(row.attempt_id), _ENDED, col(AttemptRow.scenario),
                col(row.count), col(row.score), col(row.turns),
            )
            .join(AttemptRow, col(row.attempt_id) == _ID)
            .where(col(row.attempt_id).in_(newest))
            .order_by(_ENDED, _ID, col(row.position))
        )  # fmt: skip
        return tuple(
            SkillFigure(
                skill, id_, seal.read_time(ended), scenario, count, score, _turns(id_, turns)
            )
            for skill, id_, ended, scenario, count, score, turns in rows
        )

    def _values(self, measure: str, since: datetime | None) -> Sequence[Sequence[Any]]:
        row = AttemptRow
        if measure == OVERALL:
            return self._rows(
                select(_ID, _ENDED, col(row.scenario), col(row.overall))
                .where(*live(), *_from(since))
                .order_by(_ENDED, _ID)
            )
        found = self._rows(
            select(_ID, _ENDED, col(row.scenario), col(ResultRow.measures))
            .join(ResultRow, col(ResultRow.attempt_id) == _ID)
            .where(*live(), *_from(since))
            .order_by(_ENDED, _ID, col(ResultRow.position))
        )
        # Scoring again adds a row: the last one of an attempt counts.
        newest = {row[0]: row for row in found}
        return [
            (id_, ended, scenario, _measure(id_, measures, measure))
            for id_, ended, scenario, measures in newest.values()
        ]

    def _scenarios(self, groups: Sequence[Any]) -> tuple[ScenarioFigure, ...]:
        by_scenario: dict[str, list[Any]] = {}
        for group in groups:
            by_scenario.setdefault(group[0], []).append(group)
        newest = {name: max(group[6] for group in found) for name, found in by_scenario.items()}
        wanted = select(_ID, col(AttemptRow.overall)).where(_ID.in_(newest.values()))
        last: dict[int, float] = dict(self._rows(wanted))
        return tuple(
            ScenarioFigure(
                scenario=name, plays=sum(group[4] for group in found),
                best=max(group[5] for group in found), last=last[newest[name]],
                endings=tuple((group[1], group[2]) for group in found),
            )
            for name, found in by_scenario.items()
        )  # fmt: skip

    def _rows(self, wanted: Executable) -> Sequence[Any]:
        return read(self._db, wanted)


def read(db: Session, wanted: Executable) -> Sequence[Any]:
    """Return the rows of a query as tuples, past the identity map of rows."""
    db.flush()
    return db.connection().execute(wanted).all()


def _attempts() -> Any:  # noqa: ANN401  a select of seven columns
    row = AttemptRow
    return select(
        _ID, _ENDED, col(row.scenario), col(row.role), col(row.mode), col(row.verdict),
        col(row.overall),
    )  # fmt: skip


def _attempt_figures(rows: Sequence[Any]) -> tuple[AttemptFigure, ...]:
    return tuple(
        AttemptFigure(id_, seal.read_time(ended), scenario, role, mode == "live", said, overall)
        for id_, ended, scenario, role, mode, said, overall in rows
    )


def live() -> tuple[ColumnElement[bool], ...]:
    """Return what makes an attempt count: finished, not put aside, no practice."""
    return (*_finished(), col(AttemptRow.mode) == "live")


def _finished() -> tuple[ColumnElement[bool], ...]:
    return (_ENDED.is_not(None), col(AttemptRow.discarded_at).is_(None))


def _listed() -> tuple[ColumnElement[bool], ...]:
    """Finished and no fork; a fork is always practice, so that live ones need no look at marks."""
    forks = select(col(MarkRow.attempt_id)).where(col(MarkRow.kind) == "branch")
    return (*_finished(), or_(col(AttemptRow.mode) == "live", _ID.not_in(forks)))


def _from(since: datetime | None) -> tuple[ColumnElement[bool], ...]:
    return () if since is None else (cast("Any", seal.write_time(since) <= _ENDED),)


def _measure(attempt: int, measures: str, measure: str) -> float | None:
    try:
        return cast("float | None", json.loads(measures).get(measure))
    except (ValueError, AttributeError):
        raise damaged_attempt(attempt) from None


def _turns(attempt: int, turns: str) -> tuple[int, ...]:
    try:
        return tuple(int(turn) for turn in json.loads(turns))
    except (ValueError, TypeError):
        raise damaged_attempt(attempt) from None
