"""Tells a person who waits at a terminal how far a long computation has come."""

from __future__ import annotations

import time

import click

_PATIENCE = 0.3
_BETWEEN = 1.0


class Waiting:
    """Writes a line to the error stream once something takes longer than 300 ms.

    Args:
        doing: What is being done, such as ``used-car: proving``.
    """

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._next = time.monotonic() + _PATIENCE

    def states(self, of: str, round_: int, rounds: int, states: int) -> None:
        """Say how many rounds of a role are done, at most once a second."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _BETWEEN
            where = f"{self._doing} {of}".rstrip()
            click.echo(f"{where}: round {round_} of {rounds}, {states:,} states", err=True)

    def pages(self, done: int, of: int) -> None:
        """Say how many pages of how many are written, at most once a second."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _BETWEEN
            click.echo(f"{self._doing}: page {done} of {of}", err=True)
