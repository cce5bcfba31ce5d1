"""Judges what lies at a database's place, and makes a new profile only where there was none.

An empty file, one cut short or one of another program opens in SQLite without complaint. Here
it is refused and left alone: a person's history must never be replaced by a blank page.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sqlmodel import Session, SQLModel

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import files, locations, schema, seal, tables
from negotiator_trainer.store.backup_names import is_ours
from negotiator_trainer.store.connection import engine_on, open_copy, open_file
from negotiator_trainer.store.failures import StoreNewer, damaged, from_sqlite
from negotiator_trainer.store.home_writer import empty_row
from negotiator_trainer.store.ledger import seal_single, write_tallies
from negotiator_trainer.store.schema import CURRENT

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Engine

    from negotiator_trainer.store.schema import Schema

_MARKER_TEXT = (
    "This file says that there is a profile of Negotiator Trainer beside it.\n"
    "Should the profile be missing, restore it from a backup.\n"
)


def make_ready(path: Path, *, at: datetime, create: bool, target: Schema = CURRENT) -> None:
    """See to it that a profile of the present schema is at this place.

    The caller holds the profile's lock.

    Raises:
        DamagedStore: Something else is there, or there was a profile and it is missing.
        StoreNewer: A newer version of the program wrote it.
        StoreError: There is none, and none is to be made.
        OSError: The place cannot be used.
        sqlite3.Error: Likewise.
    """
    if locations.erasing_sign(path).exists():
        from negotiator_trainer.store.erasing import finish_erasing  # noqa: PLC0415  hardly ever

        finish_erasing(path)
    if path.exists():
        found = judge(path, target=target)
        if found < target.version:
            # Alembic is costly to import, and nearly never needed.
            from negotiator_trainer.store.migration import migrate  # noqa: PLC0415

            migrate(path, found, target=target, at=at)
    else:
        _refuse_lost(path)
        if not create:
            raise StoreError(
                f"There is no profile at {path} yet.", remedy="Play a scenario to begin one."
            )
        create_profile(path, at=at)
    marker = locations.marker(path)
    if not marker.exists():
        write_marker(path)


def judge(path: Path, *, target: Schema = CURRENT) -> int:
    """Return the schema version of the profile in a file, from its header alone.

    Raises:
        DamagedStore: It is no profile.
        StoreNewer: It is newer than this program.
    """
    if path.is_file() and path.stat().st_size == 0:
        raise damaged(path, "is empty")
    header = schema.read_header(path)
    if header is None:
        raise damaged(path, "is not a database")
    if header.application != schema.APPLICATION_ID:
        raise damaged(path, "belongs to another program")
    if header.version < 1 << 16:
        raise damaged(path, "has no schema version")
    if header.version > target.version:
        raise StoreNewer(
            f"{path} was written by a newer version of the program (schema "
            f"{schema.spoken(header.version)}; this one knows {schema.spoken(target.version)}); "
            "nothing was changed.",
            remedy="Install the newest version and open it again.",
        )
    _require_tables(path, header.version)
    return header.version


def create_profile(path: Path, *, at: datetime) -> None:
    """Make an empty profile beside its place and then move it there."""
    making = path.with_name(f"{path.name}-new")
    files.make_private_file(making)
    with closing(open_file(making)) as connection:
        engine = engine_on(connection)
        create_tables(engine, at=at)
        stamp(connection, schema.VERSION)
    files.put_in_place(making, path)


def create_tables(engine: Engine, *, at: datetime) -> None:
    """Make the tables of the present schema, and the rows that are always there."""
    with engine.begin() as connection:
        SQLModel.metadata.create_all(connection)
        profile = tables.ProfileRow(
            id=1,
            schema_version=schema.VERSION,
            created_at=seal.write_time(at),
            fingerprint=fingerprint(connection.connection.driver_connection),
            tallies=write_tallies({}),
            hash="",
        )
        seal_single(profile)
        with Session(connection) as db:
            db.add_all([profile, empty_row()])
            db.flush()


def stamp(connection: sqlite3.Connection, version: int) -> None:
    """Write into the file's header whose it is and which schema it has."""
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID:d}")
    connection.execute(f"PRAGMA user_version = {version:d}")


def fingerprint(connection: object) -> str:
    """Return a hash of the tables' definitions; empty on a server, which guards its own."""
    if not isinstance(connection, sqlite3.Connection):
        return ""
    found = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    ).fetchall()
    return seal.row_hash("sqlite_master", {"definitions": found})


def write_marker(path: Path) -> None:
    """Leave the sign that there is a profile at this place."""
    marker = locations.marker(path)
    files.make_private_file(marker)
    marker.write_text(_MARKER_TEXT, encoding="utf-8")
    files.sync_folder(path.parent)


def _require_tables(path: Path, version: int) -> None:
    """Look into the file before it is opened for writing, which would stamp its header."""
    try:
        with closing(open_copy(path)) as connection:
            query = "SELECT schema_version FROM profile WHERE id = 1"
            found = connection.execute(query).fetchone()
    except UnicodeDecodeError as error:
        # SQLite quotes the damaged text in what it says.
        raise damaged(path, "is damaged") from error
    except sqlite3.Error as error:
        raise (from_sqlite(error, path) or damaged(path, "is damaged")) from error
    if found != (version,):
        raise damaged(path, "is damaged")


def _refuse_lost(path: Path) -> None:
    backups = locations.backup_folder(path)
    if (
        locations.marker(path).exists()
        or path.with_name(f"{path.name}-wal").exists()
        or (backups.is_dir() and any(is_ours(entry.name) for entry in backups.iterdir()))
    ):
        raise damaged(path, "is missing, although there was a profile")
