"""One profile, open: transactions, verification, closing."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session

from negotiator_trainer.store import connection, files, locations, opening, server
from negotiator_trainer.store.failures import (
    DiskTrouble,
    busy,
    damaged,
    from_sqlite,
    from_system,
)
from negotiator_trainer.store.ledger import read_tallies
from negotiator_trainer.store.lock import Lock
from negotiator_trainer.store.schema import CURRENT
from negotiator_trainer.store.unit import Unit
from negotiator_trainer.store.verification import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Engine

    from negotiator_trainer.errors import StoreError
    from negotiator_trainer.store.records import Verification
    from negotiator_trainer.store.schema import Schema

_STEP_PAGES = 128
"""What is copied before others have their turn: half a megabyte, in about 3 ms."""
_STEP_SECONDS = 0.001
"""How long they are let before; a lock that is taken again at once lets nobody in."""


class Database:
    """A profile that this process holds; use `open` or `connect`.

    It may be used from several threads, one transaction at a time.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        place: str,
        now: Callable[[], datetime],
        path: Path | None = None,
        held: sqlite3.Connection | None = None,
        lock: Lock | None = None,
        target: Schema = CURRENT,
    ) -> None:
        self.path = path
        self.place = place
        self.now = now
        self._engine = engine
        self._held = held
        self._lock = lock
        self._turnstile = threading.RLock()
        self._in_unit = False
        self._open_anew = False
        self._target = target

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        now: Callable[[], datetime],
        create: bool = True,
        target: Schema = CURRENT,
    ) -> Database:
        """Open the profile in a file and hold it until `close`.

        Args:
            path: The profile's file.
            now: The clock.
            create: Whether to begin a profile where there never was one.
            target: The schema to bring an older file to.

        Raises:
            StoreBusy: Another process has it open.
            DamagedStore: What is there is no sound profile; it is left as it is.
            StoreNewer: A newer version of the program wrote it; likewise.
            StoreError: The place cannot be used.
        """
        lock: Lock | None = None
        try:
            if create:
                files.make_private_folder(path.parent)
            if path.parent.is_dir():
                lock = _take(path)
            opening.make_ready(path, at=now(), create=create, target=target)
            held = _hold(path, target)
        except BaseException as error:
            if lock is not None:
                lock.release()
            told = _told(error, path)
            if told is None:
                raise
            raise told from error
        engine = connection.engine_on(held)
        return cls(engine, place=str(path), now=now, path=path, held=held, lock=lock, target=target)

    @classmethod
    def connect(cls, url: str, *, now: Callable[[], datetime], create: bool = True) -> Database:
        """Open a profile by address: ``sqlite:///PATH``, or a server's.

        Args:
            url: For example ``postgresql+psycopg://host/name``.
            now: The clock.
            create: Whether to begin a profile where there is none.

        Raises:
            StoreError: It cannot be opened.
        """
        if not locations.is_server(url):
            return cls.open(locations.database_path({}, url), now=now, create=create)
        return cls(
            server.engine_for(url, at=now(), create=create), place=server.shown(url), now=now
        )

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """One transaction: when the block ends, everything in it is on the disk, or nothing is.

        Raises:
            StoreError: It could not be read or written; the same may be tried again.
        """
        with self._turnstile:
            if self._in_unit:
                raise RuntimeError("a transaction cannot begin inside another one")
            self._in_unit = True
            unit: Unit | None = None
            try:
                self._recover()
                with Session(self._engine, expire_on_commit=False) as db:
                    unit = Unit(db, self.now)
                    yield unit
                    unit.complete()
                    db.commit()
            except (DBAPIError, sqlite3.Error) as error:
                raise self._failed(error, unit) from error
            finally:
                self._in_unit = False

    def verify(self) -> Verification:
        """Compare everything with its hashes; 100,000 turns take about two seconds.

        Raises:
            StoreError: It could not be read.
        """
        with self._turnstile:
            try:
                self._recover()
                return verify(self._engine)
            except (DBAPIError, sqlite3.Error) as error:
                raise self._failed(error, None) from error

    def mend_search(self) -> None:
        """Make the search's index anew from the journal's words, which it only repeats.

        Raises:
            StoreError: It could not be written.
        """
        with self.unit() as unit:
            unit.cases.rebuild_index()

    def copy_to(self, target: sqlite3.Connection) -> None:
        """Copy the file into another database, as one consistent whole.

        Other threads' transactions go on between two steps; what they change is in the copy.

        Raises:
            StoreError: It could not be read or written, or is a server's.
        """
        with self._turnstile:
            if self._held is None:
                raise server.own_backups(self.place)
            try:
                self._recover()
                self._held.backup(target, pages=_STEP_PAGES, progress=self._let_others, sleep=0.01)
            except sqlite3.Error as error:
                raise self._failed(error, None) from error

    def state(self) -> str:
        """Return what tells two states of what is kept apart; empty while nothing ever was.

        Raises:
            StoreError: It could not be read.
        """
        with self._turnstile:
            try:
                self._recover()
                with self._engine.connect() as db:
                    query = "SELECT hash, tallies FROM profile WHERE id = 1"
                    sealed, tallies = db.exec_driver_sql(query).one()
            except (DBAPIError, sqlite3.Error) as error:
                raise self._failed(error, None) from error
        return str(sealed) if read_tallies(tallies) else ""

    def scrub(self) -> None:
        """Leave no trace in the file of rows that were deleted for good; a server sees to its own.

        Costs about as much as writing the whole file anew.

        Raises:
            StoreError: It could not be written, for example on a full disk; the rows stay deleted,
                and it may be tried again.
        """
        with self._turnstile:
            try:
                self._recover()
                if self._held is not None:
                    connection.scrub(self._held)
            except sqlite3.Error as error:
                raise self._failed(error, None) from error

    def close(self) -> None:
        """Let go of the profile; closing twice is no error."""
        with self._turnstile:
            self._let_go()
            if self._lock is not None:
                self._lock.release()

    def _let_go(self) -> None:
        self._engine.dispose()
        if self._held is not None:
            # The pool never closes the one connection that it was given.
            self._held.close()

    def _let_others(self, _status: int, remaining: int, _total: int) -> None:
        held = self._held
        if not remaining:
            return
        self._turnstile.release()
        try:
            time.sleep(_STEP_SECONDS)
        finally:
            self._turnstile.acquire()
        if self._held is not held or self._open_anew:
            raise sqlite3.OperationalError("the profile was opened anew meanwhile")

    def _recover(self) -> None:
        if self._open_anew and self.path is not None:
            # After a failed fsync only what is read from the disk again can be believed.
            self._let_go()
            self._held = _hold(self.path, self._target)
            self._engine = connection.engine_on(self._held)
        self._open_anew = False

    def _failed(self, error: BaseException, unit: Unit | None) -> BaseException:
        safe = {} if unit is None else {"safe": unit.safe}
        told = _told(error, self.place, **safe)
        if isinstance(told, DiskTrouble):
            self._open_anew = True
        return error if told is None else told


def _take(path: Path) -> Lock:
    lock = Lock.take(locations.lock_file(path))
    if lock is None:
        raise busy(path)
    return lock


def _hold(path: Path, target: Schema) -> sqlite3.Connection:
    held: sqlite3.Connection | None = None
    try:
        held = connection.open_file(path)
        _require_version(held, path, target)
    except BaseException as error:
        if held is not None:
            held.close()
        if isinstance(error, UnicodeDecodeError):
            # SQLite quotes the damaged text in what it says.
            raise damaged(path, "is damaged") from error
        raise
    return held


def _require_version(held: sqlite3.Connection, path: Path, target: Schema) -> None:
    query = "SELECT schema_version FROM profile WHERE id = 1"
    if held.execute(query).fetchone() != (target.version,):
        raise damaged(path, "is damaged")


def _told(error: BaseException, place: object, **safe: str) -> StoreError | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError):
        return from_system(cause, place, **safe)
    if isinstance(error, OperationalError) and not isinstance(cause, sqlite3.Error):
        return server.unreachable(str(place), cause)
    if not isinstance(cause, sqlite3.Error):
        return None
    return from_sqlite(cause, place, **safe)
