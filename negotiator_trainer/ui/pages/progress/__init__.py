"""Progress."""

from __future__ import annotations

from negotiator_trainer.ui.pages.progress.page import ProgressPage

__all__ = ["ProgressPage"]
