"""The conversation as a list: one item for each line that was said."""

from negotiator_trainer.ui.widgets.transcript.line import Line, Side
from negotiator_trainer.ui.widgets.transcript.view import TranscriptView

__all__ = ["Line", "Side", "TranscriptView"]
