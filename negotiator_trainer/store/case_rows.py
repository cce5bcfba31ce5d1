"""Reads a case's rows, checks them against their hashes and turns them into plain values."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, cast

from sqlmodel import col, select

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import seal
from negotiator_trainer.store.case_records import Case
from negotiator_trainer.store.failures import DamagedCase
from negotiator_trainer.store.ledger import content, table_name
from negotiator_trainer.store.tables import CasePartRow, CaseRow, CaseWordsRow

if TYPE_CHECKING:
    from sqlmodel import Session

    from negotiator_trainer.journal.case import Size, Stage


def case_row(db: Session, case_id: int) -> CaseRow:
    """Return a case's row.

    Raises:
        StoreError: There is no such case.
        DamagedCase: It is not as it was written.
    """
    row = db.get(CaseRow, case_id)
    if row is None:
        raise no_case(case_id)
    _check(row, case_id=case_id)
    return row


def part_rows(db: Session, case: CaseRow) -> tuple[CasePartRow, ...]:
    """Return every state of a case's parts in the order in which they were written.

    Raises:
        DamagedCase: One is missing or not as it was written.
    """
    case_id = cast("int", case.id)
    found = db.exec(
        select(CasePartRow)
        .where(col(CasePartRow.case_id) == case_id)
        .order_by(col(CasePartRow.position))
    ).all()
    for position, row in enumerate(found):
        _check(row, case_id=case_id, owner=case.uuid)
        if row.position != position:
            raise damaged_case(case_id)
    return tuple(found)


def words_row(db: Session, case: CaseRow) -> CaseWordsRow | None:
    """Return what of a case is searched; None while nothing is.

    Raises:
        DamagedCase: It is not as it was written.
    """
    case_id = cast("int", case.id)
    row = db.get(CaseWordsRow, case_id)
    if row is not None:
        _check(row, case_id=case_id, owner=case.uuid)
    return row


def to_case(row: CaseRow) -> Case:
    """Turn a row into a plain value.

    Raises:
        DamagedCase: It holds what was never written.
    """
    case_id = cast("int", row.id)
    try:
        return Case(
            id=case_id,
            uuid=row.uuid,
            template=row.template,
            size=cast("Size", row.size),
            title=row.title,
            unit=row.unit,
            tags=read_list(row.tags),
            people=read_list(row.people),
            happens_on=None if row.happens_on is None else date.fromisoformat(row.happens_on),
            stage=cast("Stage", row.stage),
            created_at=seal.read_time(row.created_at),
            changed_at=seal.read_time(row.changed_at),
            went_in_at=None if row.went_in_at is None else seal.read_time(row.went_in_at),
            frozen=row.frozen,
            trashed_at=None if row.trashed_at is None else seal.read_time(row.trashed_at),
        )
    except (ValueError, TypeError):
        raise damaged_case(case_id) from None


def to_listed(row: CaseRow) -> Case:
    """Turn a row into what a list shows: one damaged case must not hide the others."""
    right = seal.row_hash(table_name(row), content(row)) == row.hash
    try:
        case = to_case(row)
    except DamagedCase:
        long_ago = datetime(1970, 1, 1, tzinfo=UTC)
        return Case(
            id=cast("int", row.id), uuid=str(row.uuid), template="", size="full", title="", unit="",
            tags=(), people=(), happens_on=None, stage="preparing", created_at=long_ago,
            changed_at=long_ago, went_in_at=None, frozen=None,
            trashed_at=None if row.trashed_at is None else long_ago, damaged=True,
        )  # fmt: skip
    return case if right else replace(case, damaged=True)


def read_list(text: str) -> tuple[str, ...]:
    """Read a column that holds a list of words.

    Raises:
        ValueError: It holds something else.
    """
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise ValueError("no list of words")
    return tuple(found)


def no_case(case_id: int) -> StoreError:
    """Return the refusal of a case that there is not."""
    return StoreError(
        f"Case {case_id} is not in your journal.",
        remedy="Go back to the journal and choose another one.",
    )


def damaged_case(case_id: int) -> DamagedCase:
    """Return the refusal of a case that is not as it was written."""
    return DamagedCase(
        f"Case {case_id} of the journal is damaged on the disk; the others can be read.",
        remedy="Restore a backup to get it back.",
    )


def _check(row: CaseRow | CasePartRow | CaseWordsRow, *, case_id: int, owner: str = "") -> None:
    if seal.row_hash(table_name(row), content(row), owner=owner) != row.hash:
        raise damaged_case(case_id)
