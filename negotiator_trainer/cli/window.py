"""Opens the window."""

from __future__ import annotations

import gc
import sys


def open_window(database: str | None = None) -> int:
    """Open the window and return its exit code once it is closed.

    Args:
        database: The profile's file; where the environment says by default.
    """
    # Until the database is open nothing becomes garbage, and looking for it takes a tenth of
    # the time; the window sets it going again.
    gc.disable()
    from negotiator_trainer.ui.app import run_window  # noqa: PLC0415

    return run_window(sys.argv[:1], database=database)
