"""Opens a profile: the database at a place, with the scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.store import locations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from negotiator_trainer.services.library import Library
    from negotiator_trainer.services.library_view import Home
    from negotiator_trainer.services.plan.view import Wishes
    from negotiator_trainer.services.trainer import Trainer


def profile_path(place: str | None, *, environ: Mapping[str, str]) -> Path:
    """Where the profile is: the place asked for, the environment's, or the platform's."""
    return locations.database_path(environ, place)


def first_look(
    path: Path, library: Library, *, now: datetime, wishes: Wishes | None = None
) -> Home:
    """The home page from the database's prepared row, before the database is opened.

    Args:
        path: The profile's file.
        library: The scenarios.
        now: The time in the person's zone.
        wishes: What they have chosen about the plan.

    Raises:
        StoreError: The file is there and cannot be read.
    """
    from negotiator_trainer.services.home import home_view  # noqa: PLC0415
    from negotiator_trainer.store.ahead_records import read_ahead  # noqa: PLC0415
    from negotiator_trainer.store.home import read_home  # noqa: PLC0415

    row = read_home(path)
    ahead = read_ahead(None if row is None else row.ahead)
    return home_view(library.entries(), row, ahead, now=now, wishes=wishes)


def open_trainer(
    place: str | None,
    *,
    environ: Mapping[str, str],
    library: Library,
    now: Callable[[], datetime],
) -> Trainer:
    """Open a profile for reading and writing.

    Raises:
        StoreBusy: Another window or command has it open.
        StoreError: It cannot be opened; nothing was changed.
    """
    from negotiator_trainer.services.journal.forgetting import empty_old_trash  # noqa: PLC0415
    from negotiator_trainer.services.progress.outlines import outlines_file  # noqa: PLC0415
    from negotiator_trainer.services.trainer import Trainer  # noqa: PLC0415
    from negotiator_trainer.store.database import Database  # noqa: PLC0415

    if place is not None and locations.is_server(place):
        database = Database.connect(place, now=now)
    else:
        database = Database.open(locations.database_path(environ, place), now=now)
    empty_old_trash(database, now=now)
    return Trainer(database, library, now=now, outlines_file=outlines_file(environ))
