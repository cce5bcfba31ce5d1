"""The negotiation table."""

from __future__ import annotations

from negotiator_trainer.ui.pages.table.page import TablePage

__all__ = ["TablePage"]
