"""What backups are called, in which order they are, and which are not needed any more.

Their order is the counter in their name: a clock that jumps neither loses nor prefers one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

NEWEST, DAILY, WEEKLY, MONTHLY = 5, 7, 4, 12
"""How many are kept whatever their day, and how many days, weeks and months back."""

_NAME = re.compile(r"(?P<stem>.+)-(?P<counter>\d{6,})-(?P<at>\d{8}T\d{6})Z\.db")
_UPGRADE = re.compile(r".+-before-upgrade-from-(?P<schema>\d+\.\d+)-(?P<day>\d{8})-\d+\.db")
_STAMP = "%Y%m%dT%H%M%S"
_PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAILY, lambda at: at.date()),
    (WEEKLY, lambda at: at.isocalendar()[:2]),
    (MONTHLY, lambda at: (at.year, at.month)),
)


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A file in the folder of backups that can be restored, by its name.

    Attributes:
        path: The file.
        made_at: When it was made; None where the name does not say.
        upgraded_from: The schema it has, where it was made before an upgrade; else empty.
    """

    path: Path
    made_at: datetime | None
    upgraded_from: str = ""


def next_name(folder: Path, now: datetime) -> str:
    """Return the name of the next backup in a folder."""
    last = max((_counter(entry.name) for entry in folder.iterdir()), default=0)
    return f"profile-{last + 1:06d}-{now.astimezone(UTC):{_STAMP}}Z.db"


def backups(folder: Path) -> tuple[Path, ...]:
    """Return a folder's backups, the newest first."""
    if not folder.is_dir():
        return ()
    counted = [(_counter(entry.name), entry) for entry in folder.iterdir()]
    return tuple(entry for counter, entry in sorted(counted, reverse=True) if counter)


def restorable(folder: Path) -> tuple[BackupFile, ...]:
    """Return a folder's backups, the newest first, and then what upgrades put there."""
    if not folder.is_dir():
        return ()
    counted = [BackupFile(path, _read(_part(_NAME, path.name, "at"))) for path in backups(folder)]
    upgraded = [
        BackupFile(entry, _read(f"{found['day']}T000000"), upgraded_from=found["schema"])
        for entry in sorted(folder.iterdir(), reverse=True)
        if (found := _UPGRADE.fullmatch(entry.name))
    ]
    return (*counted, *upgraded)


def is_ours(name: str) -> bool:
    """Whether a file in the folder of backups was put there by this program."""
    whole = name.removeprefix(".").removesuffix(".part")
    return bool(_NAME.fullmatch(whole) or _UPGRADE.fullmatch(whole))


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


def _counter(name: str) -> int:
    return int(_part(_NAME, name, "counter") or 0)


def _time(name: str) -> datetime:
    return _read(_part(_NAME, name, "at")) or datetime.min.replace(tzinfo=UTC)


def _part(pattern: re.Pattern[str], name: str, part: str) -> str:
    found = pattern.fullmatch(name)
    return found[part] if found else ""


def _read(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
