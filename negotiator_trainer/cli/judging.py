"""Judges a play for the terminal: with a kept table, or solving a small scenario on the spot."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from negotiator_trainer.analysis.judging.labels import STRONG
from negotiator_trainer.analysis.judging.track import follow
from negotiator_trainer.analysis.solving.solver import OverBudget, Solver
from negotiator_trainer.services.review.better import better_line
from negotiator_trainer.services.review.desk import Desk
from negotiator_trainer.services.review.words import label_view
from negotiator_trainer.services.solving import kept
from negotiator_trainer.services.solving.kept import Kept
from negotiator_trainer.services.solving.place import Key, solved_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from negotiator_trainer.analysis.judging.review import Review
    from negotiator_trainer.analysis.solving.tables import Table
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.services.session import Session

BUDGET = 20_000
"""Beliefs that a command may solve for a review."""
SMALL = 1_000
"""Packages times rounds up to which a scenario is tried: the others are far over the budget."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A play judged, as far as it could be.

    Attributes:
        turns: For each turn ``loss``, ``label``, ``tags`` and ``better``; None where nothing
            is known.
        figures: ``value_start``, ``accuracy``, and ``review``, which says why there is none.
    """

    turns: tuple[dict[str, Any], ...]
    figures: dict[str, Any]


def judge(session: Session, content: str, environ: Mapping[str, str]) -> Judgement:
    """Judge a finished play.

    Args:
        session: The play.
        content: Digest of the scenario's files.
        environ: The environment, which names the folder of kept tables.
    """
    key = Key(content=content, role=session.game.role)
    table = find_table(session.game, solved_folder(environ), key)
    if table is not None:
        with contextlib.suppress(OverBudget):
            return _judged(session, Desk(session.game, table, budget=BUDGET))
    why = f"not solved yet: run negotiator-trainer solve {session.game.scenario.id}"
    unknown: dict[str, Any] = {"loss": None, "label": None, "tags": [], "better": None}
    return Judgement(
        turns=(unknown,) * len(session.moves),
        figures={"value_start": None, "accuracy": None, "review": why},
    )


def find_table(game: Game, folder: Path, key: Key) -> Table | None:
    """Read the table of a game, or solve it where that is a matter of seconds."""
    found = kept.read(folder, key)
    if found is not None:
        return found.table
    if game.space.size * game.side.rounds > SMALL:
        return None
    return solve_and_keep(game, folder, key, budget=BUDGET)


def solve_and_keep(game: Game, folder: Path, key: Key, *, budget: int) -> Table | None:
    """Solve a game and keep its table for later; None where the budget runs out."""
    solver = Solver(game, budget=budget)
    try:
        value = solver.start()
    except OverBudget:
        return None
    table = solver.table
    # A cache that cannot be written costs time and nothing else.
    with contextlib.suppress(OSError):
        kept.write(folder, key, Kept(value=value, beliefs=table.beliefs, table=table))
    return table


def _judged(session: Session, desk: Desk) -> Judgement:
    track = follow(desk.solver, session.variant, session.moves)
    review = desk.reviewer.review(track)
    return Judgement(
        turns=tuple(_turn(session, desk, review, i) for i in range(len(review.turns))),
        figures={
            "value_start": round(track.start, 2),
            "accuracy": None if review.accuracy is None else round(review.accuracy, 1),
            "review": None,
        },
    )


def _turn(session: Session, desk: Desk, review: Review, index: int) -> dict[str, Any]:
    turn = review.turns[index]
    step = turn.step
    better = None
    if step.loss > STRONG:
        line = better_line(session.before(step.number), step, desk.reviewer.best(step))
        better = {
            "move": line.move, "words": line.words, "gain": round(line.gain, 2),
            "reason": line.reason,
        }  # fmt: skip
    return {
        "loss": round(step.loss, 2),
        "label": label_view(turn.label).words,
        "tags": [tag.replace("_", " ") for tag in turn.tags],
        "better": better,
    }
