"""Estimates of the counterpart's limit, in the order in which they were made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from negotiator_trainer.store import seal
from negotiator_trainer.store.records import EstimateRecord, Stage
from negotiator_trainer.store.tables import EstimateRow

if TYPE_CHECKING:
    from negotiator_trainer.store.work import Work


class Estimates:
    """Each attempt's estimates."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, attempt_id: int, estimate: EstimateRecord) -> None:
        """Keep an estimate.

        Raises:
            StoreError: There is no such attempt.
        """
        attempt = self._work.attempt(attempt_id)
        position = self._work.next_position(EstimateRow, attempt_id)
        self._work.ledger.add(_to_row(attempt_id, position, estimate), owner=attempt.uuid)

    def list(self, attempt_id: int) -> tuple[EstimateRecord, ...]:
        """Return an attempt's estimates, oldest first.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: One is not as it was written.
        """
        return tuple(_to_record(row) for row in self._work.rows(EstimateRow, attempt_id))


def _to_row(attempt_id: int, position: int, estimate: EstimateRecord) -> EstimateRow:
    return EstimateRow(
        attempt_id=attempt_id,
        position=position,
        stage=estimate.stage,
        turn=estimate.turn,
        low=estimate.low,
        high=estimate.high,
        panel=seal.dump(estimate.panel),
        justified=_written(estimate.justified),
        truth=_written(estimate.truth),
        score=None if estimate.score is None else float(estimate.score),
        at=seal.write_time(estimate.at),
    )


def _to_record(row: EstimateRow) -> EstimateRecord:
    return EstimateRecord(
        stage=cast("Stage", row.stage),
        turn=row.turn,
        low=row.low,
        high=row.high,
        panel=tuple(json.loads(row.panel)),
        justified=_read(row.justified),
        truth=_read(row.truth),
        score=row.score,
        at=seal.read_time(row.at),
    )


def _written(value: object) -> str | None:
    return None if value is None else seal.dump(value)


def _read(text: str | None) -> Any:  # noqa: ANN401  JSON
    return None if text is None else json.loads(text)
