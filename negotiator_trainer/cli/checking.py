"""`check`: what is wrong with a scenario's files, and what exploring it proves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from negotiator_trainer.cli.scenarios import scenario_folders
from negotiator_trainer.cli.waiting import Waiting

if TYPE_CHECKING:
    from pathlib import Path

    from negotiator_trainer.analysis.proofs.checked import FullReport
    from negotiator_trainer.analysis.proofs.proof import Found
    from negotiator_trainer.script.diagnostics import Diagnostic


@click.command("check")
@click.argument("paths", nargs=-1, required=True)
@click.option("--quick", is_flag=True, help="Look at the files only; prove nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def check_command(
    ctx: click.Context, paths: tuple[str, ...], *, quick: bool, as_json: bool
) -> None:
    """Check scenarios: folders, a folder of folders, or names. Exit code 1 on errors.

    A scenario without errors is then explored: every state of every role and variant. That
    takes up to a minute for each role of a large one.
    """
    from negotiator_trainer.analysis.proofs.checked import full_check, quick_check  # noqa: PLC0415
    from negotiator_trainer.scenario.source import read_folder  # noqa: PLC0415

    reports = []
    for folder in scenario_folders(paths):
        source = read_folder(folder)
        if quick:
            report = quick_check(source)
        else:
            report = full_check(source, progress=Waiting(f"{folder.name}: proving").states)
        reports.append((folder, report))
        if not as_json:
            _print(folder, report)
    if as_json:
        click.echo(json.dumps([_report(f, r) for f, r in reports], ensure_ascii=False, indent=2))
    ctx.exit(1 if any(report.errors for _, report in reports) else 0)


def _print(folder: Path, report: FullReport) -> None:
    witnesses = _witnesses(report)
    for found in report.diagnostics:
        click.echo(f"{folder.name}/{found}")
        witness = witnesses.get(found)
        if witness is not None:
            moves = "; ".join(witness["moves"]) or "(no move)"
            where = f"--role {witness['role']} --variant {witness['variant']}"
            click.echo(f"    shown by play {where} with these moves: {moves}")
    errors, warnings = len(report.errors), len(report.warnings)
    verdict = "no errors" if not errors else f"{errors} error{'s' * (errors > 1)}"
    extra = f", {warnings} warning{'s' * (warnings != 1)}" if warnings else ""
    click.echo(f"{folder.name}: {verdict}{extra}")


def _witnesses(report: FullReport) -> dict[Diagnostic, dict[str, Any]]:
    return {
        found.diagnostic: witness
        for found in report.proved
        if (witness := _witness(report, found)) is not None
    }


def _witness(report: FullReport, found: Found) -> dict[str, Any] | None:
    from negotiator_trainer.engine.move import write_move  # noqa: PLC0415
    from negotiator_trainer.scenario import table  # noqa: PLC0415

    scenario = report.files.loaded.scenario
    if found.witness is None or scenario is None:
        return None
    space = table.space(scenario)
    return {
        "role": found.role,
        "variant": found.witness.variant,
        "moves": [write_move(move, space) for move in found.witness.moves],
    }


def _report(folder: Path, report: FullReport) -> dict[str, Any]:
    witnesses = _witnesses(report)
    return {
        "folder": folder.name,
        "ok": not report.errors,
        "proved": report.complete,
        "diagnostics": [
            {
                "code": d.code, "severity": d.severity, "file": d.place.file,
                "line": d.place.line, "column": d.place.column, "message": d.message,
                "nearest": d.nearest, "witness": witnesses.get(d),
            }
            for d in report.diagnostics
        ],
    }  # fmt: skip
