"""The first page."""

from __future__ import annotations

from negotiator_trainer.ui.pages.home.page import HomePage

__all__ = ["HomePage"]
