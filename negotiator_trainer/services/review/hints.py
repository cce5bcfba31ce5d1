"""Hints in three steps: a question to ask yourself, the concept, the kind of move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from negotiator_trainer.engine.move import Accept, Offer, Outside, Say, Walk
from negotiator_trainer.script.vocabulary import QUESTION_ACTS
from negotiator_trainer.wording import mark, tr

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
        mark("What do you still not know about what they need, or cannot do?"),
        mark("Ask before you argue: what moves them tells you what to trade."),
    ),
    "listen": (
        mark("Do they know that you have heard them?"),
        mark("Show that you understood: people who feel heard say more and harden less."),
    ),
    "explain": (
        mark("Do they know why you want what you want?"),
        mark("A reason, or an interest of your own, gives them something to answer to."),
    ),
    "trade": (
        mark("What costs you little and is worth much to them, and the other way round?"),
        mark("Trade across issues: give where it is cheap for you, and ask for something back."),
    ),
    "offer": (
        mark("Would a figure on the table move this on now?"),
        mark("Put a package on the table: an offer shows more than another argument would."),
    ),
    "bond": (
        mark("How do you stand with each other at this moment?"),
        mark("Care for the relationship and for how you talk; the matter comes easier after it."),
    ),
    "firm": (
        mark("Is there something here that you should not let pass?"),
        mark("Be hard on the matter and soft on the person."),
    ),
    "take": (
        mark("Is what lies before you better than what waiting can still bring?"),
        mark("A good deal on the table beats a better one that may not come."),
    ),
    "leave": (
        mark("Is anything that can be had here better than your alternative?"),
        mark("The alternative is there to be used: no deal beats one below your walkaway."),
    ),
    "pause": (
        mark("Would a moment away from the table change what you do next?"),
        mark("Go to the balcony: nothing has to be answered at once."),
    ),
}

_LINES = {
    "greeting": mark("Look for a line that opens or closes the meeting politely."),
    "small_talk": mark(
        "Look for a line that talks about something other than the matter, to get to know each "
        "other."
    ),
    "open_question": mark(
        "Look for a line that asks what, which or who, so that they can answer freely."
    ),
    "closed_question": mark("Look for a line that asks for a yes, a no or a figure."),
    "why_question": mark("Look for a line that asks for the interest behind what they want."),
    "what_if": mark("Look for a line that tries out a package without committing to it."),
    "how_question": mark(
        "Look for a line that asks them to help solve the problem: how this could work."
    ),
    "summary": mark("Look for a line that says back what was said, so that they can correct it."),
    "reason": mark("Look for a line that gives a reason or a standard for what is wanted."),
    "empathy": mark("Look for a line that names what they seem to feel or to be under."),
    "acknowledge": mark(
        "Look for a line that gives credit for what they did, said or are good at."
    ),
    "reframe": mark(
        "Look for a line that puts the matter in other words, or turns back to what is open."
    ),
    "disclose": mark(
        "Look for a line that tells them something about your own interests or situation."
    ),
    "trade": mark(
        "Look for a line that links something given to something got: if you …, then I …."
    ),
    "concede": mark("Look for a line that gives something without asking for anything back."),
    "propose": mark("Look for a line that suggests terms in words."),
    "agree": mark("Look for a line that says yes to a point of theirs."),
    "refuse": mark("Look for a line that says no to a point of theirs."),
    "thanks": mark("Look for a line that thanks them."),
    "apology": mark("Look for a line that says sorry for something."),
    "process": mark("Look for a line that talks about how to talk: order, time, who decides."),
    "appeal": mark("Look for a line that appeals to fairness, goodwill or a common past."),
    "flattery": mark("Look for a line that praises in order to get something."),
    "complaint": mark("Look for a line that says that something was wrong or unfair."),
    "irritator": mark(
        "Look for a line that calls your own offer generous or fair, or theirs unreasonable."
    ),
    "pressure": mark("Look for a line that pushes for a yes without a reason."),
    "threat": mark("Look for a line that announces harm unless they give way."),
    "ultimatum": mark("Look for a line that take it or leave it."),
    "bluff": mark("Look for a line that claims something that is not true."),
    "accuse": mark("Look for a line that charges them with bad faith or a fault."),
    "silence": mark("Look for a line that says nothing and waits."),
}
_ANY_LINE = mark("Look for a line that says something.")
_KINDS: dict[Family, str] = {
    "offer": mark("Make an offer."),
    "take": mark("Accept what is on the table."),
    "leave": mark("Leave the table."),
    "pause": mark("Step outside for a moment."),
}


def hint_words(game: Game, best: Move, level: int) -> str:
    """The hint that leads to the best move.

    Args:
        game: What is played.
        best: The best move.
        level: 1–3.
    """
    if level < LEVELS:
        return tr(_STEPS[family(game, best)][level - 1])
    if isinstance(best, Say):
        return tr(_LINES.get(act_of(game, best.id), _ANY_LINE))
    if isinstance(best, Offer) and best.form == "if":
        return tr("Make an offer with a condition: if you get something, then you give something.")
    return tr(_KINDS[family(game, best)])


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
