"""A real X11 window where Xvfb is installed; Qt's offscreen platform where it is not."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

X11 = "X11 under Xvfb"
OFFSCREEN = "offscreen: no Xvfb"


@contextmanager
def display(pictures: Path | None = None) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give the kind of display and the environment of what is to be shown on it.

    Args:
        pictures: A folder in which the X server keeps what its screen shows; see `bench.screen`.
    """
    server = shutil.which("Xvfb")
    if server is None:
        yield OFFSCREEN, {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return
    reader, writer = os.pipe()
    kept = [] if pictures is None else ["-noreset", "-fbdir", str(pictures)]
    process = subprocess.Popen(
        [
            *(server, "-displayfd", str(writer), "-screen", "0", "1400x900x24"),
            *("-nolisten", "tcp", *kept),
        ],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="ascii") as told:
            number = told.readline().strip()
        yield X11, {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        process.terminate()
        process.wait()
