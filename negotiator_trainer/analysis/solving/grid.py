"""Positions: cores with a bucket of lanes and a bucket of rounds, numbered as they are met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from negotiator_trainer.analysis.solving.lanes import LANES
from negotiator_trainer.engine import state as st
from negotiator_trainer.engine.state import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.analysis.solving.lanes import Marks

Ints: TypeAlias = "npt.NDArray[np.int64]"
Floats: TypeAlias = "npt.NDArray[np.float64]"
Bools: TypeAlias = "npt.NDArray[np.bool_]"
Core: TypeAlias = "tuple[Any, ...]"

NONE = -1


class Cores:
    """States without their round and lane, by number."""

    def __init__(self) -> None:
        self.all: list[Core] = []
        self.beats: list[int] = []
        self._numbers: dict[Core, int] = {}

    def find(self, core: Core) -> int | None:
        """The number of a core; None where it has none."""
        return self._numbers.get(core)

    def number(self, core: Core) -> int:
        """The number of a core; a new one where it has none yet."""
        found = self._numbers.get(core)
        if found is None:
            found = self._numbers[core] = len(self.all)
            self.all.append(core)
            self.beats.append(core[st.BEAT])
        return found


class Grid:
    """Numbers positions, one for all states between which the script tells no difference.

    Args:
        cores: The cores.
        marks: What the script asks: one for each beat, or one for all.
        met: Called with each new position's state, in the order of their numbers.
    """

    def __init__(self, cores: Cores, marks: list[Marks], met: Callable[[State], None]) -> None:
        self._cores = cores
        self._marks = marks
        self._met = met
        self._buckets = max(len(each.lanes) for each in marks)
        self._times = max(len(each.rounds) for each in marks)
        self._bucket = np.array([each.of_lane for each in marks])
        self._time = np.array([each.of_round for each in marks])
        self._known: Ints = np.full(0, NONE)
        self.states: list[State] = []

    def positions(self, codes: Ints, round_: int) -> Ints:
        """The number of the position of each state code; `NONE` where there is none."""
        cores = codes // LANES
        scopes = 0 if len(self._marks) == 1 else np.array([*self._cores.beats, 0])[cores]
        bucket = self._bucket[scopes, codes % LANES]
        keys = (cores * self._buckets + bucket) * self._times + self._time[scopes, round_]
        there = codes != NONE
        keys = np.where(there, keys, 0)
        size = len(self._cores.all) * self._buckets * self._times
        if size > len(self._known):
            grown = np.full(2 * size, NONE)
            grown[: len(self._known)] = self._known
            self._known = grown
        found = self._known[keys]
        missing = keys[(found == NONE) & there]
        if len(missing):
            new = np.unique(missing)
            self._known[new] = np.arange(len(new)) + len(self.states)
            for key in new.tolist():
                self._meet(key)
            found = self._known[keys]
        return np.where(there, found, NONE)

    def _meet(self, key: int) -> None:
        rest, time = divmod(key, self._times)
        core, bucket = divmod(rest, self._buckets)
        marks = self._marks[0 if len(self._marks) == 1 else self._cores.beats[core]]
        fields = list(self._cores.all[core])
        fields[st.TRUST], fields[st.TENSION], fields[st.FACE] = marks.lanes[bucket]
        fields[st.ROUND] = marks.rounds[time]
        state = State._make(fields)
        self.states.append(state)
        self._met(state)
