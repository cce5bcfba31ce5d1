"""Errors that a person can act on."""

from __future__ import annotations


class TrainerError(Exception):
    """Something the person at the keyboard, not the program, can put right.

    Anything else that reaches the event loop is a bug and goes to the crash
    dialog; a `TrainerError` is shown as one plain line instead.

    Args:
        problem: What happened, and what is safe; one sentence with the value that caused it.
        remedy: What to do next; one sentence, in the imperative.
    """

    def __init__(self, problem: str, *, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


class ScenarioError(TrainerError):
    """A scenario that cannot be found, read or played."""


class MoveError(TrainerError):
    """A move that cannot be read, or is not legal now."""


class StoreError(TrainerError):
    """The database cannot be read or written."""
