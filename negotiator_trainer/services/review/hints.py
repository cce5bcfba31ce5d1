"""Hints in three steps: a question to ask yourself, the concept, the kind of move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from negotiator_trainer.engine.move import Accept, Offer, Outside, Say, Walk
from negotiator_trainer.script.vocabulary import ACTS, QUESTION_ACTS

if TYPE_CHECKING:
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.engine.move import Move

LEVELS = 3
CONCEPT = 2
"""The step that names a concept, which the handbook has a card of."""

Family = Literal[
    "ask", "listen", "explain", "trade", "offer", "bond", "firm", "take", "leave", "pause"
]

_FAMILY: dict[str, Family] = {
    **dict.fromkeys(QUESTION_ACTS, "ask"),
    **dict.fromkeys(("summary", "empathy", "acknowledge", "reframe", "silence"), "listen"),
    **dict.fromkeys(("reason", "disclose"), "explain"),
    **dict.fromkeys(("trade", "propose", "concede"), "trade"),
    **dict.fromkeys(("greeting", "small_talk", "thanks", "apology", "process", "appeal"), "bond"),
}

_STEPS: dict[Family, tuple[str, str]] = {
    "ask": (
        "What do you still not know about what they need, or cannot do?",
        "Ask before you argue: what moves them tells you what to trade.",
    ),
    "listen": (
        "Do they know that you have heard them?",
        "Show that you understood: people who feel heard say more and harden less.",
    ),
    "explain": (
        "Do they know why you want what you want?",
        "A reason, or an interest of your own, gives them something to answer to.",
    ),
    "trade": (
        "What costs you little and is worth much to them, and the other way round?",
        "Trade across issues: give where it is cheap for you, and ask for something back.",
    ),
    "offer": (
        "Would a figure on the table move this on now?",
        "Put a package on the table: an offer shows more than another argument would.",
    ),
    "bond": (
        "How do you stand with each other at this moment?",
        "Care for the relationship and for how you talk; the matter comes easier after it.",
    ),
    "firm": (
        "Is there something here that you should not let pass?",
        "Be hard on the matter and soft on the person.",
    ),
    "take": (
        "Is what lies before you better than what waiting can still bring?",
        "A good deal on the table beats a better one that may not come.",
    ),
    "leave": (
        "Is anything that can be had here better than your alternative?",
        "The alternative is there to be used: no deal beats one below your walkaway.",
    ),
    "pause": (
        "Would a moment away from the table change what you do next?",
        "Go to the balcony: nothing has to be answered at once.",
    ),
}


_KINDS: dict[Family, str] = {
    "offer": "Make an offer.",
    "take": "Accept what is on the table.",
    "leave": "Leave the table.",
    "pause": "Step outside for a moment.",
}


def hint_words(game: Game, best: Move, level: int) -> str:
    """The hint that leads to the best move.

    Args:
        game: What is played.
        best: The best move.
        level: 1–3.
    """
    if level < LEVELS:
        return _STEPS[family(game, best)][level - 1]
    if isinstance(best, Say):
        meaning = ACTS.get(act_of(game, best.id), "says something.")
        meaning = meaning.replace("one's", "your")
        return f"Look for a line that {meaning[0].lower()}{meaning[1:]}"
    if isinstance(best, Offer) and best.form == "if":
        return "Make an offer with a condition: if you get something, then you give something."
    return _KINDS[family(game, best)]


def family(game: Game, move: Move) -> Family:
    """The kind of behaviour that a move belongs to."""
    match move:
        case Say(id=line):
            return _FAMILY.get(act_of(game, line), "firm")
        case Offer():
            return "offer"
        case Accept():
            return "take"
        case Walk():
            return "leave"
        case Outside():
            return "pause"


def act_of(game: Game, line: str) -> str:
    """The act of an option by its id; empty where there is none."""
    for beat in game.quiet.beats:
        for option in beat.options:
            if option.id == line:
                return option.act
    return ""
