"""The content hash of a scenario; only the standard library is used."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from negotiator_trainer.scenario.header import FILE, SCRIPT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of names and contents, each with its length, in order of names."""
    digest = sha256()
    for name in sorted(files):
        for part in (name.encode("utf-8"), files[name]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def digest_of_folder(path: Path) -> str:
    """Return the hash of the scenario in a folder, the one that its source has once it is read.

    Raises:
        OSError: It cannot be read.
    """
    names = (entry.name for entry in path.iterdir())
    known = [name for name in names if name == FILE or SCRIPT.fullmatch(name)]
    return digest_of({name: (path / name).read_bytes() for name in known})
