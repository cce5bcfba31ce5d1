"""Backups: made whole, verified, and only then counted on.

Their order is the counter in their name: a clock that jumps neither loses nor prefers one.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from negotiator_trainer.store import files, locations, schema
from negotiator_trainer.store.connection import engine_on, open_copy
from negotiator_trainer.store.failures import DamagedStore, busy, from_sqlite, from_system
from negotiator_trainer.store.lock import Lock
from negotiator_trainer.store.opening import judge, write_marker
from negotiator_trainer.store.verification import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.records import Verification

NEWEST, DAILY, WEEKLY, MONTHLY = 5, 7, 4, 12
"""How many are kept whatever their day, and how many days, weeks and months back."""

_NAME = re.compile(r"(?P<stem>.+)-(?P<counter>\d{6,})-(?P<at>\d{8}T\d{6})Z\.db")
_STAMP = "%Y%m%dT%H%M%S"
_PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAILY, lambda at: at.date()),
    (WEEKLY, lambda at: at.isocalendar()[:2]),
    (MONTHLY, lambda at: (at.year, at.month)),
)


def backup(database: Database, folder: Path, now: datetime) -> Path:
    """Make one more backup and return it; older ones are thinned out only after that.

    Args:
        database: What to copy; it stays open.
        folder: Where backups are.
        now: The time for the name.

    Raises:
        DamagedStore: The copy is not sound, so the profile is not; no backup was removed.
        StoreError: It could not be written.
    """
    try:
        files.make_private_folder(folder)
        path = folder / _next_name(folder, now)
        write_copy(database.copy_to, path)
        for name in to_delete(entry.name for entry in folder.iterdir()):
            (folder / name).unlink()
    except OSError as error:
        raise from_system(error, folder) from error
    except sqlite3.Error as error:
        told = from_sqlite(error, folder)
        if told is None:
            raise
        raise told from error
    return path


def backups(folder: Path) -> tuple[Path, ...]:
    """Return a folder's backups, the newest first."""
    if not folder.is_dir():
        return ()
    counted = [(_counter(entry.name), entry) for entry in folder.iterdir()]
    return tuple(entry for counter, entry in sorted(counted, reverse=True) if counter)


def to_delete(
    names: Iterable[str],
    *,
    newest: int = NEWEST,
    daily: int = DAILY,
    weekly: int = WEEKLY,
    monthly: int = MONTHLY,
) -> tuple[str, ...]:
    """Return which backups are not needed any more, oldest first.

    The `newest` are kept, and the last one of each of so many days, ISO weeks and months that
    have any. What is not named like a backup is never in it.
    """
    found = sorted(
        ((_counter(name), name) for name in names if _NAME.fullmatch(name)), reverse=True
    )
    ordered = [name for _, name in found]
    kept = set(ordered[:newest])
    limits = (daily, weekly, monthly)
    for limit, (_, period) in zip(limits, _PERIODS, strict=True):
        last: dict[Hashable, str] = {}
        for name in ordered:
            last.setdefault(period(_time(name)), name)
        kept.update(list(last.values())[:limit])
    return tuple(name for name in reversed(ordered) if name not in kept)


def restore(path: Path, source: Path) -> Path | None:
    """Put a backup in a profile's place and return where the present file was put.

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
            return _restore(path, source)
        finally:
            lock.release()
    except OSError as error:
        raise from_system(error, path) from error


def write_copy(copy_to: Callable[[sqlite3.Connection], None], path: Path) -> None:
    """Write a copy as one file that is sound and on the disk when it gets its name.

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
        _require_sound(making)
        files.put_in_place(making, path)
    finally:
        making.unlink(missing_ok=True)


def examine(path: Path) -> Verification:
    """Verify a backup without changing it.

    Raises:
        DamagedStore: It is no profile.
    """
    judge(path)
    with closing(open_copy(path)) as connection:
        return verify(engine_on(connection))


def _require_sound(path: Path) -> None:
    if judge(path) < schema.VERSION:
        # Its rows are compared when it is upgraded.
        return
    found = examine(path)
    if not found.ok:
        raise DamagedStore(
            f"The profile is damaged, so no backup was made of it. {found.damage[0].what}",
            remedy="Restore an earlier backup; all of them were kept.",
        )


def _restore(path: Path, source: Path) -> Path | None:
    judge(source)
    making = path.with_name(f"{path.name}-restoring")
    files.make_private_file(making)
    shutil.copyfile(source, making)
    try:
        _require_sound(making)
    except DamagedStore:
        making.unlink()
        raise
    write_marker(path)
    kept = _put_aside(path) if path.exists() else None
    files.put_in_place(making, path)
    return kept


def _put_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.replace(aside)
    # It belongs to the old file, and would be played into the new one.
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists():
        wal.replace(aside.with_name(f"{aside.name}-wal"))
    return aside


def _next_name(folder: Path, now: datetime) -> str:
    last = max((_counter(entry.name) for entry in folder.iterdir()), default=0)
    return f"profile-{last + 1:06d}-{now.astimezone(UTC):{_STAMP}}Z.db"


def _counter(name: str) -> int:
    found = _NAME.fullmatch(name)
    return int(found["counter"]) if found else 0


def _time(name: str) -> datetime:
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(found["at"] if found else "", _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
