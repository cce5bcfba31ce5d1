"""Brings an older profile up to the present schema, on a copy that must not lose a row.

Only this module imports Alembic, and only an older file imports this module. Foreign keys are
off meanwhile: rebuilding a parent table with them on deletes its children.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from negotiator_trainer.store import files, locations, schema
from negotiator_trainer.store.connection import engine_on, open_file
from negotiator_trainer.store.failures import DamagedStore, from_sqlite
from negotiator_trainer.store.home_writer import write_home
from negotiator_trainer.store.ledger import seal_single
from negotiator_trainer.store.opening import fingerprint, stamp
from negotiator_trainer.store.summaries import Overviews
from negotiator_trainer.store.tables import ProfileRow
from negotiator_trainer.store.verification import verify

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from negotiator_trainer.store.schema import Schema

SCRIPTS = Path(__file__).parent / "migrations"

_REWRITTEN = {"profile", "home"}


def migrate(path: Path, found: int, *, target: Schema, at: datetime) -> Path:
    """Upgrade a profile and return the backup of it as it was.

    Until the last step, a rename, the old file is in its place: whatever interrupts this, it
    can be begun again.

    Args:
        path: The profile, which the caller holds.
        found: Its schema version.
        target: Where to.
        at: The time for the backup's name.

    Raises:
        DamagedStore: Rows would be lost or changed; the profile is as it was.
        sqlite3.Error: It cannot be read or written.
        OSError: Likewise.
    """
    making = path.with_name(f"{path.name}-migrating")
    kept = _kept_name(path, found, at)
    files.make_private_folder(kept.parent)
    with closing(open_file(path)) as source:
        before = _seals(source)
        for copy in (kept, making):
            _copy(source, copy)
    try:
        with closing(sqlite3.connect(making, isolation_level=None)) as connection:
            if not _upgraded(connection, found, target) or not _kept(connection, before):
                raise _refused(path)
        files.put_in_place(making, path)
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) and from_sqlite(error.orig, path) is None:
            raise _refused(path) from error
        raise
    finally:
        making.unlink(missing_ok=True)
    return kept


def upgrade_copy(making: Path, found: int, *, target: Schema = schema.CURRENT) -> None:
    """Upgrade a copy that nobody else uses, in its place.

    Args:
        making: The copy.
        found: Its schema version.
        target: Where to.

    Raises:
        DamagedStore: Rows would be lost or changed.
        sqlite3.Error: It cannot be read or written.
    """
    with closing(sqlite3.connect(making, isolation_level=None)) as connection:
        before = _seals(connection)
        if not _upgraded(connection, found, target) or not _kept(connection, before):
            raise _refused(making)


def _upgraded(connection: sqlite3.Connection, found: int, target: Schema) -> bool:
    """Upgrade the copy and return whether what is in it is sound."""
    engine = engine_on(connection)
    with engine.begin() as db:
        _run_scripts(db, found, target)
        with Session(db) as session:
            profile = session.get_one(ProfileRow, 1)
            profile.schema_version = target.version
            profile.fingerprint = fingerprint(connection)
            seal_single(profile)
            write_home(session, Overviews(session), best_changed=True)
            session.flush()
    stamp(connection, target.version)
    return verify(engine).ok


def _refused(path: Path) -> DamagedStore:
    return DamagedStore(
        f"{path} could not be brought up to date without loss; it was left as it is.",
        remedy="Use the earlier version of the program, and report this.",
    )


def _run_scripts(db: Connection, found: int, target: Schema) -> None:
    config = Config()
    config.set_main_option("path_separator", "newline")
    config.set_main_option("script_location", _escaped(SCRIPTS))
    folders = (SCRIPTS / "versions", *target.folders)
    config.set_main_option("version_locations", "\n".join(_escaped(folder) for folder in folders))
    config.attributes["connection"] = db
    # The version is in the file's header: Alembic's own table is there only meanwhile.
    command.stamp(config, schema.spoken(found))
    command.upgrade(config, schema.spoken(target.version))
    db.exec_driver_sql("DROP TABLE alembic_version")


def _escaped(folder: Path) -> str:
    return str(folder).replace("%", "%%")


def _seals(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the hashes of every table's rows, which no migration may change."""
    tables = connection.execute(
        "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.name = 'hash' ORDER BY m.name"
    ).fetchall()
    return {
        name: [row[0] for row in connection.execute(f'SELECT hash FROM "{name}" ORDER BY hash')]  # noqa: S608
        for (name,) in tables
        if name not in _REWRITTEN
    }


def _kept(connection: sqlite3.Connection, before: dict[str, list[str]]) -> bool:
    """Return whether every row is as it was; a new table has none yet."""
    after = _seals(connection)
    return {name: rows for name, rows in after.items() if rows or name in before} == before


def _copy(source: sqlite3.Connection, path: Path) -> None:
    files.make_private_file(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    files.sync(path)
    files.sync_folder(path.parent)


def _kept_name(path: Path, found: int, at: datetime) -> Path:
    """Return a name that thinning does not know: this backup stays."""
    folder = locations.backup_folder(path)
    name = f"{path.stem}-before-upgrade-from-{schema.spoken(found)}"
    number = 1
    while (kept := folder / f"{name}-{at:%Y%m%d}-{number}.db").exists():
        number += 1
    return kept
