"""One decision at a time: positions that come back until the better move comes by itself."""

from __future__ import annotations

from negotiator_trainer.ui.pages.drills.page import DrillsPage

__all__ = ["DrillsPage"]
