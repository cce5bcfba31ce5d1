"""Notes in the trainee's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.store import seal
from negotiator_trainer.store.records import Note
from negotiator_trainer.store.tables import NoteRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.store.work import Work


class Notes:
    """Each attempt's notes."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, attempt_id: int, note: Note) -> None:
        """Keep a note.

        Raises:
            StoreError: There is no such attempt.
        """
        self._write(attempt_id, note, self._work.next_position(NoteRow, attempt_id))

    def list(self, attempt_id: int) -> tuple[Note, ...]:
        """Return an attempt's notes in the order in which they were written.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: One is not as it was written.
        """
        return tuple(
            Note(turn=row.turn, text=row.text, at=seal.read_time(row.at))
            for row in self._work.rows(NoteRow, attempt_id)
        )

    def replace(self, attempt_id: int, notes: Iterable[Note]) -> None:
        """Put these notes in the place of all that the attempt has.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: One is not as it was written.
        """
        for row in self._work.rows(NoteRow, attempt_id):
            self._work.ledger.remove(row)
        self._work.db.flush()
        for position, note in enumerate(notes):
            self._write(attempt_id, note, position)

    def _write(self, attempt_id: int, note: Note, position: int) -> None:
        row = NoteRow(
            attempt_id=attempt_id,
            position=position,
            turn=note.turn,
            text=seal.clean(note.text),
            at=seal.write_time(note.at),
        )
        self._work.ledger.add(row, owner=self._work.attempt(attempt_id).uuid)
