"""The tables that the review asks: read once, kept in memory as long as they are looked at."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from negotiator_trainer.services.review.page import NotReady
from negotiator_trainer.services.solving.place import Key
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from pathlib import Path

    from negotiator_trainer.analysis.solving.tables import Table
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.services.solving.kept import Kept

_MOST = 2
"""Tables in memory: one that is looked at, and one that is played."""
TOO_LARGE = mark(
    "This scenario is too large to be worked out completely, so its turns cannot be judged. "
    "Everything else in the debrief stands."
)


class KeptTables:
    """Serves solved tables from a folder; it never solves.

    Args:
        folder: Where they lie.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[Key, Kept] = {}

    def load(self, key: Key) -> Kept | None:
        """Read a table into memory; may be called from another thread.

        Returns:
            The table; None where it has to be solved first.
        """
        found = self._read.get(key) or self._from_disk(key)
        if found is not None:
            self._read.pop(key, None)
            while len(self._read) >= _MOST:
                del self._read[next(iter(self._read))]
            self._read[key] = found
        return found

    def forget(self, key: Key) -> None:
        """Let a table go, so that `load` reads what lies there by now."""
        self._read.pop(key, None)

    def _from_disk(self, key: Key) -> Kept | None:
        # Tables need numpy, which the window does without until one is looked at.
        from negotiator_trainer.services.solving import kept  # noqa: PLC0415

        works = gc.isenabled()
        # A hundred thousand small objects, none of them garbage: each search through them holds
        # every thread up for a tenth of a second.
        gc.disable()
        try:
            return kept.read(self.folder, key)
        finally:
            gc.freeze()
            if works:
                gc.enable()

    def has(self, key: Key) -> bool:
        """Whether a table is in memory."""
        return key in self._read

    def lies_there(self, key: Key) -> bool:
        """Whether there is a file for it; `load` finds out whether it can be used."""
        return (self.folder / key.file_name).is_file()

    def find(self, content: str, game: Game) -> Table | NotReady:
        """The table of a game, as far as it has been loaded.

        Args:
            content: Digest of the scenario's files, as the attempt has it.
            game: What was played.
        """
        found = self._read.get(Key(content=content, role=game.role))
        if found is None:
            return NotReady()
        return NotReady(words=tr(TOO_LARGE)) if found.table is None else found.table
