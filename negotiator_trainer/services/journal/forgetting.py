"""Deletes cases for good: from the profile, from every backup, and from what files still hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.store import locations

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.unit import Unit


def forget(database: Database, uuids: Collection[str], *, now: Callable[[], datetime]) -> None:
    """Leave no word of some cases in any file.

    The backups go first: while a case is still in the profile, this can be begun again.

    Args:
        database: The profile.
        uuids: The cases; one that is not there is no error.
        now: The clock.

    Raises:
        StoreError: Something could not be written; the cases are still in the profile, or only
            their traces are left, which the next deletion takes away.
    """
    if not uuids:
        return

    def remove(unit: Unit) -> None:
        found = (unit.cases.find(uuid) for uuid in uuids)
        unit.cases.expunge([case_id for case_id in found if case_id is not None])

    if database.path is not None:
        from negotiator_trainer.store.purging import purge  # noqa: PLC0415  hardly ever needed

        purge(locations.backup_folder(database.path), remove, now=now)
    with database.unit() as unit:
        remove(unit)
    database.scrub()
