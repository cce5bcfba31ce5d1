"""`zone`: the zone of possible agreement of a negotiation in the format of GENIUS."""

from __future__ import annotations

import json
from pathlib import Path

import click

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.genius.domain import STEPS, read_domain
from negotiator_trainer.genius.profile import read_profile

_FILE = click.Path(path_type=Path)


@click.command("zone")
@click.argument("domain", type=_FILE)
@click.argument("profiles", type=_FILE, nargs=-1, required=True, metavar="PROFILE_A PROFILE_B")
@click.option("--steps", type=click.IntRange(min=2, max=10_001), default=STEPS, show_default=True,
              help="How many values stand for a real interval.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--scenario", "folder", type=_FILE, metavar="DIR",
              help="Also write a scenario to start authoring from into this folder.")  # fmt: skip
def zone_command(
    domain: Path, profiles: tuple[Path, ...], steps: int, folder: Path | None, *, as_json: bool
) -> None:
    """Read a negotiation in GENIUS's XML format: what both sides could agree on, and how well.

    DOMAIN says what is negotiated, each PROFILE what it is worth to one party. Printed are the
    packages that both would accept, the Pareto frontier, and the packages that bargaining theory
    singles out. Your practice is never opened.
    """
    from negotiator_trainer.genius.report import lines, report  # noqa: PLC0415

    if len(profiles) != 2:
        raise TrainerError(
            f"A zone is worked out for two parties, and the profiles named are {len(profiles)}.",
            remedy="Name the domain and two profiles.",
        )
    read = read_domain(domain, steps)
    a, b = (read_profile(path, read) for path in profiles)
    result = report(read, a, b, steps=steps)
    if folder is not None:
        from negotiator_trainer.genius.skeleton import write_scenario  # noqa: PLC0415

        result["scenario"] = str(write_scenario(folder, read, a, b))
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=2))
        return
    for line in lines(result):
        click.echo(line)
    if folder is not None:
        click.echo(f"wrote a scenario to {folder}; next: negotiator-trainer check {folder}")
