"""Taking attempts from one profile to another, as one file that says what it holds."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.scenario.source import digest_of

if TYPE_CHECKING:
    from pathlib import Path

    from negotiator_trainer.store.database import Database

MOST_BYTES = 64 * 1024 * 1024
"""A file larger than this is refused before it is read."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did."""

    new: int
    known: int


def export_to(database: Database, file: Path) -> int:
    """Write every attempt to `file` and return how many bytes it has.

    The file appears whole or not at all.

    Raises:
        TrainerError: It cannot be written; nothing was changed.
    """
    from negotiator_trainer.store.transfer import export_attempts  # noqa: PLC0415

    with database.unit() as unit:
        data = export_attempts(unit)
    return write_file(file, data)


def write_file(file: Path, data: bytes) -> int:
    """Write a file that appears whole or not at all, and return how many bytes it has.

    Raises:
        TrainerError: It cannot be written; nothing was changed.
    """
    made = file.with_name(f".{file.name}.part")
    try:
        with made.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        made.replace(file)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise TrainerError(
            f"{file} could not be written ({error.strerror or error}); your practice is untouched.",
            remedy="Choose another place, or free some space.",
        ) from None
    return len(data)


def import_from(database: Database, file: Path) -> Taken:
    """Read a file that `export_to` wrote: all of it, or nothing.

    Raises:
        TrainerError: It cannot be read, or is not such a file; nothing was changed.
    """
    from negotiator_trainer.store.transfer import import_attempts  # noqa: PLC0415

    try:
        if file.stat().st_size > MOST_BYTES:
            raise TrainerError(
                f"{file} is larger than any export; nothing was changed.",
                remedy="Choose a file that `export` wrote.",
            )
        data = file.read_bytes()
    except OSError as error:
        raise TrainerError(
            f"{file} could not be read ({error.strerror or error}); nothing was changed.",
            remedy="Check its name.",
        ) from None
    with database.unit() as unit:
        done = import_attempts(unit, data, content_digest=digest_of)
    return Taken(new=len(done.new), known=done.known)
