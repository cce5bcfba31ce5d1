"""Commands for authors: line ids, the JSON Schema, and the editor's definitions."""

from __future__ import annotations

import json
from pathlib import Path

import click

from negotiator_trainer.cli.scenarios import scenario_folders


@click.command("ids")
@click.argument("paths", nargs=-1, required=True)
def ids_command(paths: tuple[str, ...]) -> None:
    """Write the missing #line: ids into scripts; those that exist never change."""
    from negotiator_trainer.script.line_ids import with_line_ids  # noqa: PLC0415

    for folder in scenario_folders(paths):
        for file in sorted(folder.glob("script.*.yarn")):
            text = file.read_text(encoding="utf-8")
            prefix = file.name.split(".")[1][:2]
            taken = frozenset(
                word[len("#line:") :]
                for other in folder.glob("script.*.yarn")
                for word in other.read_text(encoding="utf-8").split()
                if word.startswith("#line:")
            )
            written = with_line_ids(text, file=file.name, prefix=prefix, taken=taken)
            if written != text:
                file.write_text(written, encoding="utf-8", newline="\n")
                new = written.count("#line:") - text.count("#line:")
                click.echo(f"{folder.name}/{file.name}: {new} ids written")


@click.command("schema")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
def schema_command(file: Path | None) -> None:
    """Print the JSON Schema of scenario.yaml, or write it to FILE."""
    from negotiator_trainer.scenario.schema import text  # noqa: PLC0415

    _put(text(), file)


@click.command("extension")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
def extension_command(file: Path | None) -> None:
    """Print the .ysls.json that tells Yarn Spinner's editor extension our commands."""
    from negotiator_trainer.script.extension import ysls  # noqa: PLC0415

    _put(json.dumps(ysls(), ensure_ascii=False, indent=2) + "\n", file)


def _put(text: str, file: Path | None) -> None:
    if file is None:
        click.echo(text, nl=False)
    else:
        file.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"wrote {file}")
