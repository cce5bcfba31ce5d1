"""`solve`: the value of a scenario's start, and the best play against each variant."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any

import click

from negotiator_trainer.engine.move import write_move
from negotiator_trainer.services.library import Library

if TYPE_CHECKING:
    from negotiator_trainer.analysis.solving.solved import Solution
    from negotiator_trainer.engine.game import Game


@click.command("solve")
@click.argument("scenario")
@click.option("--role", help="The side to play; the first playable one by default.")
@click.option("--budget", type=click.IntRange(min=1), default=2_000_000, show_default=True,
              help="The most belief states solved.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def solve_command(scenario: str, role: str | None, budget: int, *, as_json: bool) -> None:
    """Solve a role over what its trainee can know; a large one takes some time.

    What was found is kept: from then on its plays are reviewed turn by turn.
    """
    from negotiator_trainer.analysis.solving.solved import Solution, solve  # noqa: PLC0415
    from negotiator_trainer.cli.judging import solve_and_keep  # noqa: PLC0415
    from negotiator_trainer.services.solving.place import Key, solved_folder  # noqa: PLC0415

    playable = Library().open(scenario)
    role = playable.role_or_first(role)
    game = playable.game(role)
    began = time.perf_counter()
    key = Key(content=playable.digest, role=role)
    table = solve_and_keep(game, solved_folder(os.environ), key, budget=budget)
    found = Solution(value=None, beliefs=budget, variants={})
    if table is not None:
        found = solve(game, budget=budget, table=table)
    result = {
        "scenario": playable.scenario.id, "role": role, **_solution(game, found),
        "seconds": round(time.perf_counter() - began, 3),
    }  # fmt: skip
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=2))
        return
    _print(found, result)


def _solution(game: Game, found: Solution) -> dict[str, Any]:
    return {
        "complete": found.complete,
        "belief_states": found.beliefs,
        "value": found.value,
        "variants": {
            name: {
                "hindsight": against.hindsight, "overall": against.overall,
                "line": [write_move(move, game.space) for move in against.line],
            }
            for name, against in found.variants.items()
        },
    }  # fmt: skip


def _print(found: Solution, result: dict[str, Any]) -> None:
    if found.value is None:
        click.echo(f"not proved: stopped at {found.beliefs:,} belief states")
        return
    click.echo(f"{found.value:.1f} points over {found.beliefs:,} belief states")
    for name, against in result["variants"].items():
        click.echo(
            f"{name}: best play comes to {against['overall']:.1f}, "
            f"with hindsight {against['hindsight']:.1f}"
        )
        for number, move in enumerate(against["line"], start=1):
            click.echo(f"  {number}. {move}")
