"""Trainees that imitate skill, or a part of it; each is a habit in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.analysis.players.packages import at_level, best_for_me, between, halfway
from negotiator_trainer.analysis.players.speaking import (
    QUESTIONS,
    again,
    anything,
    fresh,
    last_round,
    settle,
)
from negotiator_trainer.engine.move import Accept, Move, Offer, Outside, Say, Walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from negotiator_trainer.analysis.players.seat import Seat

PUSHING = ("threat", "ultimatum", "pressure", "bluff", "accuse", "refuse", "complaint", "irritator")
YIELDING = ("concede", "agree", "flattery", "thanks", "apology", "small_talk", "appeal")
TELLING = ("disclose", "reason", "concede", "agree")
PLEASING = ("flattery", "acknowledge", "thanks", "small_talk", "appeal", "agree")
WAITING = ("silence", "process", "small_talk", "refuse")
RECIPE = (
    ("open_question",), ("acknowledge", "empathy"), ("why_question", "open_question"),
    ("summary", "reframe"), ("disclose", "reason"), ("trade", "propose"), "offer", "offer",
    ("how_question", "what_if"), "accept",
)  # fmt: skip
"""The recipe's ten moves: kinds of lines, an offer, a yes."""


def haggler(seat: Seat) -> Move:
    """Asks one thing, then splits the difference until what they want holds its walkaway."""
    late = seat.round / seat.rounds
    if seat.standing is not None and seat.own.accepts(seat.standing):
        met = seat.reply in {"repeat", "close"} or late >= 0.5
        if met or seat.own.value(seat.standing) >= seat.own.value(halfway(seat)):
            return Accept()
    line = fresh(seat, (*QUESTIONS, "disclose", "reason"))
    if line is not None and (not seat.said or not seat.packages):
        return Say(line.id)
    if seat.packages:
        begun = seat.mine and seat.asked
        middle = between(seat, seat.mine[-1], seat.asked[-1]) if begun else halfway(seat)
        if seat.own.accepts(middle):
            return Offer((middle,))
        return Offer((at_level(seat, level=seat.own.reservation),))
    return anything(seat, line)


def pushover(seat: Seat) -> Move:
    """Agrees, concedes, and takes the first package that is not plainly bad."""
    late = seat.round / seat.rounds
    if seat.standing is not None and (seat.own.accepts(seat.standing) or late >= 0.4):
        return Accept()
    line = fresh(seat, YIELDING)
    if line is None and seat.packages:
        return Offer((halfway(seat),))
    return anything(seat, line)


def hardliner(seat: Seat) -> Move:
    """Threatens and presses, makes one demand and never moves from it."""
    if seat.packages:
        demand = best_for_me(seat)
        if seat.standing is not None and seat.own.value(seat.standing) >= seat.own.value(demand):
            return Accept()
        if seat.round % 2:
            return Offer((demand,))
    line = fresh(seat, PUSHING)
    if line is None and seat.packages:
        return Offer((best_for_me(seat),))
    return anything(seat, line)


def first(seat: Seat) -> Move:
    """Says whatever stands first in the file; offers only where nothing is left to say."""
    line = next((line for line in seat.lines if line.id not in seat.said), None)
    if line is None and seat.standing is not None:
        return Accept()
    return anything(seat, line)


def interrogator(seat: Seat) -> Move:
    """Asks and asks, the same things again where it must, and gives nothing before the end."""
    line = again(seat, (*QUESTIONS, "closed_question"))
    return settle(seat) or anything(seat, line)


def oversharer(seat: Seat) -> Move:
    """Tells everything, its limit too, and returns every step of theirs with a whole one."""
    if seat.standing is not None and seat.own.accepts(seat.standing):
        return Accept()
    line = fresh(seat, TELLING)
    if line is None and seat.packages:
        return Offer((at_level(seat, level=seat.own.reservation),))
    return anything(seat, line)


def flatterer(seat: Seat) -> Move:
    """Praises and pleases, and trusts that they will be kind to it on the page."""
    line = again(seat, PLEASING)
    if seat.packages and seat.round % 2:
        if seat.standing is not None and seat.own.accepts(seat.standing):
            return Accept()
        return Offer((halfway(seat),))
    return settle(seat) or anything(seat, line)


def staller(seat: Seat) -> Move:
    """Waits for the last round, and then takes what stands if it holds its walkaway."""
    line = again(seat, WAITING)
    if line is None and seat.can_go_out and not last_round(seat):
        return Outside()
    return settle(seat) or anything(seat, line)


def instant_walker(seat: Seat) -> Move:
    """Leaves before anything was said."""
    return Walk() if seat.can_walk else anything(seat)


def recipe(seat: Seat) -> Move:
    """Does the same ten things everywhere, whatever is said to it."""
    step = RECIPE[min(seat.round, len(RECIPE) - 1)]
    if step == "accept" and seat.standing is not None and seat.own.accepts(seat.standing):
        return Accept()
    if isinstance(step, tuple) and (line := again(seat, step)) is not None:
        return Say(line.id)
    return Offer((halfway(seat),)) if seat.packages else anything(seat)


def random_with(chance: Random) -> Callable[[Seat], Move]:
    """Draws the kind of move first, then the move; never walks before half the rounds."""

    def random(seat: Seat) -> Move:
        kinds: list[str] = ["say"] * bool(seat.lines) + ["offer"] * bool(seat.packages)
        kinds += ["accept"] * (seat.standing is not None)
        kinds += ["walk"] * (seat.can_walk and seat.round * 2 >= seat.rounds)
        match chance.choice(kinds or ["outside"]):
            case "say":
                return Say(chance.choice(seat.lines).id)
            case "offer":
                return Offer((chance.choice(seat.packages),))
            case "accept":
                return Accept()
            case "walk":
                return Walk()
            case _:
                return Outside()

    return random
