"""Where solved tables come from: somebody else solves, and hands over what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.state import State
    from negotiator_trainer.services.review.page import NotReady


class SolvedTable(Protocol):
    """The kept totals of one role: weight times value of each belief."""

    def get(self, belief: tuple[State, ...], /) -> float | None:
        """The total of a belief; None where it was not solved."""


class Tables(Protocol):
    """Finds the solved table of a role; asked for every time, so it should keep them."""

    def find(self, content: str, game: Game) -> SolvedTable | NotReady:
        """The table of a game.

        Args:
            content: Digest of the scenario's files, as the attempt has it.
            game: What was played; `game.role` is the role.
        """
