"""The debrief."""

from __future__ import annotations

from negotiator_trainer.ui.pages.debrief.page import DebriefPage

__all__ = ["DebriefPage"]
