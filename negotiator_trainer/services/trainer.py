"""Everything that a person can do with one profile, for the window and the command line."""

from __future__ import annotations

import secrets
from functools import cached_property
from typing import TYPE_CHECKING

from negotiator_trainer.services.attempts import Attempts
from negotiator_trainer.services.briefing import brief_view
from negotiator_trainer.services.casting import MOST_SEED
from negotiator_trainer.services.home import home_row, home_view
from negotiator_trainer.services.plan.service import Plans
from negotiator_trainer.services.practice import Practice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.scoring.sheet import Guess
    from negotiator_trainer.services.drills.service import Drills
    from negotiator_trainer.services.journal.journal import Journal
    from negotiator_trainer.services.library import Library
    from negotiator_trainer.services.library_view import BriefView, Home
    from negotiator_trainer.services.plan.view import Wishes
    from negotiator_trainer.services.progress.service import Progress
    from negotiator_trainer.store.database import Database
    from negotiator_trainer.store.records import Mode


def chance_seed() -> int:
    """A seed that nobody can foresee."""
    return secrets.randbelow(MOST_SEED)


class Seat:
    """A place at a table whose moves are kept."""

    def __init__(self, practice: Practice, attempt: int) -> None:
        self._practice = practice
        self.attempt = attempt
        self.session = practice.session(attempt)

    def play(self, move: Move) -> None:
        """Make a move; when this returns, it is on the disk."""
        self._practice.play(self.attempt, move)


class Trainer(Attempts):
    """One open profile: its attempts, and all that is served beside them.

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
        super().__init__(database, library, Practice(database, library, now=now), now=now)
        self.plan = Plans(database, self.home, now=now)
        self._seed = seed
        self.after_conclude: Callable[[], object] | None = None
        self._outlines_file = outlines_file

    def home(self, wishes: Wishes | None = None) -> Home:
        """The home page.

        Args:
            wishes: What the person has chosen about the plan.
        """
        with self.database.unit() as unit:
            row = home_row(unit)
            ahead = unit.ahead()
        return home_view(
            self.library.entries(), row, ahead, now=self._now().astimezone(), wishes=wishes
        )

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
        return Seat(self.practice, attempt)

    def conclude(self, attempt: int, guess: Guess | None) -> None:
        """Score an attempt that has ended, with the closing estimate if one was given."""
        self.practice.conclude(attempt, guess)
        if self.after_conclude is not None:
            self.after_conclude()

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

    def close(self) -> None:
        """Let the profile go."""
        self.database.close()
