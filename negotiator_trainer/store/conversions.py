"""From rows to what leaves the store, and back."""

from __future__ import annotations

import json
from typing import cast

from negotiator_trainer.store import seal
from negotiator_trainer.store.records import Attempt, Mode, Result, TurnRecord
from negotiator_trainer.store.tables import AttemptRow, ResultRow, TurnRow


def to_attempt(row: AttemptRow) -> Attempt:
    """Return a row as what leaves the store."""
    return Attempt(
        id=cast("int", row.id),
        uuid=row.uuid,
        scenario=row.scenario,
        role=row.role,
        variant=row.variant,
        seed=row.seed,
        content=row.content,
        engine_version=row.engine_version,
        scorer_version=row.scorer_version,
        mode=cast("Mode", row.mode),
        started_at=seal.read_time(row.started_at),
        finished_at=None if row.finished_at is None else seal.read_time(row.finished_at),
        ending=row.ending,
        verdict=row.verdict,
        overall=row.overall,
        turns_made=row.turns_made,
        changed_at=seal.read_time(row.changed_at),
        discarded=row.discarded_at is not None,
    )


def to_turn_row(attempt_id: int, turn: TurnRecord) -> TurnRow:
    """Return a turn as its row, not yet sealed."""
    return TurnRow(
        attempt_id=attempt_id,
        position=turn.position,
        move=seal.clean(turn.move),
        lines=seal.dump(turn.lines),
        events=seal.dump(turn.events),
        digest=turn.digest,
        at=seal.write_time(turn.at),
    )


def to_turn(row: TurnRow) -> TurnRecord:
    """Return a row as what leaves the store."""
    return TurnRecord(
        position=row.position,
        move=row.move,
        lines=tuple(json.loads(row.lines)),
        events=tuple(json.loads(row.events)),
        digest=row.digest,
        at=seal.read_time(row.at),
    )


def to_result_row(attempt_id: int, position: int, result: Result) -> ResultRow:
    """Return a scoring as its row, not yet sealed."""
    return ResultRow(
        attempt_id=attempt_id,
        position=position,
        verdict=result.verdict,
        overall=float(result.overall),
        value=result.value,
        reservation=result.reservation,
        measures=seal.dump(dict(result.measures)),
        report=seal.dump(dict(result.report)),
        scorer_version=result.scorer_version,
        scored_at=seal.write_time(result.scored_at),
    )


def to_result(row: ResultRow) -> Result:
    """Return a row as what leaves the store."""
    return Result(
        verdict=row.verdict,
        overall=row.overall,
        value=row.value,
        reservation=row.reservation,
        measures=json.loads(row.measures),
        report=json.loads(row.report),
        scorer_version=row.scorer_version,
        scored_at=seal.read_time(row.scored_at),
    )
