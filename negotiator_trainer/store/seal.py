"""Row hashes: a change of one byte in what a person wrote does not go unnoticed.

SQLite's own check sees a damaged structure, not a damaged word. A hash covers the table's
name, the attempt that the row belongs to, the row before it where rows are chained, and
every column that is not NULL: a column that a later schema adds leaves older hashes valid.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

MODULUS = 1 << 256


def row_hash(table: str, values: Mapping[str, object], *, owner: str = "", before: str = "") -> str:
    """Return a row's SHA-256 in hexadecimal.

    Args:
        table: The table's name.
        values: Its columns, without keys of this profile and without the hash.
        owner: The attempt's uuid.
        before: The hash of the row before it.
    """
    present = {name: value for name, value in values.items() if value is not None}
    text = json.dumps(
        [table, owner, before, present],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=_blob,
    )
    # Damaged text is read with escapes: it has to be hashed, not refused.
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def dump(value: object) -> str:
    """Write JSON for a column: the same text for the same value, on every system.

    Raises:
        ValueError: A number is infinite or not a number.
    """
    return clean(
        json.dumps(
            value, ensure_ascii=False, sort_keys=True, allow_nan=False, separators=(",", ":")
        )
    )


def clean(text: str) -> str:
    """Return text that every database can keep: no lone surrogates, no NUL."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def write_time(at: datetime) -> str:
    """Write an aware time as UTC text whose order is the order of time.

    Raises:
        ValueError: The time is naive.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def read_time(text: str) -> datetime:
    """Read what `write_time` wrote."""
    return datetime.fromisoformat(text)


def _blob(value: Any) -> str:  # noqa: ANN401  whatever json cannot write
    return f"{type(value).__name__}:{hashlib.sha256(bytes(value)).hexdigest()}"
