"""Small phrases of the debrief that more than one of its parts says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from negotiator_trainer.services.session import OFFER, OFFERS
from negotiator_trainer.wording import look_up, ntr


def _tr(words: str) -> str:
    return QCoreApplication.translate("debrief", words)


def in_points(value: float) -> str:
    """Return a number of points, of 100, in words: “1 point”, “18 points”."""
    return ntr("1 point", "{count} points", round(value))


def what_was_done(move: str) -> str:
    """Return a move of the trainee's as a sentence about it.

    Args:
        move: As the conversation has it: a line, “Offer: …”, “Offers: … — or — …”, or what is
            done rather than said, in brackets.
    """
    for offered in (OFFER, OFFERS):
        beginning = look_up(offered).partition("{")[0]
        if beginning and move.startswith(beginning):
            return _tr("You offered {0}").format(move.removeprefix(beginning))
    if move.startswith("(") and move.endswith(")"):
        return move[1:-1]
    return _tr("You: {0}").format(move)
