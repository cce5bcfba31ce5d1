"""Goes back to a backup, without losing what there is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.errors import StoreError
from negotiator_trainer.services.keeping.automatic import back_up_if_due
from negotiator_trainer.services.keeping.backups import kept_backups, newest_sound
from negotiator_trainer.store import locations
from negotiator_trainer.store.failures import StoreBusy
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was done.

    Attributes:
        source: The backup that is in place now.
        aside: Where the file that was there lies; None where there was none.
        backup: The backup of it that was made before; None where none was due or possible.
    """

    source: Path
    aside: Path | None
    backup: Path | None


def restore_from(profile: Path, source: Path, *, now: Callable[[], datetime]) -> Restored:
    """Put a backup in the profile's place; the profile is not open.

    What is there is backed up first where it is sound, and put aside in any case.

    Args:
        profile: The profile's file.
        source: The backup, wherever it lies.
        now: The clock.

    Raises:
        StoreBusy: The profile is open.
        DamagedStore: The backup is not sound; nothing was changed.
        StoreError: It could not be written; nothing was changed.
    """
    from negotiator_trainer.store.restoring import (  # noqa: PLC0415  imports SQLModel
        DAMAGED,
        REPLACED,
        restore,
    )

    if not source.is_file():
        raise StoreError(
            tr("There is no backup {source}; nothing was changed.", source=source),
            remedy=tr("`restore --list` shows those that there are."),
        )
    made, sound = _backed_up(profile, source, now)
    aside = restore(profile, source, aside=REPLACED if sound else DAMAGED)
    return Restored(source=source, aside=aside, backup=made)


def restore_latest(profile: Path, *, now: Callable[[], datetime]) -> Restored:
    """Put the newest sound backup in the profile's place; see `restore_from`.

    Raises:
        StoreError: There is none, or as `restore_from` does.
    """
    newest = newest_sound(kept_backups(profile))
    if newest is None:
        raise StoreError(
            tr(
                "There is no sound backup in {folder}; nothing was changed.",
                folder=locations.backup_folder(profile),
            ),
            remedy=tr("Name a backup that lies elsewhere."),
        )
    return restore_from(profile, newest.path, now=now)


def _backed_up(
    profile: Path, source: Path, now: Callable[[], datetime]
) -> tuple[Path | None, bool]:
    from negotiator_trainer.store.database import Database  # noqa: PLC0415  imports SQLModel

    if not profile.exists():
        return None, False
    try:
        database = Database.open(profile, now=now, create=False)
    except StoreBusy:
        raise
    except StoreError:
        # Damaged, foreign or newer: it is put aside as it is.
        return None, False
    try:
        return back_up_if_due(database, spared=(source.name,)), True
    except StoreError:
        # Damaged inside, or no room for a copy: it is put aside all the same.
        return None, False
    finally:
        database.close()
