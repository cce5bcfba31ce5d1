"""What the trainee answered before the debrief told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from negotiator_trainer.store import seal
from negotiator_trainer.store.records import Answers
from negotiator_trainer.store.tables import AnswersRow

if TYPE_CHECKING:
    from negotiator_trainer.store.work import Work


class AnswersGiven:
    """Each attempt's answers to the debrief's three questions."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def save(self, attempt_id: int, answers: Answers) -> None:
        """Save the answers, in place of earlier ones.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: The earlier ones are not as they were written.
        """
        attempt = self._work.attempt(attempt_id)
        for row in self._work.rows(AnswersRow, attempt_id):
            self._work.ledger.remove(row)
        self._work.db.flush()
        new = AnswersRow(
            attempt_id=attempt_id,
            position=0,
            least=seal.dump(answers.least),
            moment_turn=answers.moment_turn,
            rating=seal.dump(answers.rating),
            at=seal.write_time(answers.at),
        )
        self._work.ledger.add(new, owner=attempt.uuid)

    def get(self, attempt_id: int) -> Answers | None:
        """Return an attempt's answers; None while there are none.

        Raises:
            StoreError: There is no such attempt.
            DamagedAttempt: They are not as they were written.
        """
        for row in self._work.rows(AnswersRow, attempt_id):
            return Answers(
                least=json.loads(row.least),
                moment_turn=row.moment_turn,
                rating=json.loads(row.rating),
                at=seal.read_time(row.at),
            )
        return None
