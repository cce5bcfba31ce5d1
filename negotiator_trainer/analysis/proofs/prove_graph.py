"""The checks over every state that the variants of a role can come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.analysis.graph.explored import Walk
from negotiator_trainer.analysis.graph.exploring import ExploringKernel
from negotiator_trainer.analysis.graph.watching import Watching
from negotiator_trainer.analysis.proofs.prove_announced import unannounced
from negotiator_trainer.analysis.proofs.prove_model import ModelProof
from negotiator_trainer.analysis.proofs.prove_script import ScriptProof
from negotiator_trainer.analysis.solving.layers import OverBudget
from negotiator_trainer.analysis.solving.solver_situations import with_kept_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.analysis.proofs.proof import Found, Subject
    from negotiator_trainer.engine.game import Game

MOST_BELIEFS = 200_000
"""The belief states that a shipped scenario may have, all variants together."""

GRAPH_BUDGET = 2_000_000
"""The states that a proof looks at, all variants together."""


def graph_checks(subject: Subject) -> list[Found]:
    """Prove what can be seen in single states; what is over its budget is a finding."""
    return [*walk_checks(subject), *belief_count(subject)]


def walk_checks(subject: Subject, *, budget: int = GRAPH_BUDGET) -> list[Found]:
    """Prove everything but the number of belief states."""
    try:
        walk = watched_walk(subject.game, budget=budget, progress=subject.progress)
    except ValueError as error:
        return [_found(subject, "P012", f"A play does not come to an end: {error}.")]
    if not walk.complete:
        return [_found(subject, "P001", f"Not proved: there are more than {budget:,} states.")]
    return [
        *ScriptProof(subject, walk).all(),
        *ModelProof(subject, walk).all(),
        *unannounced(subject, walk),
    ]


def watched_walk(
    game: Game, *, budget: int = GRAPH_BUDGET,
    progress: Callable[[int, int, int], None] | None = None,
) -> Walk:  # fmt: skip
    """Walk every state of every variant, and keep the marks that play leaves.

    Raises:
        ValueError: The script jumps in a circle.
    """
    watching = Watching(with_kept_values(game))
    kernel = ExploringKernel(watching.game, keep=game.bits_asked(game.script.nodes), watch=watching)
    return Walk(kernel, variants=game.variants, budget=budget, progress=progress)


def belief_count(subject: Subject, *, most: int = MOST_BELIEFS) -> list[Found]:
    """Prove that a role has at most so many belief states."""
    try:
        beliefs = subject.solver.search.beliefs
    except OverBudget:
        return [_found(subject, "P001", "Not proved: there are too many belief states to solve.")]
    if beliefs <= most:
        return []
    message = f"There are {beliefs:,} belief states; {most:,} is most."
    return [_found(subject, "P020", message)]


def _found(subject: Subject, code: str, message: str) -> Found:
    return subject.found(code, subject.where(("play", subject.game.role)), message)
