"""Positions of the inline sale, as its trainee sees them."""

from __future__ import annotations

from negotiator_trainer.analysis.players.seat import take_seat
from tests.engine.inline import REACTIONS, Table, hub, inline
from tests.engine.test_play import lines

TALK = lines(
    ("a1", "open_question", "<<learn wood>>"), ("a2", "closed_question", "<<counter last>>"),
    ("a3", "silence", "<<event rival>>"),
)  # fmt: skip


def seat(*moves, patch="", variant="hard", talk=TALK, reactions=REACTIONS):
    """The seat after moves in the log's notation; what was said counts as said."""
    table = Table(inline(hub(talk), patch, reactions=reactions), variant)(*moves)
    said = frozenset(text.removeprefix("say ") for text in moves if text.startswith("say "))
    return take_seat(table.game, table.log, said)


def talking(*acts, bodies=None):
    """Options b0, b1 … of these kinds of behaviour; `bodies` by their position."""
    bodies = bodies or {}
    return lines(*((f"b{i}", act, *bodies.get(i, ())) for i, act in enumerate(acts)))
