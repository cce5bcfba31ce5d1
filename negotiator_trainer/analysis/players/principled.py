"""The trainee that plays as a negotiation teacher would have it, from what a person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.analysis.players.packages import best_for_me, spread
from negotiator_trainer.analysis.players.speaking import QUESTIONS, anything, fresh, last_round
from negotiator_trainer.engine.move import Accept, Move, Offer, Say, Walk

if TYPE_CHECKING:
    from negotiator_trainer.analysis.players.seat import Line, Seat

ASKING = 0.6
"""The part of the rounds in which it talks before it offers, as long as it has something to ask."""
START = 0.6
"""Where it starts, on the way from its walkaway to the best that it could have."""
LEFT = 2 / 3
"""What each concession leaves of the way to where it will stop: the steps grow smaller."""
STOP = 0.1
"""Where it stops conceding, on the way from its walkaway to its best, but for its last offer."""
AT_ONCE = 3
"""Packages that it puts on the table at once."""

SECRETS = frozenset({"limit", "weakness"})
"""What it keeps to itself: a limit told is where the talk will end."""
MENDING = ("empathy", "acknowledge", "apology", "summary", "reframe")
TAKING_UP = ("empathy", "acknowledge", "propose", "reframe")
GIVING = ("trade", "disclose", "reason")
AT_THE_TABLE = (*QUESTIONS, *GIVING, "summary", "propose")
ANSWERING = (
    "empathy", "acknowledge", *QUESTIONS, *GIVING, "reframe", "summary", "small_talk", "propose",
    "process", "closed_question", "agree", "concede", "refuse", "silence",
)  # fmt: skip
TENSE = ("frustrated", "angry")


def principled(seat: Seat) -> Move:
    """Ask and give first, then trade, from a high start in shrinking steps, above the walkaway.

    1. It talks before it offers, for at most three fifths of the rounds, and asks until nothing
       is left to ask: what and who first, then why, then how and what if.
    2. When something new has come out it gives something back: a trade in words, an interest, a
       reason. Its limit and its weaknesses it keeps to itself.
    3. Tension in their face is mended before anything else; a worry is taken up.
    4. It starts well above its walkaway and concedes in steps that grow smaller; only its last
       offer comes down to the walkaway, and none goes below what they already offer.
    5. It puts several packages of equal worth to itself on the table at once, those that should
       cost the other side least (`packages.distance`): near to what they ask for, above all on
       what they have named and never moved on, and near to the one that they liked best; an issue
       that has only just come up is tried out. So what is cheap to itself goes to them, and what
       is dear to itself is asked for in small steps on many issues.
    6. It does not take the first package that holds its walkaway, but one that is as good as what
       it would now ask for, or what stands in the last round. Otherwise it leaves.
    """
    line = _words(seat)
    talking = line is not None and seat.round < ASKING * seat.rounds
    if _worth_taking(seat, talking=talking):
        return Accept()
    if line is not None and (talking or not seat.packages):
        return Say(line.id)
    if last_round(seat) and seat.can_walk:
        return Walk()
    wanted = spread(seat, level=_aspiration(seat), most=AT_ONCE) if seat.packages else ()
    if wanted:
        return Offer(wanted, "offers" if len(wanted) > 1 else "offer")
    return anything(seat, line)


def _words(seat: Seat) -> Line | None:
    """What it would say now (rules 1 to 3)."""
    kinds: list[tuple[str, ...]] = []
    if seat.mood in TENSE:
        kinds.append(MENDING)
    if seat.mood == "worried":
        kinds.append(TAKING_UP)
    if not seat.packages:
        kinds.append(ANSWERING)
    else:
        kinds += [GIVING, AT_THE_TABLE] if seat.heard else [AT_THE_TABLE]
    found = (fresh(seat, acts, keeping=SECRETS) for acts in kinds)
    return next((line for line in found if line is not None), None)


def _worth_taking(seat: Seat, *, talking: bool) -> bool:
    """Whether what stands is to be taken (rule 6)."""
    if seat.standing is None or not seat.own.accepts(seat.standing):
        return False
    good = seat.own.value(seat.standing) >= _aspiration(seat)
    return last_round(seat) or (good and not talking)


def _aspiration(seat: Seat) -> float:
    """What it asks for after so many offers (rule 4)."""
    least = seat.own.reservation
    if seat.round >= seat.rounds - 2:
        return least
    way = STOP + (START - STOP) * LEFT ** len(seat.mine)
    return least + (seat.own.value(best_for_me(seat)) - least) * way
