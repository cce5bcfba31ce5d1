"""Where solved tables lie, and what they are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.engine.replay import ENGINE_VERSION
from negotiator_trainer.scoring.measures import SCORER_VERSION
from negotiator_trainer.store import locations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OURS = re.compile(r"[0-9a-f]{64}-\w+-e(\d+)-s(\d+)\.solved(\.\w+\.part)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a table is the solution of: with another engine or scorer it is another table.

    Attributes:
        content: The scenario's content hash.
        role: The role played.
    """

    content: str
    role: str

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return f"{self.content}-{self.role}-e{ENGINE_VERSION}-s{SCORER_VERSION}.solved"


def solved_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of solved tables; it need not be there yet.

    Args:
        environ: The environment; `NEGOTIATOR_TRAINER_CACHE` names another place for the cache.
    """
    return locations.cache_folder(environ) / "solved"


def is_outdated(name: str) -> bool:
    """Whether a file is a table of ours that today's engine and scorer have no use for."""
    match = _OURS.fullmatch(name)
    return match is not None and (int(match[1]), int(match[2])) != (ENGINE_VERSION, SCORER_VERSION)
