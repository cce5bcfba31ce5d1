"""Whose file it is and which schema it has, read from its first hundred bytes.

Both numbers stand in SQLite's file header, so a file is judged without opening it as a
database: a newer or a foreign one is not touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x4E475452
"""“NGTR”; `file` and SQLite's own tools show it."""

VERSION = 1 << 16 | 2
"""major << 16 | minor; each has its step under `migrations/versions`."""


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema that a file can be brought to.

    Attributes:
        version: major << 16 | minor.
        folders: Where its steps are, beside the program's own.
    """

    version: int
    folders: tuple[Path, ...] = ()


CURRENT = Schema(VERSION)
"""What this program reads and writes."""

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Header:
    """What a database file says about itself."""

    application: int
    version: int


def read_header(path: Path) -> Header | None:
    """Return a file's header; None when it is no SQLite database.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_LENGTH)
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        return None
    return Header(
        application=int.from_bytes(head[68:72], "big"), version=int.from_bytes(head[60:64], "big")
    )


def spoken(version: int) -> str:
    """Write a version the way people say it."""
    return f"{version >> 16}.{version & 0xFFFF}"
