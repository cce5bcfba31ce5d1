"""The handbook: its index, and one card at a time."""

from negotiator_trainer.ui.pages.learn.page import LearnPage

__all__ = ["LearnPage"]
