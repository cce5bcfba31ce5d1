"""Takes a profile away with everything that belongs to it, so that no file keeps a word of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from negotiator_trainer.store import files, locations
from negotiator_trainer.store.backup_names import is_ours
from negotiator_trainer.store.failures import busy, from_system
from negotiator_trainer.store.lock import Lock

if TYPE_CHECKING:
    from pathlib import Path

_COMPANION = r"(-wal|-shm|-journal|-profile|-new(-wal)?|-migrating|-restoring)?"
_ASIDE = r"\.(damaged|replaced)-\d+(-wal)?"
_SIGN = "Everything of this profile is being erased.\n"


def require_free(path: Path) -> None:
    """Refuse a profile that somebody has open.

    Raises:
        StoreBusy: Another process has it open.
        StoreError: The folder cannot be used.
    """
    if not path.parent.is_dir():
        return
    try:
        lock = Lock.take(locations.lock_file(path))
    except OSError as error:
        raise from_system(error, path) from error
    if lock is None:
        raise busy(path)
    lock.release()


def erase(path: Path) -> tuple[Path, ...]:
    """Delete a profile, its backups and all that was put aside; it need not be sound.

    A sign is written first: what interrupts this is made up for when the profile is next opened.

    Args:
        path: The profile's file.

    Returns:
        What is left in the folder of backups because it is not ours.

    Raises:
        StoreBusy: The profile is open.
        StoreError: Something could not be deleted; it may be tried again.
    """
    try:
        if not path.parent.is_dir():
            return ()
        lock = Lock.take(locations.lock_file(path))
        if lock is None:
            raise busy(path)
        try:
            sign = locations.erasing_sign(path)
            files.make_private_file(sign)
            sign.write_text(_SIGN, encoding="utf-8")
            files.sync(sign)
            files.sync_folder(path.parent)
            finish_erasing(path)
        finally:
            lock.release()
    except OSError as error:
        raise from_system(error, path) from error
    folder = locations.backup_folder(path)
    return tuple(sorted(folder.iterdir())) if folder.is_dir() else ()


def finish_erasing(path: Path) -> None:
    """Delete what is to be deleted, the sign last; the caller holds the profile's lock.

    Raises:
        OSError: Something could not be deleted.
    """
    name = re.compile(f"{re.escape(path.name)}({_COMPANION}|{_ASIDE})")
    for entry in list(path.parent.iterdir()):
        if name.fullmatch(entry.name):
            entry.unlink()
    folder = locations.backup_folder(path)
    if folder.is_dir():
        for entry in list(folder.iterdir()):
            if is_ours(entry.name):
                entry.unlink()
        if not any(folder.iterdir()):
            folder.rmdir()
    locations.erasing_sign(path).unlink()
    files.sync_folder(path.parent)
