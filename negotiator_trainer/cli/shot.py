"""`shot`: a picture of any page with example data."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click


@click.command("shot")
@click.argument("page")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--theme", default="light", show_default=True, help="light, dark, high-contrast")
@click.option("--size", default="1280x800", show_default=True, help="Width x height in pixels.")
@click.option("--scale", type=click.FloatRange(1, 2), default=1.0, show_default=True)
@click.option("--scenario", default="", help="What was played; the first scenario by default.")
def shot_command(page: str, file: Path, theme: str, size: str, scale: float, scenario: str) -> None:
    """Write a picture of PAGE (home, brief, table, debrief, progress and others) to FILE."""
    sides = re.fullmatch(r"(\d{3,4})x(\d{3,4})", size)
    if sides is None:
        raise click.BadParameter("write it as 1280x800", param_hint="--size")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize  # noqa: PLC0415

    from negotiator_trainer.ui.shot import take  # noqa: PLC0415

    take(page, file, theme=theme, size=QSize(int(sides[1]), int(sides[2])), scale=scale,
         scenario=scenario)  # fmt: skip
    click.echo(f"wrote {file}")
