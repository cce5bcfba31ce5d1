"""Solves one role, or only walks its states; prints seconds and counts as JSON."""

from __future__ import annotations

import json
import sys
import time

from negotiator_trainer.analysis.graph.explore import explore
from negotiator_trainer.analysis.judging.review import Reviewer
from negotiator_trainer.analysis.judging.track import follow
from negotiator_trainer.analysis.players.trainees import play_out, principled
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.analysis.solving.tables import Table
from negotiator_trainer.services.library import Library


def main() -> None:
    """Do what the arguments say: ``solve`` or ``walk``, a scenario and a role."""
    what, scenario, role = sys.argv[1:]
    game = Library().open(scenario).game(role)
    began = time.perf_counter()
    if what == "walk":
        states = explore(game, budget=10_000_000).states
        print(json.dumps({"seconds": time.perf_counter() - began, "states": states}))
        return
    solver = Solver(game)
    solver.start()
    seconds = time.perf_counter() - began
    raw = solver.table.to_bytes()
    print(json.dumps({
        "seconds": seconds, "beliefs": solver.table.beliefs, "bytes": len(raw),
        "review": _review(game, raw),
    }))  # fmt: skip


def _review(game, raw: bytes) -> float:  # noqa: ANN001
    """From the kept table to every turn judged, in seconds."""
    moves, _ = play_out(game, game.variants[0], principled)
    began = time.perf_counter()
    solver = Solver(game, table=Table.from_bytes(raw))
    Reviewer(solver, solver.scorer).review(follow(solver, game.variants[0], moves))
    return time.perf_counter() - began


main()
