"""Puts a backup in a profile's place; what was there is put aside, never deleted."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from negotiator_trainer.store import files, locations
from negotiator_trainer.store.backup import require_sound
from negotiator_trainer.store.failures import DamagedStore, busy, from_system
from negotiator_trainer.store.lock import Lock
from negotiator_trainer.store.opening import judge, write_marker

if TYPE_CHECKING:
    from pathlib import Path

DAMAGED, REPLACED = "damaged", "replaced"
"""What a file that is put aside is called: ``profile.db.damaged-1``."""


def restore(path: Path, source: Path, *, aside: str = DAMAGED) -> Path | None:
    """Put a backup in a profile's place and return where the present file was put.

    Until the last step, a rename, it can be begun again whatever interrupts it.

    Args:
        path: The profile's file.
        source: The backup; it stays where it is.
        aside: What the present file is called, `DAMAGED` or `REPLACED`.

    Raises:
        StoreBusy: The profile is open.
        DamagedStore: The backup is not sound; nothing was changed.
        StoreError: It could not be written.
    """
    try:
        files.make_private_folder(path.parent)
        lock = Lock.take(locations.lock_file(path))
        if lock is None:
            raise busy(path)
        try:
            return _restore(path, source, aside)
        finally:
            lock.release()
    except OSError as error:
        raise from_system(error, path) from error


def _restore(path: Path, source: Path, aside: str) -> Path | None:
    judge(source)
    making = path.with_name(f"{path.name}-restoring")
    try:
        files.make_private_file(making)
        shutil.copyfile(source, making)
        _require_sound(making, source)
        write_marker(path)
        kept = _put_aside(path, aside)
        files.put_in_place(making, path)
    finally:
        making.unlink(missing_ok=True)
    return kept


def _require_sound(making: Path, source: Path) -> None:
    try:
        require_sound(making)
    except DamagedStore as error:
        raise DamagedStore(
            f"The backup {source.name} is damaged; nothing was changed.",
            remedy="Choose an earlier one.",
        ) from error


def _put_aside(path: Path, word: str) -> Path | None:
    number = 1
    while (aside := path.with_name(f"{path.name}.{word}-{number}")).exists():
        number += 1
    there = path.exists()
    if there:
        path.replace(aside)
    # It belongs to the old file, and would be played into the new one; also where an earlier
    # try was interrupted between the two.
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists():
        wal.replace(aside.with_name(f"{aside.name}-wal"))
    return aside if there else None
