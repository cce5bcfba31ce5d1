"""When a backup is due, so that nobody has to think of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import locations
from negotiator_trainer.store.backup_names import backups

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from negotiator_trainer.store.database import Database

EVERY_SECONDS = 600
"""At the most, while something changes; beside after each finished attempt and at the end."""


def is_due(database: Database) -> bool:
    """Whether something is in a profile that its newest backup does not hold.

    A server's database is never backed up here, nor is a profile in which nothing was written.

    Raises:
        StoreError: The profile cannot be read.
    """
    from negotiator_trainer.store.backup_contents import contents  # noqa: PLC0415  SQLAlchemy

    if database.path is None:
        return False
    state = database.state()
    newest = backups(locations.backup_folder(database.path))[:1]
    if not state or not newest:
        return bool(state)
    try:
        return contents(newest[0]).state != state
    except (StoreError, OSError):
        return True


def back_up_if_due(database: Database, *, spared: Collection[str] = ()) -> Path | None:
    """Make a verified backup where one `is_due`; return it, or None where none was.

    Args:
        database: The profile; it stays open, and other threads may go on writing.
        spared: Names of older backups that are not thinned out this time.

    Raises:
        DamagedStore: The profile is not sound; nothing was rotated.
        StoreError: It could not be written; the earlier backups are all there.
    """
    return back_up(database, spared=spared) if is_due(database) else None


def back_up(database: Database, *, spared: Collection[str] = ()) -> Path:
    """Make a verified backup now; older ones are thinned by day, week and month after it.

    Raises:
        DamagedStore: The profile is not sound; nothing was rotated.
        StoreError: It could not be written, or a server has it.
    """
    from negotiator_trainer.store.backup import backup  # noqa: PLC0415  imports SQLModel
    from negotiator_trainer.store.server import own_backups  # noqa: PLC0415

    if database.path is None:
        raise own_backups(database.place)
    folder = locations.backup_folder(database.path)
    return backup(database, folder, database.now(), spared=spared)


def back_up_to(database: Database, file: Path) -> Path:
    """Write a verified backup to a place of the person's choice; it appears whole or not at all.

    Raises:
        DamagedStore: The profile is not sound.
        StoreError: It could not be written, or a server has it.
    """
    from negotiator_trainer.store.backup import backup_to  # noqa: PLC0415  imports SQLModel
    from negotiator_trainer.store.server import own_backups  # noqa: PLC0415

    if database.path is None:
        raise own_backups(database.place)
    backup_to(database, file)
    return file
