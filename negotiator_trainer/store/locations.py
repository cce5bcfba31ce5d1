"""Where the database, its companions and the cache live."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path, user_config_path, user_data_path

if TYPE_CHECKING:
    from collections.abc import Mapping

APPLICATION = "negotiator-trainer"
VARIABLE = "NEGOTIATOR_TRAINER_DATABASE"
CACHE_VARIABLE = "NEGOTIATOR_TRAINER_CACHE"
FILE_NAME = "profile.db"


def database_path(environ: Mapping[str, str], override: str | None = None) -> Path:
    """Return the profile's file.

    Args:
        environ: The environment; `NEGOTIATOR_TRAINER_DATABASE` names another place.
        override: What the command line asks for; it wins.
    """
    chosen = override or environ.get(VARIABLE)
    if chosen:
        return Path(chosen.removeprefix("sqlite:///")).expanduser()
    return user_data_path(APPLICATION, appauthor=False) / FILE_NAME


def is_server(address: str) -> bool:
    """Whether an address such as ``postgresql+psycopg://host/name`` is no file's."""
    return "://" in address and not address.startswith("sqlite:///")


def cache_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Return the folder for what can be computed again.

    Args:
        environ: The environment; `NEGOTIATOR_TRAINER_CACHE` names another place.
    """
    chosen = (environ or {}).get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return user_cache_path(APPLICATION, appauthor=False)


def config_folder() -> Path:
    """Return the folder for the person's choices and for reports of hard crashes."""
    return user_config_path(APPLICATION, appauthor=False)


def backup_folder(path: Path) -> Path:
    """Return the folder of a database's backups, beside it."""
    return path.with_name(f"{path.stem}-backups")


def marker(path: Path) -> Path:
    """Return the file beside a database that says: there is a profile here."""
    return path.with_name(f"{path.name}-profile")


def erasing_sign(path: Path) -> Path:
    """Return the file beside a database that says: everything here is being erased."""
    return path.with_name(f"{path.name}-erasing")


def lock_file(path: Path) -> Path:
    """Return the file beside a database that its one owner holds locked."""
    return path.with_name(f"{path.name}-lock")
