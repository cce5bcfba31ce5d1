"""`simulate`: scripted trainees against every variant, and whether skill leads."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from negotiator_trainer.services.library import Library

if TYPE_CHECKING:
    from negotiator_trainer.analysis.simulate import Simulation

_ANSWERS = {True: "holds", False: "does not hold", None: "was not looked at as a whole"}


@click.command("simulate")
@click.argument("scenario")
@click.option("--role", help="The side to play; the first playable one by default.")
@click.option("--trainee", help="Only this trainee; all of them by default.")
@click.option("--runs", type=click.IntRange(1, 10_000), default=12, show_default=True,
              help="Plays of each variant by a trainee that draws by chance.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def simulate_command(
    scenario: str, role: str | None, trainee: str | None, runs: int, *, as_json: bool
) -> None:
    """Let scripted trainees play a role: mean and spread of every measure, and the ladder."""
    from negotiator_trainer.analysis.simulate import simulate  # noqa: PLC0415
    from negotiator_trainer.analysis.trainees import TRAINEES  # noqa: PLC0415

    if trainee is not None and trainee not in TRAINEES:
        raise click.BadParameter(f"choose one of {', '.join(TRAINEES)}", param_hint="--trainee")
    playable = Library().open(scenario)
    role = playable.role_or_first(role)
    found = simulate(playable.game(role), trainees=[trainee] if trainee else TRAINEES, runs=runs)
    if as_json:
        told = {"scenario": playable.scenario.id, "role": role, **_told(found)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for name, mean in found.means.items():
        click.echo(f"{name:<12} {'–' if mean is None else f'{mean:5.1f}'}")
    for (better, worse), distance in found.distances.items():
        click.echo(f"{better} leads {worse} by {distance:.1f}")
    click.echo(f"the ladder {_ANSWERS[found.ladder]}")


def _told(found: Simulation) -> dict[str, object]:
    return {
        "trainees": {
            name: {
                "mean": found.means[name],
                "variants": {
                    variant: {measure: asdict(spread) for measure, spread in spreads.items()}
                    for variant, spreads in variants.items()
                },
            }
            for name, variants in found.spreads.items()
        },
        "distances": [
            {"better": better, "worse": worse, "points": points}
            for (better, worse), points in found.distances.items()
        ],
        "ladder": found.ladder,
    }
