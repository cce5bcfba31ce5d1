"""All finished attempts with their measures, as comma-separated values."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.progress.measures import MEASURES
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from negotiator_trainer.store.records import Summary

HEADERS = ("finished_at", "scenario", "title", "role", "variant", "mode", "play", "turns",
           "ending", "verdict", *MEASURES)  # fmt: skip
"""The columns; times are UTC, measures 0–100, and empty where one does not apply."""


def as_csv(summaries: Iterable[Summary], titles: Mapping[str, str]) -> str:
    """Write attempts as comma-separated values, in their order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADERS)
    writer.writerows(_row(summary, titles) for summary in summaries)
    return out.getvalue()


def write_file(text: str, file: Path) -> None:
    """Write what `as_csv` made, so that spreadsheets know the encoding.

    Raises:
        TrainerError: The file cannot be written.
    """
    try:
        file.write_text(text, encoding="utf-8-sig", newline="")
    except OSError as error:
        raise TrainerError(
            tr("The figures could not be written to {file}.", file=file),
            remedy=tr("Choose another place for them."),
        ) from error


def _row(summary: Summary, titles: Mapping[str, str]) -> tuple[object, ...]:
    figures = {**summary.measures, "overall": summary.overall}
    return (
        summary.finished_at.isoformat(timespec="seconds"),
        summary.scenario,
        titles.get(summary.scenario, summary.scenario),
        summary.role,
        summary.variant,
        summary.mode,
        summary.play or "",
        summary.turns_made,
        summary.ending,
        summary.verdict,
        *(_figure(figures.get(key)) for key in MEASURES),
    )


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
