"""Commands about scenarios: list, check, format, explore."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from negotiator_trainer import assets
from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.services.library import Library

if TYPE_CHECKING:
    from negotiator_trainer.scenario.check import Report
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


@click.command("check")
@click.argument("paths", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def check_command(ctx: click.Context, paths: tuple[str, ...], *, as_json: bool) -> None:
    """Check scenarios: folders, a folder of folders, or names. Exit code 1 on errors."""
    from negotiator_trainer.scenario.check import check  # noqa: PLC0415
    from negotiator_trainer.scenario.source import read_folder  # noqa: PLC0415

    reports = [(folder, check(read_folder(folder))) for folder in scenario_folders(paths)]
    if as_json:
        click.echo(json.dumps([_report(f, r) for f, r in reports], ensure_ascii=False, indent=2))
    else:
        for folder, report in reports:
            for found in report.diagnostics:
                click.echo(f"{folder.name}/{found}")
            errors, warnings = len(report.errors), len(report.warnings)
            verdict = "no errors" if not errors else f"{errors} error{'s' * (errors > 1)}"
            extra = f", {warnings} warning{'s' * (warnings != 1)}" if warnings else ""
            click.echo(f"{folder.name}: {verdict}{extra}")
    ctx.exit(1 if any(report.errors for _, report in reports) else 0)


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


@click.command("explore")
@click.argument("scenario")
@click.option("--role", help="The side to play; the first playable one by default.")
@click.option("--variant", help="Only this variant; all of them by default.")
@click.option("--budget", type=click.IntRange(min=1), default=1_000_000, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def explore_command(
    scenario: str, role: str | None, variant: str | None, budget: int, *, as_json: bool
) -> None:
    """Walk every reachable state of a role and count its endings."""
    from negotiator_trainer.analysis.explore import explore  # noqa: PLC0415

    playable = Library().open(scenario)
    role = playable.role_or_first(role)
    game = playable.game(role)
    began = time.perf_counter()
    found = explore(game, variants=[variant] if variant else None, budget=budget)
    seconds = time.perf_counter() - began
    result = {
        "scenario": playable.scenario.id, "role": role, "states": found.states,
        "transitions": found.transitions, "terminal": found.terminal, "endings": found.endings,
        "complete": found.complete, "trust": list(found.trust), "seconds": round(seconds, 3),
        "states_per_second": round(found.states / seconds) if seconds else 0,
    }  # fmt: skip
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=2))
        return
    click.echo(f"{found.states:,} states, {found.transitions:,} transitions")
    for name, count in found.endings.items():
        click.echo(f"  {name}: {count:,}")
    click.echo("complete" if found.complete else f"not complete: stopped at {budget:,} states")


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


def _report(folder: Path, report: Report) -> dict[str, Any]:
    return {
        "folder": folder.name,
        "ok": report.ok,
        "diagnostics": [
            {
                "code": d.code, "severity": d.severity, "file": d.place.file,
                "line": d.place.line, "column": d.place.column, "message": d.message,
                "nearest": d.nearest,
            }
            for d in report.diagnostics
        ],
    }  # fmt: skip
