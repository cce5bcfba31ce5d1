"""Scenarios as they were played: what an attempt refers to stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from negotiator_trainer.errors import StoreError
from negotiator_trainer.store.failures import DamagedStore
from negotiator_trainer.store.ledger import content, table_name
from negotiator_trainer.store.seal import row_hash
from negotiator_trainer.store.tables import ScenarioFileRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.store.work import Work


class Scenarios:
    """The files of scenarios, kept once by the digest of their content."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def keep(self, digest: str, files: Mapping[str, bytes]) -> None:
        """Keep a scenario's files; what is kept under this digest already stays.

        Args:
            digest: Follows from the content; at most 64 characters.
            files: Names, with “/” between folders, to content.
        """
        if self.has(digest):
            return
        for name, body in sorted(files.items()):
            self._work.ledger.add(ScenarioFileRow(content=digest, name=name, body=bytes(body)))

    def has(self, digest: str) -> bool:
        """Whether files are kept under this digest."""
        query = select(ScenarioFileRow.name).where(col(ScenarioFileRow.content) == digest).limit(1)
        return self._work.db.exec(query).first() is not None

    def files(self, digest: str) -> dict[str, bytes]:
        """Return a scenario's files by name.

        Raises:
            StoreError: None are kept under this digest.
            DamagedStore: They are not as they were written.
        """
        rows = self._work.db.exec(
            select(ScenarioFileRow)
            .where(col(ScenarioFileRow.content) == digest)
            .order_by(col(ScenarioFileRow.name))
        ).all()
        if not rows:
            raise StoreError(
                f"The scenario with the digest {digest[:12]} is not in your history.",
                remedy="Play the scenario as it is now.",
            )
        if any(row_hash(table_name(row), content(row)) != row.hash for row in rows):
            raise DamagedStore(
                f"The text of the scenario with the digest {digest[:12]} is damaged on the disk.",
                remedy="Restore a backup to get it back.",
            )
        return {row.name: row.body for row in rows}
