"""One line of a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """Who a line belongs to."""

    YOU = "you"
    THEM = "them"
    STAGE = "stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something said or seen at the table.

    Attributes:
        key: Whatever tells the line to its owner, such as a turn's number.
        side: Who says it; ``STAGE`` is what happens in the room.
        speaker: The name shown; empty for the stage.
        text: What is said, plain text.
        cue: A mood or something to be seen, in a few words.
        pending: Said by the person and not yet answered for.
    """

    key: object
    side: Side
    text: str
    speaker: str = ""
    cue: str = ""
    pending: bool = False

    def as_text(self) -> str:
        """Return the line as it is copied and read aloud."""
        cue = f" ({self.cue})" if self.cue else ""
        return f"{self.speaker}{cue}: {self.text}" if self.speaker else f"{self.text}{cue}"
