"""The same tables on a server, for a training department that outgrows one laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store import schema
from negotiator_trainer.store.failures import SAFE, DamagedStore, StoreNewer
from negotiator_trainer.store.opening import create_tables

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine


def engine_for(url: str, *, at: datetime, create: bool) -> Engine:
    """Connect to a server's database and see to it that it holds a profile.

    Raises:
        StoreError: It cannot be reached, or holds none and none is to be made.
        StoreNewer: A newer version of the program wrote it.
    """
    try:
        engine = create_engine(url, isolation_level="SERIALIZABLE", pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(
            f"The address “{url.partition('://')[0]}://…” cannot be used ({error}).",
            remedy="Give a path, sqlite:///PATH, or postgresql+psycopg://HOST/NAME with the "
            "driver installed.",
        ) from error
    try:
        _make_ready(engine, place=shown(url), at=at, create=create)
    except DBAPIError as error:
        engine.dispose()
        raise unreachable(shown(url), error.orig) from error
    return engine


def shown(url: str) -> str:
    """Return an address that can be shown, without its password."""
    return make_url(url).render_as_string(hide_password=True)


def unreachable(place: str, error: BaseException | None) -> StoreError:
    """Return what to tell when a server does not answer, or not in time."""
    first = str(error).strip().partition("\n")[0]
    return StoreError(
        f"{place} cannot be reached ({first}). {SAFE}.",
        remedy="Check the address and the server, and press Retry.",
    )


def own_backups(place: str) -> StoreError:
    """Return the answer to a wish for a backup of a server's database."""
    return StoreError(f"{place} is a server's.", remedy="Use the server's own backups.")


def _make_ready(engine: Engine, *, place: str, at: datetime, create: bool) -> None:
    if not inspect(engine).has_table("profile"):
        if not create:
            raise StoreError(
                f"There is no profile at {place} yet.", remedy="Play a scenario to begin one."
            )
        create_tables(engine, at=at)
    with engine.connect() as db:
        query = "SELECT schema_version FROM profile WHERE id = 1"
        found = db.exec_driver_sql(query).scalar() or 0
    if found > schema.VERSION:
        raise StoreNewer(
            f"{place} has the schema {schema.spoken(found)}; this program knows "
            f"{schema.spoken(schema.VERSION)}.",
            remedy="Install the newest version and open it again.",
        )
    if found < schema.VERSION:
        raise DamagedStore(
            f"{place} has the schema {schema.spoken(found)}; this program needs "
            f"{schema.spoken(schema.VERSION)}.",
            remedy="Ask whoever keeps the server to upgrade it.",
        )
