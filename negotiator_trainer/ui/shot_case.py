"""Puts the journal and a case into the state that a picture shows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from negotiator_trainer.services.example_case import gone_into, prepared_case, reviewed
from negotiator_trainer.ui.pages.journal.case_page import CasePage
from negotiator_trainer.ui.pages.journal.prepare_stage import PrepareStage
from negotiator_trainer.ui.routes import JOURNAL, Route

if TYPE_CHECKING:
    from negotiator_trainer.services.journal.journal import Journal
    from negotiator_trainer.ui.main_window import MainWindow

_PARTS = {"sheet": 0, "issues": 1, "alternatives": 2}
_DAY = datetime(2026, 3, 30, 9, tzinfo=UTC)


def open_journal(window: MainWindow, journal: Journal, part: str) -> None:
    """Write an example case and show it, or the list with it when no part is named.

    Args:
        window: The window.
        journal: The journal that it shows.
        part: A part of the preparation, or a later step; empty for the list.
    """
    case = prepared_case(journal, now=_day)
    if part not in _PARTS:
        gone_into(journal, case)
    if part in {"outcome", "review"}:
        reviewed(journal, case)
    if not part:
        window.go(JOURNAL)
        return
    window.go(Route.case(case, "prepare" if part in _PARTS else part))
    page = window.shell.page
    if isinstance(page, CasePage) and part in _PARTS:
        stage = page.stages["prepare"]
        if isinstance(stage, PrepareStage):
            stage.show_part(_PARTS[part])


def _day() -> datetime:
    return _DAY
