"""Backups: made whole, verified, and only then counted on."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from negotiator_trainer.store import case_index, files, schema
from negotiator_trainer.store.backup_names import next_name, to_delete
from negotiator_trainer.store.connection import engine_on, open_copy
from negotiator_trainer.store.failures import DamagedStore, from_sqlite, from_system
from negotiator_trainer.store.opening import judge
from negotiator_trainer.store.verification import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import datetime
    from pathlib import Path

    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.records import Verification

AT_WORK = threading.RLock()
"""Held while backups are made or rewritten: one that is half made must not be missed by a purge.

Whoever deletes for good holds it from the purge until it is deleted in the profile too.
"""


def backup(
    database: Database, folder: Path, now: datetime, *, spared: Collection[str] = ()
) -> Path:
    """Make one more backup and return it; older ones are thinned out only after that.

    Args:
        database: What to copy; it stays open.
        folder: Where backups are.
        now: The time for the name.
        spared: Names of older ones that are kept this time.

    Raises:
        DamagedStore: The copy is not sound, so the profile is not; no backup was removed.
        StoreError: It could not be written.
    """
    with AT_WORK, _told(folder):
        files.make_private_folder(folder)
        path = folder / next_name(folder, now)
        if write_copy(database.copy_to, path):
            database.mend_search()
        for name in to_delete(entry.name for entry in folder.iterdir()):
            if name not in spared:
                (folder / name).unlink()
    return path


def backup_to(database: Database, file: Path) -> None:
    """Write a verified copy to a file; one that is there is replaced when the new one is sound.

    Raises:
        DamagedStore: The copy is not sound, so the profile is not.
        StoreError: It could not be written.
    """
    with _told(file):
        if write_copy(database.copy_to, file):
            database.mend_search()


@contextmanager
def _told(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise from_system(error, place) from error
    except sqlite3.Error as error:
        told = from_sqlite(error, place)
        if told is None:
            raise
        raise told from error


def write_copy(copy_to: Callable[[sqlite3.Connection], None], path: Path) -> bool:
    """Write a copy as one file that is sound and on the disk when it gets its name.

    Returns:
        Whether the search's index is damaged where it was copied from; the copy's is made anew.

    Raises:
        DamagedStore: It is not sound.
    """
    making = path.with_name(f".{path.name}.part")
    files.make_private_file(making)
    try:
        with closing(sqlite3.connect(making, isolation_level=None)) as target:
            copy_to(target)
            # One file that can be read where nothing can be written.
            target.execute("PRAGMA journal_mode = DELETE")
        mended = require_sound(making)
        files.put_in_place(making, path)
    finally:
        making.unlink(missing_ok=True)
    return mended


def examine(path: Path, *, asked: bool = True) -> Verification:
    """Verify a backup without changing it.

    Args:
        path: The backup.
        asked: As for `verify`.

    Raises:
        DamagedStore: It is no profile.
    """
    judge(path)
    with closing(open_copy(path)) as connection:
        return verify(engine_on(connection), asked=asked)


def require_sound(path: Path, *, asked: bool = True) -> bool:
    """Refuse a copy that is not as it was written; its search alone is mended.

    Args:
        path: The copy; nobody else uses it.
        asked: As for `verify`.

    Returns:
        Whether the search's index was damaged and was made anew.

    Raises:
        DamagedStore: It is not; or it is no profile.
        StoreNewer: It is newer than this program.
    """
    if judge(path) < schema.VERSION:
        # Its rows are compared when it is upgraded.
        return False
    found = examine(path, asked=asked)
    mended = found.only_search
    if mended:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            case_index.rebuild_file(connection)
        found = examine(path, asked=asked)
    if not found.ok:
        raise DamagedStore(
            f"The profile is damaged, so no backup was made of it. {found.damage[0].what}",
            remedy="Restore an earlier backup; all of them were kept.",
        )
    return mended
