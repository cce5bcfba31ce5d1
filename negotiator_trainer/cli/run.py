"""Decides how `make run` begins: in a window, in the terminal, or with nobody watching.

Standard library only, since the set-up asks it before anything is installed.
"""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Mode = Literal["window", "terminal", "unattended"]
Display = Literal["x11", "wayland"]

_SECONDS = 2.0
"""How long a display may take to answer; a forwarded one crosses a network."""

_X_DISPLAY = re.compile(r"(?P<host>.*):(?P<number>\d{1,5})(\.\d+)?")


def how_to_run(environ: Mapping[str, str], *, stdin_is_tty: bool, platform: str) -> Mode:
    """Choose the best way to start the program here.

    Args:
        environ: The environment variables.
        stdin_is_tty: Whether somebody can type.
        platform: As `sys.platform` has it; macOS and Windows always have a display.

    Returns:
        ``window`` with a display that answers, else ``terminal`` where somebody can type,
        else ``unattended``.
    """
    if platform in {"darwin", "win32"} or displays(environ):
        return "window"
    return "terminal" if stdin_is_tty else "unattended"


def displays(environ: Mapping[str, str]) -> frozenset[Display]:
    """Return the kinds of display that answer: a variable that is set proves nothing."""
    found: set[Display] = set()
    if _wayland_answers(environ):
        found.add("wayland")
    if _x11_answers(environ.get("DISPLAY", "")):
        found.add("x11")
    return frozenset(found)


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return _unix_answers(str(Path(environ.get("XDG_RUNTIME_DIR", "/"), name)))


def _x11_answers(display: str) -> bool:
    if display.startswith("/"):  # XQuartz names a socket
        return _unix_answers(display)
    match = _X_DISPLAY.fullmatch(display)
    if match is None:
        return False
    host, number = match["host"], int(match["number"])
    if host in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  where every X server listens
        return _unix_answers(f"\0{path}") or _unix_answers(path)
    return _tcp_answers(host.strip("[]"), 6000 + number)


def _unix_answers(path: str) -> bool:
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
            client.settimeout(_SECONDS)
            client.connect(path)
    except OSError:
        return False
    return True


def _tcp_answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=_SECONDS):
            return True
    except (OSError, OverflowError):
        return False


if __name__ == "__main__":
    print(how_to_run(os.environ, stdin_is_tty=sys.stdin.isatty(), platform=sys.platform))
