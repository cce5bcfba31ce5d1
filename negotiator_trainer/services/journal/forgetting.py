"""Deletes cases for good: from the profile, from every backup, and from what files still hold."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import locations

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime
    from pathlib import Path

    from negotiator_trainer.store.case_records import Identity
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.unit import Unit


TRASH_DAYS = 30
"""So long a case lies in the trash before it is deleted for good."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was deleted for good.

    Attributes:
        cases: How many cases.
        removed: Files that went as a whole, because nothing could be taken out of them: backups
            that cannot be read, and copies of the profile that were put aside.
    """

    cases: int
    removed: tuple[Path, ...] = ()


def empty_trash(
    database: Database, *, now: Callable[[], datetime], before: datetime | None = None
) -> Forgotten:
    """Delete for good what lies in the trash.

    Args:
        database: The profile.
        now: The clock.
        before: Only what was put there by then; None for everything.

    Raises:
        StoreError: Something could not be written; the cases are still there.
    """
    with database.unit() as unit:
        thrown = unit.cases.list(trashed=True)
        known = [
            unit.cases.identity(case.id)
            for case in thrown
            if before is None or (case.trashed_at or before) <= before
        ]
    return forget(database, known, now=now)


def empty_old_trash(database: Database, *, now: Callable[[], datetime]) -> None:
    """Delete for good what has lain in the trash for 30 days; what cannot be is tried next time."""
    with contextlib.suppress(StoreError):
        empty_trash(database, now=now, before=now() - timedelta(days=TRASH_DAYS))


def forget(
    database: Database, cases: Collection[Identity], *, now: Callable[[], datetime]
) -> Forgotten:
    """Leave no word of some cases in any file.

    The backups go first: while a case is still in the profile, this can be begun again.

    Args:
        database: The profile.
        cases: The cases; one that is not there is no error.
        now: The clock.

    Raises:
        StoreError: Something could not be written; the cases are still in the profile, or only
            their traces are left, which the next deletion takes away.
    """
    if not cases:
        return Forgotten(0)

    def remove(unit: Unit) -> None:
        unit.cases.expunge({found for case in cases for found in unit.cases.same(case)})

    from negotiator_trainer.store.backup import AT_WORK  # noqa: PLC0415  hardly ever needed

    removed: tuple[Path, ...] = ()
    # No backup is made in between: it would have the cases.
    with AT_WORK:
        if database.path is not None:
            from negotiator_trainer.store.purging import purge  # noqa: PLC0415  likewise

            removed = purge(locations.backup_folder(database.path), remove, now=now).removed
        with database.unit() as unit:
            remove(unit)
    database.scrub()
    return Forgotten(len(cases), removed)
