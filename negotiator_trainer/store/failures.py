"""What can go wrong with the database, as sentences that say what is safe and what to do."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from negotiator_trainer.errors import StoreError

SAFE = "Everything saved before is still there"

_FULL = "The disk is full."
_READ_ONLY = "{place} cannot be written."
_LOCKED = "{place} is locked by another program."
_BROKEN = "The disk reported an error while {place} was written."


class StoreBusy(StoreError):  # noqa: N818  read by people
    """Another window or command has the database open."""


class StoreNewer(StoreError):  # noqa: N818  read by people
    """A newer version of the program wrote the database."""


class DamagedStore(StoreError):  # noqa: N818  read by people
    """The database is missing, empty, foreign or damaged; nothing was changed in it."""


class DamagedAttempt(DamagedStore):
    """One attempt is not as it was written; the others can still be read."""


class DamagedCase(DamagedStore):
    """One case of the journal is not as it was written; the others can still be read."""


class DiskTrouble(StoreError):  # noqa: N818  read by people
    """Reading or writing failed below the database; it has to be opened anew."""


def busy(path: Path) -> StoreBusy:
    """Return the refusal of a second process."""
    return StoreBusy(
        f"{path} is already open in the window.",
        remedy="Close the window first, or use it instead.",
    )


def damaged(path: Path, what: str) -> DamagedStore:
    """Return the refusal of a file that cannot be ours; `what` completes “PATH …”."""
    return DamagedStore(
        f"{path} {what}; it was left as it is.",
        remedy="Restore a backup, or move the file away to start afresh.",
    )


def from_sqlite(error: BaseException, place: object, *, safe: str = SAFE) -> StoreError | None:
    """Return what to tell a person about an error of SQLite; None when it is a bug of ours.

    Args:
        error: As raised by `sqlite3`.
        place: The database, as shown to the person.
        safe: What is not lost, without the full stop.
    """
    code = getattr(error, "sqlite_errorcode", None)
    kind = None if code is None else code & 0xFF
    kept = f"{safe}; nothing was lost."
    if kind == sqlite3.SQLITE_FULL:
        return StoreError(f"{_FULL} {kept}", remedy="Free some space and press Retry.")
    if kind in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return _unwritable(place, kept)
    if kind in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StoreError(
            f"{_LOCKED.format(place=place)} {kept}",
            remedy="Close the other program and press Retry.",
        )
    if kind == sqlite3.SQLITE_IOERR:
        return DiskTrouble(
            f"{_BROKEN.format(place=place)} {kept}", remedy="Check the disk and press Retry."
        )
    undecodable = str(error).startswith("Could not decode to UTF-8")
    if undecodable or kind in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return damaged(Path(str(place)), "is damaged")
    return None


def from_system(error: OSError, place: object, *, safe: str = SAFE) -> StoreError:
    """Return what to tell a person about an error of the file system."""
    kept = f"{safe}; nothing was lost."
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StoreError(f"{_FULL} {kept}", remedy="Free some space and press Retry.")
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return _unwritable(place, kept)
    return StoreError(
        f"{place} could not be used ({error.strerror or error}). {kept}",
        remedy="Check the folder and the disk and press Retry.",
    )


def _unwritable(place: object, kept: str) -> StoreError:
    return StoreError(
        f"{_READ_ONLY.format(place=place)} {kept}",
        remedy="Make the folder writable, or choose another place with --database, and press "
        "Retry.",
    )
