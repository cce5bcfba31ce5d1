"""What pages show of attempts, from the preparation sheet to the debrief, and keep of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.services.preparation import preparation_view
from negotiator_trainer.services.table import table_view

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from negotiator_trainer.scoring.sheet import Guess
    from negotiator_trainer.services.debrief_view import DebriefView, FirstQuestions
    from negotiator_trainer.services.library import Library, Playable
    from negotiator_trainer.services.practice import Practice
    from negotiator_trainer.services.preparation_view import PreparationView
    from negotiator_trainer.services.table_view import TableView
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.records import Answers, Attempt, Stage, Summary


class Attempts:
    """The attempts of one profile; `Trainer` serves the rest of it beside them.

    Args:
        database: Where they are kept.
        library: Restores the scenario of an attempt as it was when that began.
        practice: Plays and scores them.
        now: The clock.
    """

    def __init__(
        self,
        database: Database,
        library: Library,
        practice: Practice,
        *,
        now: Callable[[], datetime],
    ) -> None:
        self.database = database
        self.library = library
        self.practice = practice
        self._now = now

    def attempt(self, attempt: int) -> Attempt:
        """What is kept of an attempt."""
        with self.database.unit() as unit:
            return unit.attempts.get(attempt)

    def attempts(self) -> tuple[Attempt, ...]:
        """Every attempt that was not put aside, newest first."""
        with self.database.unit() as unit:
            finished = [unit.attempts.get(s.id) for s in unit.attempts.summaries()]
            found = [*unit.attempts.unfinished(), *finished]
        return tuple(sorted(found, key=lambda attempt: -attempt.id))

    def finished(self, most: int) -> tuple[Summary, ...]:
        """At most so many finished attempts that were not put aside, the newest first."""
        with self.database.unit() as unit:
            return unit.attempts.summaries(limit=most)

    def prepare(self, attempt: int) -> PreparationView:
        """The preparation page of an attempt."""
        return preparation_view(*self._playable(attempt), self._sheet(attempt) or Sheet())

    def save_sheet(self, attempt: int, sheet: Sheet) -> PreparationView:
        """Keep the sheet, and the estimate on it when that changed."""
        before = self._sheet(attempt) or Sheet()
        at = self._now()
        with self.database.unit() as unit:
            unit.sheets.save(attempt, sheet, at)
        if sheet.guess.complete and sheet.guess != before.guess:
            self.practice.estimate(attempt, sheet.guess, stage="prepared")
        return preparation_view(*self._playable(attempt), sheet)

    def table(self, attempt: int) -> TableView:
        """The table of an attempt, resumed where it was left."""
        session = self.practice.session(attempt)
        with self.database.unit() as unit:
            sheet = unit.sheets.get(attempt)
            estimates = unit.estimates.list(attempt)
            notes = unit.notes.list(attempt)
        return table_view(attempt, session, sheet=sheet, estimates=estimates, notes=notes)

    def play(self, attempt: int, move: str) -> TableView:
        """Make a move in the log's notation; when this returns, it is on the disk."""
        session = self.practice.session(attempt)
        self.practice.play(attempt, session.read(move))
        return self.table(attempt)

    def estimate(self, attempt: int, guess: Guess, *, stage: Stage) -> TableView:
        """Keep an estimate given at the table."""
        self.practice.estimate(attempt, guess, stage=stage)
        return self.table(attempt)

    def note(self, attempt: int, text: str) -> None:
        """Keep the notes of the present turn."""
        self.practice.note(attempt, text)

    def concluded(self, attempt: int) -> bool:
        """Whether an attempt has been scored."""
        return self.attempt(attempt).finished_at is not None

    def first_questions(self, attempt: int) -> FirstQuestions | None:
        """What the debrief asks before it shows any figure; None once answered."""
        from negotiator_trainer.services.debrief.page import first_questions  # noqa: PLC0415

        with self.database.unit() as unit:
            if unit.answers.get(attempt) is not None:
                return None
        return first_questions(self.practice.session(attempt))

    def answer(self, attempt: int, answers: Answers) -> None:
        """Keep the answers to the first questions."""
        with self.database.unit() as unit:
            unit.answers.save(attempt, answers)

    def debrief(self, attempt: int) -> DebriefView:
        """The debrief of a scored attempt."""
        from negotiator_trainer.services.debrief.kept import Kept  # noqa: PLC0415
        from negotiator_trainer.services.debrief.page import debrief_view  # noqa: PLC0415

        session = self.practice.session(attempt)
        with self.database.unit() as unit:
            kept = Kept(
                attempt=unit.attempts.get(attempt),
                results=unit.attempts.results(attempt),
                sheet=unit.sheets.get(attempt) or Sheet(),
                estimates=unit.estimates.list(attempt),
                notes=unit.notes.list(attempt),
                answers=unit.answers.get(attempt),
            )
        return debrief_view(session, self.practice.scorer(session), kept)

    def discard(self, attempt: int) -> None:
        """Put an unfinished attempt aside; it can be brought back."""
        with self.database.unit() as unit:
            unit.attempts.discard(attempt)

    def restore(self, attempt: int) -> None:
        """Bring back an attempt that was put aside."""
        with self.database.unit() as unit:
            unit.attempts.restore(attempt)

    def _playable(self, attempt: int) -> tuple[Playable, str]:
        with self.database.unit() as unit:
            kept = unit.attempts.get(attempt)
            files = unit.scenarios.files(kept.content)
        return self.library.restore(files), kept.role

    def _sheet(self, attempt: int) -> Sheet | None:
        with self.database.unit() as unit:
            return unit.sheets.get(attempt)
