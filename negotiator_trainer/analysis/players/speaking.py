"""How a scripted trainee chooses its words: by the kind of behaviour, never by what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.analysis.players.packages import at_level
from negotiator_trainer.engine.move import Accept, Move, Offer, Outside, Say, Walk

if TYPE_CHECKING:
    from negotiator_trainer.analysis.players.seat import Line, Seat

QUESTIONS = ("open_question", "why_question", "how_question", "what_if")
"""Questions that cannot be answered with a yes, the general ones first."""


def fresh(
    seat: Seat, acts: tuple[str, ...], *, keeping: frozenset[str] = frozenset()
) -> Line | None:
    """The first line, unsaid so far, of the kind that stands earliest in `acts`.

    Args:
        seat: The position.
        acts: Kinds of behaviour, the preferred ones first.
        keeping: Kinds of one's own facts that the line must not give away.
    """
    lines = [
        line for line in seat.lines
        if line.act in acts and line.id not in seat.said and not line.tells & keeping
    ]  # fmt: skip
    return min(lines, key=lambda line: acts.index(line.act), default=None)


def again(seat: Seat, acts: tuple[str, ...]) -> Line | None:
    """Like `fresh`, and where nothing of these kinds is unsaid, one of them once more."""
    said = [line for line in seat.lines if line.act in acts]
    return fresh(seat, acts) or next(iter(said[seat.round % len(said) :] if said else ()), None)


def anything(seat: Seat, line: Line | None = None) -> Move:
    """Something legal, where a trainee's own way offers nothing: `line` where it has one."""
    if line is not None:
        return Say(line.id)
    unsaid = [option for option in seat.lines if option.id not in seat.said] or seat.lines
    if unsaid:
        return Say(unsaid[0].id)
    if seat.packages:
        return Offer((at_level(seat, level=seat.own.reservation),))
    return Walk() if seat.can_walk else Outside()


def settle(seat: Seat) -> Move | None:
    """The yes of the last round, to whatever then stands and holds the walkaway."""
    if seat.standing is not None and seat.own.accepts(seat.standing) and last_round(seat):
        return Accept()
    return None


def last_round(seat: Seat) -> bool:
    """Whether this is the last move that there is."""
    return seat.round >= seat.rounds - 1
