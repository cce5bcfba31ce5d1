"""What the database keeps of a finished attempt, gathered for its debrief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.engine.speech import written_value
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.scoring.measures import Measures, Scorer
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.session import Session
    from negotiator_trainer.store.records import (
        Answers,
        Attempt,
        EstimateRecord,
        Note,
        Result,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One attempt's records.

    Attributes:
        results: Its scorings, oldest first; the last one is shown.
    """

    attempt: Attempt
    results: tuple[Result, ...]
    sheet: Sheet
    estimates: tuple[EstimateRecord, ...]
    notes: tuple[Note, ...]
    answers: Answers | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A finished attempt with everything that its debrief is worked out from."""

    session: Session
    scorer: Scorer
    measures: Measures
    kept: Kept

    @property
    def game(self) -> Game:
        """What was played."""
        return self.session.game

    def amount(self, value: float) -> str:
        """A value in words, in the scenario's unit."""
        return written_value(self.game, round(value))

    def move_words(self, turn: int) -> str:
        """What the trainee did in a turn, as the transcript has it."""
        return next(
            (line.words for line in self.session.transcript if line.turn == turn), tr("the opening")
        )
