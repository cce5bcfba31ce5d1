"""The state of a negotiation: everything that can matter later, and nothing else."""

from __future__ import annotations

import hashlib
import json
from typing import NamedTuple, TypeAlias

Package: TypeAlias = tuple[int, ...]

REPLIES = (
    "insulting", "low", "close", "wrong_issue", "step_back", "repeat", "several", "accept",
)  # fmt: skip
"""The answers to an offer; a signature keeps the position of one."""


class Memory(NamedTuple):
    """What the counterpart keeps of a refused offer; why it fell short is not looked at again.

    Attributes:
        band: What it was worth to the counterpart, 0 (least) to 7.
        traded: Bits of `stance.trades` on which it differed from the counterpart's ask.
    """

    band: int
    traded: int


class Signature(NamedTuple):
    """What an offer is to the counterpart, and so all that its answer depends on.

    Attributes:
        kind: Why it fell short, a position in `REPLIES`.
        band: What it was worth to the counterpart, 0 (least) to 7.
        traded: Bits of `stance.trades` on which it differed from the counterpart's ask.
    """

    kind: int
    band: int
    traded: int

    @property
    def memory(self) -> Memory:
        """What is kept of it when it is refused."""
        return Memory(self.band, self.traded)


class State(NamedTuple):
    """One position; hashable, comparable, of small whole numbers.

    Attributes:
        variant: Position of the variant in the model; the trainee does not see it.
        beat: The node where the trainee chooses.
        hub: The last beat with `<<offers>>`, to which `<<return>>` leads; −1 before any.
        round: Moves made so far.
        sitting: 1 for the first meeting.
        trust: 0–100 in steps of 5.
        ceiling: The most that trust can still reach; every deception lowers it.
        tension: 0–4.
        face: Face incidents, 0–4.
        counters: The scenario's own counters, in model order.
        known: Bits of the counterpart's facts that came out.
        given: Bits of one's own facts given away.
        flags: Bits of the flags set.
        once: Bits of the `<<once>>` options used that a later beat can still read.
        tabled: Bits of the issues, by position, that were latent and are not any more.
        events: Bits of the events that happened.
        mine: The trainee's last refused offer.
        theirs: The package that the counterpart has on the table.
        position: Where the counterpart stands on its concession curve, in steps.
        idle: Turns in a row that brought nothing, up to its patience: no offer (in words
            neither), reason, trade, apology, news of either side, trust earned or tension eased.
        ending: Position of the ending in the model; −1 while it goes on.
        deal: The package agreed.
    """

    variant: int
    beat: int
    hub: int
    round: int
    sitting: int
    trust: int
    ceiling: int
    tension: int
    face: int
    counters: tuple[int, ...]
    known: int
    given: int
    flags: int
    once: int
    tabled: int
    events: int
    mine: Memory | None
    theirs: Package | None
    position: int
    idle: int
    ending: int
    deal: Package | None


(VARIANT, BEAT, HUB, ROUND, SITTING, TRUST, CEILING, TENSION, FACE, COUNTERS, KNOWN, GIVEN, FLAGS,
 ONCE, TABLED, EVENTS, MINE, THEIRS, POSITION, IDLE, ENDING, DEAL) = (
    range(len(State._fields))
)  # fmt: skip
"""Where each field stands, for the compiled program's registers."""


def encode(state: State) -> str:
    """Write a state as compact JSON, at most a few hundred bytes."""
    return json.dumps(state, separators=(",", ":"))


def decode(text: str) -> State:
    """Read what `encode` wrote.

    Raises:
        ValueError: The text is not a state.
    """
    values = json.loads(text)
    if not isinstance(values, list) or len(values) != len(State._fields):
        raise ValueError(f"not a state: {text[:80]}")
    values[COUNTERS] = tuple(values[COUNTERS])
    values[MINE] = None if values[MINE] is None else Memory(*values[MINE])
    values[THEIRS] = None if values[THEIRS] is None else tuple(values[THEIRS])
    values[DEAL] = None if values[DEAL] is None else tuple(values[DEAL])
    return State(*values)


def digest(state: State) -> str:
    """Sixteen hexadecimal digits that differ when the state does."""
    return hashlib.sha256(encode(state).encode()).hexdigest()[:16]
