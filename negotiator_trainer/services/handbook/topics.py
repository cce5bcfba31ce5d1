"""What a turn, a hint or a debrief was about, in the words by which the handbook finds a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.engine.move import Accept, Offer, Outside, Say, Walk
from negotiator_trainer.engine.outcome import Acted, Offered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.services.review.hints import Family
    from negotiator_trainer.services.session import Session

VERDICTS = ("held", "agreement_trap", "right_walk", "missed_deal", "none")
MEASURES = ("claimed", "created", "relationship", "zopa")
MOVES = (
    "first_offer", "answer_anchor", "several", "conditional", "offer", "accept", "walk", "outside",
)  # fmt: skip
CASES = ("distributive",)
_ENDING = {"agreement_trap", "right_walk", "missed_deal"}


def of_turn(
    session: Session, turn: int, *, tags: Iterable[str] = (), verdict: str = ""
) -> tuple[str, ...]:
    """What a turn was about, the most telling first.

    Args:
        session: The whole attempt.
        turn: 1 for the first move.
        tags: The review's tags of the turn.
        verdict: The attempt's verdict; it is what the last turn was about where it decided it.
    """
    found = [f"tag:{tag}" for tag in tags if tag in {"missed_signal", "could_not_know"}]
    move = session.moves[turn - 1]
    last = turn == len(session.moves) and isinstance(move, Accept | Walk)
    if last and verdict in _ENDING:
        found.append(f"verdict:{verdict}")
    match move:
        case Say():
            events = session.log[turn].events
            found += [f"act:{each.act}" for each in events if isinstance(each, Acted)]
        case Offer():
            found += [f"move:{_kind(session, turn, move)}", "move:offer"]
        case Accept():
            found.append("move:accept")
        case Walk():
            found.append("move:walk")
        case Outside():
            found.append("move:outside")
    return tuple(found)


def of_hint(family: Family) -> str:
    """What the second step of a hint is about."""
    return f"hint:{family}"


def _kind(session: Session, turn: int, offer: Offer) -> str:
    if len(offer.packages) > 1:
        return "several"
    if offer.form == "if":
        return "conditional"
    before = [
        event for outcome in session.log[:turn] for event in outcome.events
        if isinstance(event, Offered)
    ]  # fmt: skip
    if any(event.by == "me" for event in before):
        return "offer"
    return "answer_anchor" if before else "first_offer"
