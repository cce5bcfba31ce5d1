"""Commands about what is kept: attempts, export, import."""

from __future__ import annotations

import json
from pathlib import Path

import click

from negotiator_trainer.cli.trainer import opened
from negotiator_trainer.cli.waiting import Waiting


@click.command("attempts")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def attempts_command(database: str | None, *, as_json: bool) -> None:
    """List what was played, newest first."""
    with opened(database) as trainer:
        rows = trainer.attempts()
    if as_json:
        told = [
            {
                "id": row.id, "scenario": row.scenario, "role": row.role, "mode": row.mode,
                "started": row.started_at.isoformat(), "turns": row.turns_made,
                "finished": row.finished_at.isoformat() if row.finished_at else None,
                "ending": row.ending, "verdict": row.verdict,
                "overall": None if row.overall is None else round(row.overall, 2),
            }
            for row in rows
        ]  # fmt: skip
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    if not rows:
        click.echo("Nothing practised yet. Begin with: negotiator-trainer play used-car")
    for row in rows:
        result = "unfinished" if row.overall is None else f"{row.verdict}, {row.overall:.0f}"
        day = row.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
        click.echo(f"{row.id:>4}  {day}  {row.scenario} as {row.role}: {result}")


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export_command(database: str | None, file: Path) -> None:
    """Write everything to FILE, a zip: pages to read, and JSON that `import` reads back.

    To a FILE that ends in .json only the attempts are written.
    """
    from negotiator_trainer.services.keeping.exporting import export_everything  # noqa: PLC0415
    from negotiator_trainer.services.transfer import export_to  # noqa: PLC0415

    with opened(database) as trainer:
        if file.suffix.casefold() == ".json":
            size = export_to(trainer.database, file)
        else:
            told = Waiting(f"writing {file.name}").pages
            size = export_everything(trainer.database, trainer.library, file, told=told).size
    click.echo(f"wrote {file} ({size:,} bytes)")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def import_command(database: str | None, file: Path) -> None:
    """Take in what `export` wrote; what is there already stays as it is."""
    from negotiator_trainer.services.keeping.backups import items_in_words  # noqa: PLC0415
    from negotiator_trainer.services.keeping.importing import import_file  # noqa: PLC0415

    with opened(database) as trainer:
        taken = import_file(trainer.database, file)
    new = items_in_words(taken.attempts, taken.cases, taken.drills) or "nothing"
    click.echo(f"{new} new, {taken.known} there already")
