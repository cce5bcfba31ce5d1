"""Where solved tables come from: somebody else solves, and hands over what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from negotiator_trainer.analysis.solving.tables import Table
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.services.review.page import NotReady


class Tables(Protocol):
    """Finds the solved table of a role; asked for every time, so it should keep them."""

    def find(self, content: str, game: Game) -> Table | NotReady:
        """The table of a game.

        Args:
            content: Digest of the scenario's files, as the attempt has it.
            game: What was played; `game.role` is the role.
        """
