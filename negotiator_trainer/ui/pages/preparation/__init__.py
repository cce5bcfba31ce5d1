"""Preparing on one page: the sheet, and the page on which it is written before practice."""

from __future__ import annotations

from negotiator_trainer.ui.pages.preparation.page import PreparationPage
from negotiator_trainer.ui.pages.preparation.sheet_editor import SheetEditor

__all__ = ["PreparationPage", "SheetEditor"]
