"""What is said between the window and the process that solves: one JSON object a line."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotiator_trainer.scenario.source import digest_of
from negotiator_trainer.services.solving.place import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

BUDGET = 2_000_000
"""Belief states after which a scenario counts as too large to be solved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What shall be solved, and where the table shall lie.

    Attributes:
        files: The scenario's files by name, as they are stored with the attempt.
        role: The role played.
        folder: The folder of tables.
        budget: The most belief states looked at.
        variant: Of a play whose turns shall be judged: what was true in it.
        moves: Of that play: what was made, in the log's notation; empty without one.
    """

    files: Mapping[str, bytes]
    role: str
    folder: Path
    budget: int = BUDGET
    variant: str = ""
    moves: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What the table is the solution of."""
        return Key(content=digest_of(self.files), role=self.role)

    def to_line(self) -> bytes:
        """Write it as one line."""
        # Latin-1 has a letter for every byte, and JSON needs letters.
        files = {name: content.decode("latin-1") for name, content in self.files.items()}
        said = {
            "files": files, "role": self.role, "folder": str(self.folder), "budget": self.budget,
            "variant": self.variant, "moves": self.moves,
        }  # fmt: skip
        return json.dumps(said).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Order:
        """Read what `to_line` wrote.

        Raises:
            ValueError: It is no order.
        """
        try:
            said = json.loads(line)
            files = {name: words.encode("latin-1") for name, words in said["files"].items()}
            return cls(
                files=files, role=str(said["role"]), folder=Path(said["folder"]),
                budget=int(said["budget"]), variant=str(said["variant"]),
                moves=tuple(map(str, said["moves"])),
            )  # fmt: skip
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("not an order") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How far it has come.

    Attributes:
        beliefs: Belief states looked at so far.
        share: 0–1 of the way; 0 where nobody knows.
        seconds: How long it has been at work.
        done: Whether it is over.
        solved: Whether there is a solution; without one the scenario is over the budget.
        trouble: Why nothing could be done; empty as long as it goes well.
    """

    beliefs: int = 0
    share: float = 0.0
    seconds: float = 0.0
    done: bool = False
    solved: bool = False
    trouble: str = ""

    def to_line(self) -> bytes:
        """Write it as one line."""
        said = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(said).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Report | None:
        """Read what `to_line` wrote; None for anything else that a process may print."""
        try:
            said: Any = json.loads(line)
            return cls(
                beliefs=int(said["beliefs"]), share=float(said["share"]),
                seconds=float(said["seconds"]), done=bool(said["done"]),
                solved=bool(said["solved"]), trouble=str(said["trouble"]),
            )  # fmt: skip
        except (ValueError, KeyError, TypeError):
            return None


def command() -> list[str]:
    """Return the program and its arguments that carry out an order, read from its input."""
    return [sys.executable, "-m", "negotiator_trainer.services.solving"]
