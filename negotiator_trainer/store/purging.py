"""Takes what was deleted for good out of the backups as well."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from negotiator_trainer.store import connection, files, schema
from negotiator_trainer.store.backup import AT_WORK, require_sound
from negotiator_trainer.store.backup_contents import contents
from negotiator_trainer.store.backup_names import is_ours, restorable
from negotiator_trainer.store.failures import DamagedStore, StoreNewer, from_sqlite, from_system
from negotiator_trainer.store.opening import judge
from negotiator_trainer.store.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

_ASIDE = r"(\.[^.]+)?\.(damaged|replaced)-\d+(-wal)?"
_LEFT = r"(\.[^.]+)?-(restoring|migrating|new)"


@dataclass(frozen=True, slots=True)
class Purged:
    """What became of the backups.

    Attributes:
        rewritten: Backups that were written anew without what was deleted.
        removed: Files that could not be, and are gone: damaged backups and files put aside.
    """

    rewritten: tuple[Path, ...]
    removed: tuple[Path, ...]


def purge(folder: Path, remove: Callable[[Unit], None], *, now: Callable[[], datetime]) -> Purged:
    """Write every backup anew without what `remove` deletes, and leave no trace of it there.

    Each is replaced by one rename: what interrupts this leaves the old ones or the new ones, and
    it can be begun again. A backup in which there is nothing to delete stays as it is. One that
    is damaged cannot be restored, and is removed; so are the files that were put aside.

    Args:
        folder: The folder of backups.
        remove: Deletes from one transaction on a backup; what is not there is no error.
        now: The clock.

    Raises:
        StoreError: One could not be written; it is still as it was.
    """
    rewritten, removed = [], []
    with AT_WORK:
        try:
            for entry in restorable(folder):
                try:
                    if _rewrite(entry.path, remove, now):
                        rewritten.append(entry.path)
                except DamagedStore:
                    entry.path.unlink()
                    removed.append(entry.path)
            for path in _remains(folder):
                path.unlink()
                removed.append(path)
        except OSError as error:
            raise from_system(error, folder) from error
    return Purged(tuple(rewritten), tuple(removed))


def _rewrite(path: Path, remove: Callable[[Unit], None], now: Callable[[], datetime]) -> bool:
    try:
        found = judge(path)
    except StoreNewer:
        # What a newer version wrote cannot be searched here: it goes.
        raise DamagedStore(f"{path} is newer.", remedy="") from None
    making = path.with_name(f".{path.name}.part")
    files.make_private_file(making)
    try:
        shutil.copyfile(path, making)
        _upgrade(making, found)
        deleted = _delete(making, remove, now)
        # Also where nothing was found: in a damaged file it may be there all the same.
        # Where words were deleted the search was made anew; elsewhere a restore does it.
        require_sound(making, asked=False)
        if deleted:
            files.put_in_place(making, path)
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        told = None if cause is None else from_sqlite(cause, path)
        if told is None:
            raise
        raise told from error
    finally:
        for left in (making, making.with_name(f"{making.name}-wal")):
            left.unlink(missing_ok=True)
    return deleted


def _upgrade(making: Path, found: int) -> None:
    if found < schema.VERSION:
        # Alembic is costly to import, and nearly never needed.
        from negotiator_trainer.store.migration import upgrade_copy  # noqa: PLC0415

        upgrade_copy(making, found)


def _delete(making: Path, remove: Callable[[Unit], None], now: Callable[[], datetime]) -> bool:
    """Delete from a copy; return whether there was something to delete."""
    before = contents(making).state
    with closing(connection.open_file(making)) as held:
        with Session(connection.engine_on(held), expire_on_commit=False) as db:
            unit = Unit(db, now)
            remove(unit)
            unit.complete()
            db.commit()
        deleted = _state(held) != before
        if deleted:
            connection.scrub(held)
        # One file that can be read where nothing can be written.
        held.execute("PRAGMA journal_mode = DELETE")
    return deleted


def _state(held: sqlite3.Connection) -> str:
    return str(held.execute("SELECT hash FROM profile WHERE id = 1").fetchone()[0])


def _remains(folder: Path) -> list[Path]:
    """Return what may hold words beside the backups: what was put aside or never finished."""
    stem = re.escape(folder.name.removesuffix("-backups"))
    beside = re.compile(f"{stem}({_ASIDE}|{_LEFT})")
    found = [entry for entry in folder.parent.iterdir() if beside.fullmatch(entry.name)]
    if folder.is_dir():
        found += [e for e in folder.iterdir() if e.name.endswith(".part") and is_ours(e.name)]
    return found
