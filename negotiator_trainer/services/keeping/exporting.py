"""Writes everything that a profile holds into one file: to read, and to read back."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import negotiator_trainer
from negotiator_trainer.errors import TrainerError
from negotiator_trainer.store import schema
from negotiator_trainer.store.failures import DamagedStore
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from negotiator_trainer.services.library import Library
    from negotiator_trainer.store.database import Database

FORMAT = "negotiator-trainer/everything"
VERSION = 1
MANIFEST = "data/manifest.json"

_README = mark("""Negotiator Trainer: everything that you have played and written

index.html           open it in a browser: every attempt and every case, to read
data/                the same as JSON, which `import` reads back

What leaves your computer with this file is up to you: it holds all your words.
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written.

    Attributes:
        file: Where.
        size: Bytes.
        attempts: How many attempts are in it.
        cases: How many cases.
    """

    file: Path
    size: int
    attempts: int
    cases: int


def export_everything(
    database: Database,
    library: Library,
    file: Path,
    *,
    told: Callable[[int, int], object] = lambda _done, _of: None,
) -> Exported:
    """Write a zip file with all rows as JSON, and pages to read; it appears whole or not at all.

    Args:
        database: The profile; others may use it meanwhile.
        library: Reads the scenarios as they were played.
        file: The file; one that is there is replaced.
        told: Hears how many pages of how many are written.

    Raises:
        DamagedStore: Something in the profile is not as it was written.
        TrainerError: The file cannot be written; nothing was changed.
    """
    from negotiator_trainer.services.keeping.readable import pages  # noqa: PLC0415

    _require_sound(database)
    at = database.now()
    made = file.with_name(f".{file.name}.part")
    try:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            write = _Writer(archive, at)
            write.text("README.txt", tr(_README))
            counts, sums = _write_data(database, write)
            write.text(MANIFEST, _json(_manifest(at, counts, sums)))
            for name, text in pages(database, library, at=at, told=told):
                write.text(name, text)
        _settle(made, sums)
        made.replace(file)
        size = file.stat().st_size
    except OSError as error:
        raise _not_written(file, error) from None
    finally:
        made.unlink(missing_ok=True)
    return Exported(file=file, size=size, attempts=counts["attempt"], cases=counts["journal_case"])


def _not_written(file: Path, error: OSError) -> TrainerError:
    return TrainerError(
        tr(
            "{file} could not be written ({why}); your practice is untouched.",
            file=file,
            why=error.strerror or error,
        ),
        remedy=tr("Choose another place, or free some space."),
    )


class _Writer:
    def __init__(self, archive: zipfile.ZipFile, at: datetime) -> None:
        self._archive = archive
        self._at = at.timetuple()[:6]

    def text(self, name: str, text: str) -> str:
        """Write a member and return the SHA-256 of what is in it."""
        body = text.encode("utf-8")
        member = zipfile.ZipInfo(name, date_time=self._at)
        member.compress_type = zipfile.ZIP_DEFLATED
        member.external_attr = 0o600 << 16
        self._archive.writestr(member, body)
        return hashlib.sha256(body).hexdigest()


def _require_sound(database: Database) -> None:
    found = database.verify()
    if found.only_search:
        database.mend_search()
        return
    if not found.ok:
        raise DamagedStore(
            tr(
                "The profile is damaged, so nothing was exported. {what}", what=found.damage[0].what
            ),
            remedy=tr("Restore a backup first."),
        )


def _write_data(database: Database, write: _Writer) -> tuple[dict[str, int], dict[str, str]]:
    from negotiator_trainer.store.archive_rows import written  # noqa: PLC0415  imports pydantic
    from negotiator_trainer.store.archive_tables import ARCHIVED  # noqa: PLC0415

    # One transaction: what is written meanwhile is in the file wholly or not at all.
    with database.unit() as unit:
        found = {table.name: list(unit.archive.rows(table)) for table in ARCHIVED}
    # The rest takes longer, and the table must not wait for it.
    counts, sums = {}, {}
    for table in ARCHIVED:
        rows = found.pop(table.name)
        counts[table.name] = len(rows)
        text = _rows([written(table, row) for row in rows])
        sums[table.name] = write.text(f"data/{table.name}.json", text)
    return counts, sums


def _rows(rows: list[dict[str, Any]]) -> str:
    return "[" + ",\n".join(_json(row) for row in rows) + "]\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _manifest(at: datetime, counts: dict[str, int], sums: dict[str, str]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "schema": schema.spoken(schema.VERSION),
        "program": negotiator_trainer.__version__,
        "exported_at": at.isoformat(),
        "tables": {name: {"rows": counts[name], "sha256": sums[name]} for name in counts},
    }


def _settle(made: Path, sums: dict[str, str]) -> None:
    """Wait until the file is on the disk, and read what it holds once more."""
    descriptor = os.open(made, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    with zipfile.ZipFile(made) as archive:
        for name, expected in sums.items():
            if hashlib.sha256(archive.read(f"data/{name}.json")).hexdigest() != expected:
                raise OSError(f"{name} reads back differently")
