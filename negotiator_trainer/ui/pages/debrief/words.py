"""Small phrases of the debrief that more than one of its parts says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(words: str) -> str:
    return QCoreApplication.translate("debrief", words)


def in_points(value: float) -> str:
    """Return a number of points, of 100, in words: “1 point”, “18 points”."""
    number = f"{value:.0f}"
    return _tr("1 point") if number == "1" else _tr("{0} points").format(number)


def what_was_done(move: str) -> str:
    """Return a move of the trainee's as a sentence about it.

    Args:
        move: As the conversation has it: a line, “Offer: …”, “Offers: … — or — …”, or what is
            done rather than said, in brackets.
    """
    for beginning in ("Offer: ", "Offers: "):
        if move.startswith(beginning):
            return _tr("You offered {0}").format(move.removeprefix(beginning))
    if move.startswith("(") and move.endswith(")"):
        return move[1:-1]
    return _tr("You: {0}").format(move)
