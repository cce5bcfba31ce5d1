"""Large effects that a cue announces: whether some play meets the effect without the cue.

A state does not remember what was seen. So the states are walked once more for each such cue,
without ever going on from where it was shown; an effect that is met there came unannounced.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from negotiator_trainer.analysis.graph.explored import Barred, Walk
from negotiator_trainer.analysis.graph.tracing import Mark
from negotiator_trainer.analysis.graph.watching import LARGE
from negotiator_trainer.engine.play import begin
from negotiator_trainer.script.tree import Command, Line, LineGroup
from negotiator_trainer.script.walk import node_statements

if TYPE_CHECKING:
    from negotiator_trainer.analysis.proofs.proof import Found, Subject
    from negotiator_trainer.analysis.solving.grid import Bools
    from negotiator_trainer.script.tree import Place, Script


def unannounced(subject: Subject, walk: Walk) -> list[Found]:
    """The large effects that some play meets before the cue that should announce them.

    Args:
        subject: What is proved something about.
        walk: Every state of it.
    """
    found = []
    game = subject.game
    cues, effects = _cues(game.script), _effects(game.script)
    for cue, places in effects.items():
        if cue not in cues:
            continue
        shown = frozenset(Mark("ran", place) for place in cues[cue])
        without = _without(walk, shown)
        for place in places:
            effect = Mark("ran", place)
            if effect in without:
                message = f"It is announced by “{cue}”, which need not have been seen by then."
                found.append(subject.found("P018", place, message, without.witness(effect)))
    return found


def _without(walk: Walk, shown: frozenset[Mark]) -> Walk:
    kernel = walk.kernel
    openings = set()
    for variant in kernel.game.variants:
        begin(kernel.game, variant)
        if not shown.isdisjoint(kernel.opened(variant)):
            openings.add(variant)
    barred = Barred(
        _any(kernel.act_marks, shown), _any(kernel.then_marks, shown), frozenset(openings)
    )
    return Walk(kernel, variants=kernel.game.variants, barred=barred)


def _any(of: list[frozenset[Mark]], shown: frozenset[Mark]) -> Bools:
    found: Bools = np.array([not marks.isdisjoint(shown) for marks in of], dtype=bool)
    return found


def _cues(script: Script) -> dict[str, list[Place]]:
    """Where each cue is shown."""
    found: dict[str, list[Place]] = defaultdict(list)
    for node in script.nodes:
        for statement in node_statements(node):
            lines: tuple[Line, ...] = ()
            if isinstance(statement, Line):
                lines = (statement,)
            elif isinstance(statement, LineGroup):
                lines = statement.lines
            for cue in {line.tag("cue") for line in lines} - {""}:
                found[cue].append(statement.place)
    return found


def _effects(script: Script) -> dict[str, list[Place]]:
    """The large effects that name what announces them."""
    found: dict[str, list[Place]] = defaultdict(list)
    for node in script.nodes:
        for statement in node_statements(node):
            if isinstance(statement, Command) and abs(statement.amount) >= LARGE:
                found[statement.because].append(statement.place)
    return found
