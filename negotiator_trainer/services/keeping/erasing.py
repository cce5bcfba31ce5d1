"""Erases everything that the program keeps of a person, and says what is out of its reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.services.checks import checked_file
from negotiator_trainer.services.progress.outlines import outlines_file
from negotiator_trainer.services.solving.place import solved_folder
from negotiator_trainer.store.failures import from_system
from negotiator_trainer.wording import mark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PREFERENCES, FAULTS = "preferences.ini", "faults.txt"
"""The files in the configuration's folder: choices, and the traces of hard crashes."""

OUT_OF_REACH = mark(
    "Out of reach are copies elsewhere: files that you exported or printed, backups of the whole "
    "computer, folders that are synchronised, and what a disk keeps of deleted files."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What is left.

    Attributes:
        strange: Files in the folder of backups that are not the program's; they stay.
    """

    strange: tuple[Path, ...]


def erase_everything(profile: Path, *, config: Path, environ: Mapping[str, str]) -> Erased:
    """Delete the profile, its backups and copies, choices, crash reports and solved tables.

    The profile need not be sound, and is not open. What interrupts this is made up for: the
    profile goes last, and its deletion is finished when it is next opened.

    Args:
        profile: The profile's file.
        config: The folder of preferences and crash reports.
        environ: The environment, for the place of the cache.

    Raises:
        StoreBusy: The profile is open; nothing was deleted.
        StoreError: Something could not be deleted; it may be tried again.
    """
    from negotiator_trainer.store.erasing import erase, require_free  # noqa: PLC0415

    require_free(profile)
    try:
        _empty_cache(environ)
        for name in (PREFERENCES, f"{PREFERENCES}.lock", FAULTS):
            _remove(config / name)
    except OSError as error:
        raise from_system(error, config) from error
    return Erased(strange=erase(profile))


def _empty_cache(environ: Mapping[str, str]) -> None:
    for file in (checked_file(environ), outlines_file(environ)):
        file.unlink(missing_ok=True)
    folder = solved_folder(environ)
    if not folder.is_dir():
        return
    for entry in list(folder.iterdir()):
        if ".solved" in entry.name:
            entry.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        # Windows keeps a file that the window has open: then it is emptied.
        path.write_bytes(b"")
