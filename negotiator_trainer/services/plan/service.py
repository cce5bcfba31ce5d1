"""The plan of one profile: what is next, and “not today”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.plan.next_thing import write_refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from negotiator_trainer.services.library_view import Home
    from negotiator_trainer.services.plan.view import Choice, Memory, Recommendation
    from negotiator_trainer.store.database import Database


class Plans:
    """What to do next.

    Args:
        database: Where “not today” is kept.
        home: Describes the home page, of which the next thing is a part.
        now: The clock.
    """

    def __init__(
        self, database: Database, home: Callable[[], Home], *, now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._home = home
        self._now = now

    def next(self) -> Recommendation:
        """Return the one next thing, with its reason.

        Raises:
            StoreError: It could not be read.
        """
        return self._home().next

    def memories(self) -> tuple[Memory, ...]:
        """Return what the journal brings back today; at once where nothing was ever written.

        Raises:
            StoreError: It could not be read.
        """
        with self._database.unit() as unit:
            if not unit.cases.count():
                return ()
            from negotiator_trainer.services.plan.memories import memories  # noqa: PLC0415

            return memories(unit, self._now().astimezone())

    def decline(self, refused: Recommendation, choice: Choice) -> None:
        """Keep until tomorrow that something is not wanted, and what is wanted instead.

        Raises:
            StoreError: It could not be kept.
        """
        with self._database.unit() as unit:
            unit.declined.add(write_refusal(refused, choice), self._now())

    def take_back(self) -> None:
        """Undo the last `decline`.

        Raises:
            StoreError: It could not be kept.
        """
        with self._database.unit() as unit:
            unit.declined.take_back()
