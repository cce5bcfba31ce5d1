"""A solved table as a file: whole, ours and for this very scenario, or not used at all."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotiator_trainer.analysis.solving.tables import Table
from negotiator_trainer.services.solving.place import is_outdated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.services.solving.place import Key

_FORMAT = "negotiator-trainer solved table 2"
_LONGEST_HEADER = 4_096
_HOUR = 3_600


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What solving found.

    Attributes:
        value: V₀, 0–100; None where the budget ran out: nothing is known then.
        beliefs: Belief states that were looked at.
        table: What every belief is worth; None without a value.
    """

    value: float | None
    beliefs: int
    table: Table | None


def read(folder: Path, key: Key) -> Kept | None:
    """Read a table; None where there is none, or it is damaged, or somebody else's."""
    try:
        with (folder / key.file_name).open("rb") as stream:
            header = json.loads(stream.readline(_LONGEST_HEADER))
            body = stream.read()
        if not isinstance(header, dict) or header != _header(key, header, body):
            return None
        table = None if header["value"] is None else Table.from_bytes(body)
        return Kept(value=header["value"], beliefs=header["beliefs"], table=table)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write(folder: Path, key: Key, kept: Kept) -> None:
    """Write a table under a passing name first: nobody ever sees half of it.

    Tables of older engines and scorers go.

    Raises:
        OSError: It cannot be written; nothing is left of the try.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    body = b"" if kept.table is None else kept.table.to_bytes()
    facts = {"value": kept.value, "beliefs": kept.beliefs}
    header = json.dumps(_header(key, facts, body)).encode() + b"\n"
    with tempfile.NamedTemporaryFile(
        dir=folder, prefix=f"{key.file_name}.", suffix=".part", delete=False
    ) as stream:
        part = Path(stream.name)
        try:
            stream.write(header)
            stream.write(body)
            stream.close()
            part.replace(folder / key.file_name)
        except OSError:
            stream.close()
            part.unlink(missing_ok=True)
            raise
    _tidy(folder, after=(folder / key.file_name).stat().st_mtime - _HOUR)


def _header(key: Key, facts: Mapping[str, Any], body: bytes) -> dict[str, Any]:
    return {
        "format": _FORMAT, "name": key.file_name, "value": facts["value"],
        "beliefs": facts["beliefs"], "size": len(body),
        "digest": blake2b(body, digest_size=16).hexdigest(),
    }  # fmt: skip


def _tidy(folder: Path, *, after: float) -> None:
    """Remove tables of other versions, and parts that a killed process left before `after`."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            left = entry.name.endswith(".part") and entry.stat().st_mtime < after
            if left or is_outdated(entry.name):
                Path(entry.path).unlink(missing_ok=True)
