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
        about: What the turn was about; the last one also what the whole scenario is about.
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
            wanted = {*card.about, _whole(card.id)}
            there = [each for each in self._known[attempt.id] if wanted & {*each.about}]
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
        scenario, last = session.game.scenario, len(session.log) - 1
        said = {line.turn: line.words for line in reversed(session.transcript)}
        about = {
            turn: of_turn(session, turn, verdict=attempt.verdict) for turn in range(1, last + 1)
        }
        if last:
            # What a scenario is about as a whole shows where it was decided, in the last turn.
            about[last] += tuple(map(_whole, scenario.concepts))
        return tuple(
            Sighting(
                attempt=attempt.id, turn=turn, when=attempt.finished_at, title=scenario.title,
                words=said.get(turn, ""), about=topics,
            )
            for turn, topics in about.items()
        )  # fmt: skip


def _whole(card: str) -> str:
    """The topic of a scenario that is about a card as a whole."""
    return f"concept:{card}"
