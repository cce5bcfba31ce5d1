"""Everything that a person can do with one profile, for the window and the command line."""

from __future__ import annotations

import secrets
from functools import cached_property
from typing import TYPE_CHECKING

from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.services.briefing import brief_view
from negotiator_trainer.services.casting import MOST_SEED
from negotiator_trainer.services.home import home_view
from negotiator_trainer.services.plan.service import Plans
from negotiator_trainer.services.practice import Practice
from negotiator_trainer.services.preparation import preparation_view
from negotiator_trainer.services.table import table_view
from negotiator_trainer.store.home_records import HomeRow, Unfinished

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.scoring.sheet import Guess
    from negotiator_trainer.services.debrief_view import DebriefView, FirstQuestions
    from negotiator_trainer.services.drills.service import Drills
    from negotiator_trainer.services.journal.journal import Journal
    from negotiator_trainer.services.library import Library, Playable
    from negotiator_trainer.services.library_view import BriefView, Home
    from negotiator_trainer.services.plan.view import Wishes
    from negotiator_trainer.services.preparation_view import PreparationView
    from negotiator_trainer.services.progress.service import Progress
    from negotiator_trainer.services.table_view import TableView
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.records import Answers, Attempt, Mode, Stage, Summary


def chance_seed() -> int:
    """A seed that nobody can foresee."""
    return secrets.randbelow(MOST_SEED)


class Seat:
    """A place at a table whose moves are kept."""

    def __init__(self, trainer: Trainer, attempt: int) -> None:
        self._trainer = trainer
        self.attempt = attempt
        self.session = trainer.practice.session(attempt)

    def play(self, move: Move) -> None:
        """Make a move; when this returns, it is on the disk."""
        self._trainer.practice.play(self.attempt, move)


class Trainer:
    """One open profile.

    Args:
        database: The profile.
        library: The scenarios.
        now: The clock.
        seed: Draws a seed for an attempt that names none.
        outlines_file: Where it is remembered what figures need to know of scenarios.

    Attributes:
        after_conclude: Is called when an attempt was scored, on whatever thread that was.
    """

    def __init__(
        self,
        database: Database,
        library: Library,
        *,
        now: Callable[[], datetime],
        seed: Callable[[], int] = chance_seed,
        outlines_file: Path | None = None,
    ) -> None:
        self.database = database
        self.library = library
        self.practice = Practice(database, library, now=now)
        self.plan = Plans(database, self.home, now=now)
        self._now = now
        self._seed = seed
        self.after_conclude: Callable[[], object] | None = None
        self._outlines_file = outlines_file

    def home(self, wishes: Wishes | None = None) -> Home:
        """The home page.

        Args:
            wishes: What the person has chosen about the plan.
        """
        with self.database.unit() as unit:
            unfinished = tuple(
                Unfinished(
                    id=a.id, scenario=a.scenario, role=a.role, mode=a.mode,
                    turns_made=a.turns_made, changed_at=a.changed_at,
                )
                for a in unit.attempts.unfinished()
            )  # fmt: skip
            best = unit.attempts.best_by_scenario()
            ahead = unit.ahead()
        return home_view(
            self.library.entries(), HomeRow(unfinished=unfinished, best=best), ahead,
            now=self._now().astimezone(), wishes=wishes,
        )  # fmt: skip

    def brief(self, scenario: str, role: str = "") -> BriefView:
        """The brief of a scenario's role; of its first playable one where none is named."""
        playable = self.library.open(scenario)
        return brief_view(playable, playable.role_or_first(role or None))

    def start(
        self,
        scenario: str,
        role: str,
        *,
        mode: Mode = "live",
        seed: int | None = None,
        variant: str | None = None,
        coached: bool = False,
    ) -> int:
        """Begin an attempt; its opening is played and kept. Returns its id."""
        chosen = self._seed() if seed is None else seed
        return self.practice.start(
            scenario, role, seed=chosen, variant=variant, mode=mode, coached=coached
        )

    def seat(self, attempt: int) -> Seat:
        """A place at an attempt's table, for a terminal or a scripted trainee."""
        return Seat(self, attempt)

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

    def conclude(self, attempt: int, guess: Guess | None) -> None:
        """Score an attempt that has ended, with the closing estimate if one was given."""
        self.practice.conclude(attempt, guess)
        if self.after_conclude is not None:
            self.after_conclude()

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

    @cached_property
    def progress(self) -> Progress:
        """Figures over many attempts and real cases."""
        from negotiator_trainer.services.progress.outlines import Outlines  # noqa: PLC0415
        from negotiator_trainer.services.progress.service import Progress  # noqa: PLC0415

        return Progress(self.database, Outlines(self.library, self._outlines_file), now=self._now)

    @cached_property
    def journal(self) -> Journal:
        """Real negotiations, from their preparation to what was learned from them."""
        from negotiator_trainer.services.journal.journal import Journal  # noqa: PLC0415

        return Journal(self.database, self.library, now=self._now)

    @cached_property
    def drills(self) -> Drills:
        """Positions that come back until the better move comes by itself."""
        from negotiator_trainer.services.drills.service import Drills  # noqa: PLC0415

        return Drills(self.database, self.practice)

    def discard(self, attempt: int) -> None:
        """Put an unfinished attempt aside; it can be brought back."""
        with self.database.unit() as unit:
            unit.attempts.discard(attempt)

    def restore(self, attempt: int) -> None:
        """Bring back an attempt that was put aside."""
        with self.database.unit() as unit:
            unit.attempts.restore(attempt)

    def close(self) -> None:
        """Let the profile go."""
        self.database.close()

    def _playable(self, attempt: int) -> tuple[Playable, str]:
        with self.database.unit() as unit:
            kept = unit.attempts.get(attempt)
            files = unit.scenarios.files(kept.content)
        return self.library.restore(files), kept.role

    def _sheet(self, attempt: int) -> Sheet | None:
        with self.database.unit() as unit:
            return unit.sheets.get(attempt)
