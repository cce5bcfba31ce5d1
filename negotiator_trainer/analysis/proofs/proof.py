"""What exploring a scenario proves, and what it finds against it, with the moves that show it.

Two kinds of checks look at one playable role: those over every state that a variant can come to
(`prove_graph`), and those over what the trainee can know (`prove_beliefs`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.proofs.proof_codes import CODES
from negotiator_trainer.script.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.analysis.solving.solver import Solver
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move
    from negotiator_trainer.scenario.yaml_text import Path
    from negotiator_trainer.script.tree import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """The shortest play that shows a finding: `play --variant V --moves` accepts it.

    Attributes:
        variant: The variant that it is played against.
        moves: The moves from the start; none where the opening shows it already.
    """

    variant: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that exploring a role found.

    Attributes:
        code: Stable, such as ``P003``; it has a page under `resources/diagnostics/`.
        message: One sentence.
        place: File, line and column, counted from 1.
        role: The side that is played.
        witness: How to see it; None where it is that something never happens.
    """

    code: str
    message: str
    place: Place
    role: str
    witness: Witness | None = None

    @property
    def diagnostic(self) -> Diagnostic:
        """The finding in the form of every other check."""
        severity = CODES[self.code][0]
        return Diagnostic(code=self.code, severity=severity, place=self.place, message=self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is proved something about.

    Attributes:
        game: One role of a scenario that `check` found without errors.
        where: Where the key at a path of `scenario.yaml` stands.
        solver: Solves the role over beliefs, once, when it is first asked for something; it
            raises `OverBudget` where that is too much.
        progress: Called with the rounds done, all rounds and the states so far.
    """

    game: Game
    where: Callable[[Path], Place]
    solver: Solver
    progress: Callable[[int, int, int], None] | None = None

    def found(self, code: str, place: Place, message: str, witness: Witness | None = None) -> Found:
        """Something that was found out about the role."""
        return Found(
            code=code, message=message, place=place, role=self.game.role, witness=witness
        )  # fmt: skip
