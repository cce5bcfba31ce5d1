"""A solved game as a table: the total of every belief, found by bisection, kept as bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from negotiator_trainer.analysis.solving.grid import NONE, Cores
from negotiator_trainer.analysis.solving.lanes import LANES, lane_of
from negotiator_trainer.engine import state as st
from negotiator_trainer.engine.state import Memory, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.analysis.solving.grid import Core, Floats, Ints

_LARGEST = 1 << 30
"""The most bytes that a table is unpacked to."""


@dataclass(frozen=True, slots=True)
class Round:
    """The beliefs of one round, in order, with weight times value of each.

    Attributes:
        rows: Shape (beliefs, variants): codes of states.
        totals: Shape (beliefs,).
    """

    rows: Ints
    totals: Floats

    def get(self, row: Sequence[int]) -> float | None:
        """The total of one belief; None where it is not among them."""
        low = 0
        high = len(self.rows)
        for column, code in enumerate(row):
            part = self.rows[low:high, column]
            first, last = part.searchsorted(code), part.searchsorted(code, "right")
            low, high = low + int(first), low + int(last)
            if low >= high:
                return None
        return float(self.totals[low])


def in_order(rows: Ints, totals: Floats) -> Round:
    """Put the beliefs of a round in order."""
    order = np.lexsort(rows.T[::-1])
    return Round(rows[order], totals[order])


class Table:
    """The totals of the beliefs that were solved.

    Args:
        cores: What the codes in its rows stand for.
        rounds: The beliefs by round.
        beliefs: How many of them can follow the start; the others are those of hindsight.
        columns: The number of variants.
        keep: The bits that `core_of` keeps.
    """

    def __init__(
        self, cores: Cores, rounds: dict[int, list[Round]], *, beliefs: int, columns: int,
        keep: tuple[int, int],
    ) -> None:  # fmt: skip
        self.cores = cores
        self.beliefs = beliefs
        self._rounds = rounds
        self._columns = columns
        self._keep = keep

    def __len__(self) -> int:
        return sum(len(part.rows) for parts in self._rounds.values() for part in parts)

    def row(self, belief: tuple[State, ...]) -> list[int] | None:
        """The row of a belief; None where a state in it is not known."""
        row = [NONE] * self._columns
        for state in belief:
            core = self.cores.find(core_of(state, self._keep))
            if core is None:
                return None
            row[state.variant] = core * LANES + lane_of(state)
        return row

    def get(self, belief: tuple[State, ...], /) -> float | None:
        """Weight times value of a belief; None where it was not solved."""
        row = self.row(belief)
        if row is None:
            return None
        for part in self._rounds.get(belief[0].round, ()):
            found = part.get(row)
            if found is not None:
                return found
        return None

    def add(self, round_: int, part: Round) -> None:
        """Take in more beliefs of a round."""
        self._rounds.setdefault(round_, []).append(part)

    def to_bytes(self) -> bytes:
        """Write the table."""
        counters = len(self.cores.all[0][st.COUNTERS]) if self.cores.all else 0
        arrays = {
            "cores": _flat(self.cores.all),
            "facts": np.array([self.beliefs, self._columns, *self._keep, counters]),
        }
        for round_, parts in self._rounds.items():
            for i, part in enumerate(parts):
                arrays[f"rows.{round_}.{i}"] = part.rows
                arrays[f"totals.{round_}.{i}"] = part.totals
        stream = io.BytesIO()
        np.savez_compressed(stream, **arrays)  # type: ignore[arg-type]
        return stream.getvalue()

    @classmethod
    def from_bytes(cls, raw: bytes) -> Table:
        """Read what `to_bytes` wrote.

        Raises:
            ValueError: It is not a table.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as packed:
                if sum(each.file_size for each in packed.infolist()) > _LARGEST:
                    raise ValueError("too large for a table")
            with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
                beliefs, columns, given, flags, counters = arrays["facts"].tolist()
                cores = _cores(arrays["cores"], counters)
                rounds: dict[int, list[Round]] = {}
                for name in arrays.files:
                    kind, _, rest = name.partition(".")
                    if kind == "rows":
                        part = Round(arrays[name], arrays[f"totals.{rest}"])
                        rounds.setdefault(int(rest.partition(".")[0]), []).append(part)
                return cls(cores, rounds, beliefs=beliefs, columns=columns, keep=(given, flags))
        except (OSError, KeyError, IndexError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise ValueError("not a solved table") from error


def core_of(state: State, keep: tuple[int, int]) -> Core:
    """A state without its round and lane, and without what nothing reads any more.

    Args:
        state: The state.
        keep: The bits, of what was given away and of the flags, that something reads.
    """
    fields: list[Any] = list(state)
    fields[st.ROUND] = fields[st.TRUST] = fields[st.TENSION] = fields[st.FACE] = 0
    fields[st.GIVEN] &= keep[0]
    fields[st.FLAGS] &= keep[1]
    return tuple(fields)


_NESTED = (st.COUNTERS, st.MINE, st.THEIRS, st.DEAL)


def _flat(cores: list[Core]) -> Ints:
    """One row of numbers a core: the plain fields, then counters, own memory and their package."""
    found = []
    issues = max((len(core[st.THEIRS] or ()) for core in cores), default=0)
    for core in cores:
        plain = [value for i, value in enumerate(core) if i not in _NESTED]
        mine = core[st.MINE] or (NONE, NONE)
        theirs = core[st.THEIRS] or (NONE,) * issues
        found.append([*plain, *core[st.COUNTERS], *mine, *theirs])
    return np.array(found, dtype=np.int64).reshape(len(cores), -1 if found else 0)


def _cores(flat: Ints, counters: int) -> Cores:
    plain = len(State._fields) - len(_NESTED)
    ends = [0, plain, plain + counters, plain + counters + 2, flat.shape[1]]
    cores = Cores()
    for numbers in flat.tolist():
        parts = [tuple(numbers[a:b]) for a, b in pairwise(ends)]
        fields = iter(parts[0])
        core = [None if i in _NESTED else next(fields) for i in range(len(State._fields))]
        core[st.COUNTERS] = parts[1]
        core[st.MINE] = None if parts[2][0] == NONE else Memory(*parts[2])
        core[st.THEIRS] = None if NONE in parts[3] or not parts[3] else parts[3]
        cores.number(tuple(core))
    return cores
