"""Where a concept shows in one's own attempts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.handbook.topics import of_turn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from negotiator_trainer.services.handbook.card import Card
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.store.records import Summary

MOST = 3
"""Sightings that a card shows."""
LOOKED_AT = 40
"""Finished attempts that are looked through, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A turn of an attempt that a card is about.

    Attributes:
        attempt: The attempt's id.
        turn: 1 for the first move.
        when: When it ended.
        title: The scenario's title.
        words: What was done in that turn.
        about: What the turn was about.
    """

    attempt: int
    turn: int
    when: datetime
    title: str
    words: str
    about: tuple[str, ...]


class Sightings:
    """Looks through finished attempts, each of them once.

    Args:
        trainer: The services.
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._known: dict[int, tuple[Sighting, ...]] = {}

    def search(self, card: Card) -> Iterator[Sighting | None]:
        """Yield a turn of each of the newest attempts that the card is about, at most `MOST`.

        After each attempt that had to be replayed None is yielded, so that the caller can do
        something else in between. Attempts that cannot be replayed are left out.
        """
        found = 0
        for attempt in self._trainer.finished(LOOKED_AT):
            if attempt.id not in self._known:
                self._known[attempt.id] = self._look(attempt)
                yield None
            there = [each for each in self._known[attempt.id] if {*each.about} & {*card.about}]
            if there:
                found += 1
                yield there[0]
            if found == MOST:
                return

    def _look(self, attempt: Summary) -> tuple[Sighting, ...]:
        try:
            session = self._trainer.practice.session(attempt.id)
        except TrainerError:
            return ()
        ended, verdict = attempt.finished_at, attempt.verdict
        said = {line.turn: line.words for line in reversed(session.transcript)}
        return tuple(
            Sighting(
                attempt=attempt.id, turn=turn, when=ended, title=session.game.scenario.title,
                words=said.get(turn, ""), about=of_turn(session, turn, verdict=verdict),
            )
            for turn in range(1, len(session.log))
        )  # fmt: skip
