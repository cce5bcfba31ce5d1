"""`simulate`: trainees against every variant, and whether skill leads."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from negotiator_trainer.services.library import Library

if TYPE_CHECKING:
    from negotiator_trainer.analysis.players.ladder import Distance
    from negotiator_trainer.analysis.players.simulate import Simulation
    from negotiator_trainer.analysis.solving.tables import Table
    from negotiator_trainer.services.library import Playable

_ANSWERS = {True: "holds", False: "does not hold", None: "was not looked at as a whole"}


@click.command("simulate")
@click.argument("scenario")
@click.option("--role", help="The side to play; the first playable one by default.")
@click.option("--trainee", help="Only this trainee; all of them by default.")
@click.option("--runs", type=click.IntRange(1, 10_000), default=12, show_default=True,
              help="Plays of each variant by a trainee that draws by chance.")  # fmt: skip
@click.option("--budget", type=click.IntRange(min=1), default=2_000_000, show_default=True,
              help="The most belief states that the solver looks at.")  # fmt: skip
@click.option("--scripted", is_flag=True, help="Leave out the solver, which can take minutes.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def simulate_command(
    scenario: str, role: str | None, trainee: str | None, runs: int, budget: int, *,
    scripted: bool, as_json: bool,
) -> None:  # fmt: skip
    """Let trainees play a role: mean and spread of every measure, and the ladder.

    The solver plays the best move of what can be known. What it works out is kept, as by solve.
    """
    from negotiator_trainer.analysis.players.ladder import SOLVER  # noqa: PLC0415
    from negotiator_trainer.analysis.players.simulate import simulate  # noqa: PLC0415
    from negotiator_trainer.analysis.players.trainees import TRAINEES  # noqa: PLC0415

    names = [*TRAINEES, SOLVER]
    if trainee is not None and trainee not in names:
        raise click.BadParameter(f"choose one of {', '.join(names)}", param_hint="--trainee")
    chosen = [trainee] if trainee else [*TRAINEES] if scripted else names
    playable = Library().open(scenario)
    role = playable.role_or_first(role)
    table = _solved(playable, role, budget) if SOLVER in chosen else None
    if SOLVER in chosen and table is None:
        click.echo("The scenario is too large to be solved: the solver is left out.", err=True)
        chosen.remove(SOLVER)
    found = simulate(playable.game(role), trainees=chosen, runs=runs, table=table)
    if as_json:
        told = {"scenario": playable.scenario.id, "role": role, **_told(found)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    _print(found)


def _solved(playable: Playable, role: str, budget: int) -> Table | None:
    """The kept table of a role, or a new one that is kept; None where it is too large."""
    from negotiator_trainer.analysis.solving.solver import OverBudget, Solver  # noqa: PLC0415
    from negotiator_trainer.services.solving import kept  # noqa: PLC0415
    from negotiator_trainer.services.solving.place import Key, solved_folder  # noqa: PLC0415

    folder, key = solved_folder(os.environ), Key(content=playable.digest, role=role)
    known = kept.read(folder, key)
    if known is not None:
        return known.table
    solver = Solver(playable.game(role), budget=budget, progress=_came_to)
    try:
        found = kept.Kept(value=solver.start(), beliefs=solver.table.beliefs, table=solver.table)
    except OverBudget:
        return None
    # A cache that cannot be written costs time and nothing else.
    with contextlib.suppress(OSError):
        kept.write(folder, key, found)
    return found.table


def _came_to(done: int, rounds: int, beliefs: int) -> None:
    click.echo(f"solving: {done} of {rounds} rounds, {beliefs:,} belief states", err=True)


def _print(found: Simulation) -> None:
    for name, means in found.means.items():
        shown = [f"{'–' if mean is None else f'{mean:.1f}':>5}" for mean in means.values()]
        click.echo(f"{name:<15} {'  '.join(shown)}")
    if found.means:
        click.echo("(means over variants with a zone, without one, and over all)")
    for distance in found.distances:
        missed = "" if distance.holds else ", not kept"
        click.echo(f"{distance.name}: {distance.points:.1f} ({_needed(distance)}{missed})")
    click.echo(f"the ladder {_ANSWERS[found.ladder]}")


def _needed(distance: Distance) -> str:
    rule = distance.rule
    return f"at least {rule.least:g}" if rule.most is None else f"at most {rule.most:g}"


def _told(found: Simulation) -> dict[str, Any]:
    return {
        "trainees": {
            name: {
                "mean": found.means[name]["zone"],
                "mean_without_zone": found.means[name]["no_zone"],
                "mean_of_all": found.means[name]["all"],
                "variants": {
                    variant: {measure: asdict(spread) for measure, spread in spreads.items()}
                    for variant, spreads in variants.items()
                },
            }
            for name, variants in found.spreads.items()
        },
        "distances": [
            {
                "name": distance.name, "better": distance.rule.better,
                "worse": distance.rule.worse, "points": distance.points,
                "at_least": distance.rule.least, "at_most": distance.rule.most,
                "holds": distance.holds,
            }
            for distance in found.distances
        ],
        "ladder": found.ladder,
    }  # fmt: skip
