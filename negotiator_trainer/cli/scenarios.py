"""Commands about scenarios: list and format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from negotiator_trainer import assets
from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.services.library import Library

if TYPE_CHECKING:
    from negotiator_trainer.script.diagnostics import Diagnostic


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_command(*, as_json: bool) -> None:
    """List the scenarios, easiest first."""
    library = Library()
    rows: list[dict[str, Any]] = []
    for entry in library.entries():
        if entry.header is None:
            rows.append({"id": entry.id, "problem": entry.problem})
            continue
        row: dict[str, Any] = {
            "id": entry.id, "title": entry.header.title, "minutes": entry.header.minutes,
            "difficulty": entry.header.difficulty, "roles": list(entry.header.roles),
        }  # fmt: skip
        if as_json:
            try:
                sides = library.open(entry.id).scenario.play
            except ScenarioError as error:
                row["problem"] = error.problem
                sides = {}
            row["variants"] = {role: list(side.variants) for role, side in sides.items()}
        rows.append(row)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        if "title" in row:
            roles = ", ".join(row["roles"])
            click.echo(f"{row['id']:<20} {row['title']}  ({row['minutes']} min; {roles})")
        else:
            click.echo(f"{row['id']:<20} {row['problem']}")


@click.command("format")
@click.argument("paths", nargs=-1, required=True)
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 if it would.")
@click.pass_context
def format_command(ctx: click.Context, paths: tuple[str, ...], *, only_check: bool) -> None:
    """Write a scenario's files in their one canonical form."""
    changed = []
    for folder in scenario_folders(paths):
        for file in sorted([*folder.glob("scenario.yaml"), *folder.glob("script.*.yarn")]):
            text = file.read_text(encoding="utf-8")
            formatted = _formatted(file, text)
            if formatted != text:
                changed.append(f"{folder.name}/{file.name}")
                if not only_check:
                    file.write_text(formatted, encoding="utf-8", newline="\n")
    for name in changed:
        click.echo(f"{'would change' if only_check else 'formatted'}: {name}")
    ctx.exit(1 if only_check and changed else 0)


def scenario_folders(paths: tuple[str, ...]) -> list[Path]:
    """The scenario folders meant by paths, folders of folders, or names of shipped ones."""
    found: list[Path] = []
    for text in paths:
        path = Path(text)
        if not path.is_dir():
            path = assets.root("scenarios") / text
        if not path.is_dir():
            raise ScenarioError(
                f"There is no scenario folder “{text}”.",
                remedy="Name a folder that holds a scenario.yaml, or a folder of such folders.",
            )
        if (path / "scenario.yaml").exists() or any(path.glob("script.*.yarn")):
            found.append(path)
        else:
            found += sorted(p for p in path.iterdir() if p.is_dir() and not p.name.startswith("."))
    return found


def _formatted(file: Path, text: str) -> str:
    from negotiator_trainer.scenario.format_yaml import format_yaml  # noqa: PLC0415
    from negotiator_trainer.script.formatter import format_script  # noqa: PLC0415
    from negotiator_trainer.script.parser import parse  # noqa: PLC0415

    if file.suffix == ".yaml":
        return format_yaml(text)
    parsed = parse(text, file=file.name)
    errors: list[Diagnostic] = [d for d in parsed.diagnostics if d.severity == "error"]
    if errors:
        raise ScenarioError(
            f"{errors[0]} The file was left as it is.", remedy="Mend it and format again."
        )
    return format_script(parsed.script)
