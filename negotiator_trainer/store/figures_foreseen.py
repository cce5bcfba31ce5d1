"""What was foreseen, and what came: ranges and forecasts of practice, and real cases."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import col

from negotiator_trainer.store import seal
from negotiator_trainer.store.figure_records import CaseFigure, ForecastFigure, RangeFigure
from negotiator_trainer.store.figures import live, read
from negotiator_trainer.store.tables import (
    AttemptRow,
    CasePartRow,
    CaseRow,
    EstimateRow,
    SheetRow,
    TurnRow,
)
from negotiator_trainer.store.work import damaged_attempt

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, ScalarSelect
    from sqlmodel import Session

_AGREED = {"held": True, "agreement_trap": True, "right_walk": False, "missed_deal": False}
# In JSON a quote within words is escaped: what stands like this is the key.
_CHANCE = re.compile(r'"agree_chance":\s*([0-9]+)')


class Foreseen:
    """Estimates and forecasts with what they were put to the test by, the newest first."""

    def __init__(self, db: Session) -> None:
        self._db = db

    def ranges(self, *, since: datetime | None = None, most: int) -> tuple[RangeFigure, ...]:
        """Return the closing 80 % ranges of live attempts.

        Raises:
            DamagedAttempt: The truth of one cannot be read.
        """
        attempt, row = AttemptRow, EstimateRow
        rows = read(
            self._db,
            select(
                col(attempt.id), col(attempt.finished_at), col(attempt.scenario),
                col(attempt.role), col(row.low), col(row.high), col(row.truth),
            )
            .join(row, col(row.attempt_id) == col(attempt.id))
            .where(
                *live(), *_since(attempt.finished_at, since), col(row.stage) == "closing",
                col(row.low).is_not(None), col(row.high).is_not(None), col(row.truth).is_not(None),
            )
            .order_by(col(attempt.finished_at).desc(), col(attempt.id).desc())
            .limit(most),
        )  # fmt: skip
        return tuple(
            RangeFigure(id_, seal.read_time(ended), scenario, role, low, high, _number(id_, truth))
            for id_, ended, scenario, role, low, high, truth in rows
        )

    def forecasts(self, *, since: datetime | None = None, most: int) -> tuple[ForecastFigure, ...]:
        """Return “I think we will agree” of live attempts, as it stood at their first move.

        Args:
            since: Only attempts that ended then or later.
            most: Look through at most so many attempts that have a sheet.
        """
        row, sheet = AttemptRow, SheetRow
        prepared = select(col(sheet.attempt_id)).where(col(sheet.attempt_id) == col(row.id))
        rows = read(
            self._db,
            select(
                col(row.id), col(row.finished_at), col(row.scenario), col(row.verdict), _written()
            )
            .where(
                *live(), *_since(row.finished_at, since), col(row.verdict).in_(tuple(_AGREED)),
                prepared.exists(),
            )
            .order_by(col(row.finished_at).desc(), col(row.id).desc())
            .limit(most),
        )  # fmt: skip
        found = ((row, _CHANCE.search(row[4] or "")) for row in rows)
        return tuple(
            ForecastFigure(
                attempt=row[0], when=seal.read_time(row[1]), scenario=row[2],
                chance=min(int(said[1]), 100), agreed=_AGREED[row[3]],
            )
            for row, said in found
            if said is not None
        )  # fmt: skip

    def cases(self, *, since: datetime | None = None, most: int) -> tuple[CaseFigure, ...]:
        """Return the real cases that the person went into and that have an outcome.

        The sheet is the one that was frozen at going in: what was changed later does not count.
        """
        case, part = CaseRow, CasePartRow
        mine = select(col(part.content)).where(col(part.case_id) == col(case.id))
        sheet = (
            mine.where(col(part.part) == "sheet", col(part.position) <= col(case.frozen))
            .order_by(col(part.position).desc())
            .limit(1)
            .scalar_subquery()
        )
        outcome = (
            mine.where(col(part.part) == "outcome")
            .order_by(col(part.position).desc())
            .limit(1)
            .scalar_subquery()
        )
        rows = read(
            self._db,
            select(
                col(case.id), col(case.title), col(case.unit), col(case.went_in_at), sheet, outcome
            )
            .where(
                col(case.trashed_at).is_(None), col(case.went_in_at).is_not(None),
                col(case.frozen).is_not(None), *_since(case.went_in_at, since),
                mine.where(col(part.part) == "outcome").exists(),
            )
            .order_by(col(case.went_in_at).desc(), col(case.id).desc())
            .limit(most),
        )  # fmt: skip
        return tuple(
            CaseFigure(id_, title, unit, seal.read_time(when), written or "", ended)
            for id_, title, unit, when, written, ended in rows
        )


def _written() -> ScalarSelect[str]:
    """Return the sheet as it stood when the first move was made."""
    row, sheet, turn = AttemptRow, SheetRow, TurnRow
    begun = (
        select(col(turn.at))
        .where(col(turn.attempt_id) == col(row.id), col(turn.position) == 1)
        .correlate(row)
        .scalar_subquery()
    )
    return (
        select(col(sheet.content))
        .where(
            col(sheet.attempt_id) == col(row.id),
            col(sheet.at) <= func.coalesce(begun, col(row.finished_at)),
        )
        .order_by(col(sheet.position).desc())
        .limit(1)
        .correlate(row)
        .scalar_subquery()
    )


def _since(column: str | None, since: datetime | None) -> tuple[ColumnElement[bool], ...]:
    return () if since is None else (col(column) >= seal.write_time(since),)


def _number(attempt: int, truth: str) -> float:
    try:
        return float(json.loads(truth))
    except (ValueError, TypeError):
        raise damaged_attempt(attempt) from None
