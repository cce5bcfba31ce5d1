"""The backups of a profile, with what each contains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import locations
from negotiator_trainer.store.backup_names import restorable
from negotiator_trainer.wording import ntr, tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from negotiator_trainer.store.backup_contents import Contents


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBackup:
    """One backup.

    Attributes:
        path: The file.
        made_at: When it was made; None where its name does not say.
        upgraded_from: Where an upgrade made it, the version of what is in it; else empty.
        size: Bytes.
        contents: What is in it; None where it cannot be read.
        trouble: Why it cannot be restored; empty where nothing is known against it.
    """

    path: Path
    made_at: datetime | None
    upgraded_from: str
    size: int
    contents: Contents | None
    trouble: str = ""

    @property
    def usable(self) -> bool:
        """Whether it can be offered."""
        return not self.trouble


def kept_backups(profile: Path) -> tuple[KeptBackup, ...]:
    """Return a profile's backups, the newest first, then those that upgrades made.

    What each contains is counted without opening it as the profile; that takes a few
    milliseconds each. Whether every word is as it was written is another question: `is_sound`.
    """
    return tuple(
        _looked_at(
            each.path,
            KeptBackup(
                path=each.path,
                made_at=each.made_at,
                upgraded_from=each.upgraded_from,
                size=each.path.stat().st_size,
                contents=None,
            ),
        )
        for each in restorable(locations.backup_folder(profile))
    )


def is_sound(path: Path) -> bool:
    """Whether every word in a backup is as it was written; 50 MB take about a second."""
    from negotiator_trainer.store.backup import require_sound  # noqa: PLC0415  imports SQLModel

    try:
        require_sound(path)
    except (StoreError, OSError):
        return False
    return True


def newest_sound(kept: Iterable[KeptBackup]) -> KeptBackup | None:
    """Return the first backup in the list that can be restored; None where there is none."""
    return next((each for each in kept if each.usable and is_sound(each.path)), None)


def contents_in_words(kept: KeptBackup) -> str:
    """Say what is in a backup, such as “12 attempts, 3 cases, 5 drills”."""
    found = kept.contents
    if found is None:
        return tr("cannot be read, and cannot be restored")
    return items_in_words(found.attempts, found.cases, found.drills) or tr("nothing yet")


def items_in_words(attempts: int, cases: int, drills: int) -> str:
    """Say how many of each there are, such as “12 attempts, 3 cases”; empty for none at all."""
    parts = (
        ntr("{count} attempt", "{count} attempts", attempts) if attempts else "",
        ntr("{count} case", "{count} cases", cases) if cases else "",
        ntr("{count} drill", "{count} drills", drills) if drills else "",
    )
    return ", ".join(part for part in parts if part)


def _looked_at(path: Path, kept: KeptBackup) -> KeptBackup:
    from negotiator_trainer.store.backup_contents import contents  # noqa: PLC0415  SQLAlchemy

    try:
        found = contents(path)
    except (StoreError, OSError) as error:
        problem = error.problem if isinstance(error, StoreError) else str(error.strerror)
        return KeptBackup(
            path=path, made_at=kept.made_at, upgraded_from=kept.upgraded_from, size=kept.size,
            contents=None, trouble=problem,
        )  # fmt: skip
    return KeptBackup(
        path=path, made_at=kept.made_at, upgraded_from=kept.upgraded_from, size=kept.size,
        contents=found,
    )  # fmt: skip
