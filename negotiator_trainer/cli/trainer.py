"""Opens the profile that a command works on, and closes it again."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from negotiator_trainer.services.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from negotiator_trainer.services.trainer import Trainer


def utc_now() -> datetime:
    """The clock."""
    return datetime.now(tz=UTC)


@contextmanager
def opened(place: str | None) -> Iterator[Trainer]:
    """Open the profile at `place`, or where the environment says, for one command.

    Raises:
        StoreBusy: The window has it open.
        StoreError: It cannot be opened.
    """
    from negotiator_trainer.services.profile import open_trainer  # noqa: PLC0415

    trainer = open_trainer(place, environ=os.environ, library=Library(), now=utc_now)
    try:
        yield trainer
    finally:
        trainer.close()
