"""`explore`: how large a scenario is, and how its plays end."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import click

from negotiator_trainer.cli.waiting import Waiting
from negotiator_trainer.engine.move import write_move
from negotiator_trainer.services.library import Library

if TYPE_CHECKING:
    from negotiator_trainer.analysis.graph.explore import Exploration
    from negotiator_trainer.engine.game import Game


@click.command("explore")
@click.argument("scenario")
@click.option("--role", help="The side to play; the first playable one by default.")
@click.option("--variant", help="Only this variant; all of them by default.")
@click.option("--budget", type=click.IntRange(min=1), default=4_000_000, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def explore_command(
    scenario: str, role: str | None, variant: str | None, budget: int, *, as_json: bool
) -> None:
    """Walk every reachable state of a role and count its endings.

    With --json also the overall scores that reach each ending and, of all variants together,
    the belief states and where two variants can first be told apart: for that the role is solved.
    """
    from negotiator_trainer.analysis.graph.explore import explore  # noqa: PLC0415

    playable = Library().open(scenario)
    role = playable.role_or_first(role)
    game = playable.game(role)
    waiting = Waiting(f"{playable.scenario.id}: exploring")
    began = time.perf_counter()
    found = explore(
        game, variants=[variant] if variant else None, budget=budget,
        progress=lambda *done: waiting.states(role, *done), scored=as_json,
    )  # fmt: skip
    seconds = time.perf_counter() - began
    if as_json:
        result = _result(found, seconds)
        if variant is None:
            result |= _of_beliefs(game, role, budget)
        named = {"scenario": playable.scenario.id, "role": role, **result}
        click.echo(json.dumps(named, ensure_ascii=False, indent=2))
        return
    low, high = found.trust
    click.echo(f"{found.states:,} states, {found.transitions:,} transitions, trust {low} to {high}")
    for name, count in found.endings.items():
        click.echo(f"  {name}: {count:,}")
    click.echo("complete" if found.complete else f"not complete: stopped at {budget:,} states")


def _result(found: Exploration, seconds: float) -> dict[str, Any]:
    return {
        "states": found.states, "transitions": found.transitions, "terminal": found.terminal,
        "endings": found.endings,
        "scores": {
            name: [round(low, 1), round(high, 1)] for name, (low, high) in found.scores.items()
        },
        "complete": found.complete, "trust": list(found.trust), "seconds": round(seconds, 3),
        "states_per_second": round(found.states / seconds) if seconds else 0,
    }  # fmt: skip


def _of_beliefs(game: Game, role: str, budget: int) -> dict[str, Any]:
    """What solving a role tells; nulls where it has more belief states than the budget."""
    from negotiator_trainer.analysis.proofs.prove_beliefs import first_signals  # noqa: PLC0415
    from negotiator_trainer.analysis.solving.solver import OverBudget, Solver  # noqa: PLC0415

    waiting = Waiting(f"{game.scenario.id}: counting what can be known as")
    solver = Solver(game, budget=budget, progress=lambda *done: waiting.states(role, *done))
    try:
        signals = [
            {
                "variants": list(each.variants), "kind": each.kind, "round": each.round,
                "line": each.line,
                "moves": [write_move(move, game.space) for move in each.witness.moves],
            }
            for each in first_signals(solver)
        ]  # fmt: skip
    except OverBudget:
        return {"belief_states": None, "first_signals": None}
    return {"belief_states": solver.table.beliefs, "first_signals": signals}
