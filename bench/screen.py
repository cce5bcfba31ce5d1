"""What an X server's screen shows, seen from outside the programs that draw on it.

Xvfb keeps its screen in a file (``-fbdir``), which is mapped into memory here: to look at it
asks nothing of the program that is measured, nor of the server. Every program is looked at in
this one way, ours and the peers alike:

- *painted* is when half of what the window covers in the end is no longer the empty screen; a
  small splash before the window does not count;
- *settled* is when at most 1 % of what the window covers still differs from the last picture,
  for good. A caret that blinks or a word in the status bar does not count; a page that comes
  later does. The last picture is the one after which nothing of note changed for `QUIET` s.

Every third line of the screen is looked at, every 4 ms.
"""

from __future__ import annotations

import mmap
import struct
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Picture = NDArray[np.uint32]

QUIET = 1.5
PATIENCE = 20.0
"""Seconds until a program counts as not started."""
_PAUSE = 0.004
_LINES = 3
_NOTED = 0.001
"""Changes of less than this share of the screen are not kept: carets, the pointer."""
_SMALLEST = 0.05
"""A window covers at least this share of the screen; what is smaller asks something first."""
_OPEN = 0.01


@dataclass(frozen=True, slots=True)
class Sight:
    """A picture and when it was first seen, in s of `time.monotonic`."""

    at: float
    picture: Picture


@dataclass(frozen=True, slots=True)
class Start:
    """When a window was painted, and when it had settled: on the clock of its sights."""

    painted: float
    settled: float


class Screen:
    """Looks at the screen of the X server that keeps it in `folder`."""

    def __init__(self, folder: Path) -> None:
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # The format of xwd: 25 big-endian numbers, a name, a colour map, then the lines.
        head = struct.unpack(">25I", self._memory[:100])
        width, height, colours = head[4], head[5], head[19]
        self._pixels = np.frombuffer(
            self._memory, dtype=np.uint32, offset=head[0] + 12 * colours, count=width * height
        ).reshape(height, width)

    def look(self) -> Picture:
        """Return what is shown now."""
        return self._pixels[::_LINES].copy()

    def watch(self, alive: Callable[[], bool]) -> list[Sight]:
        """Note what is shown until it stays as it is, or nothing can come any more.

        Args:
            alive: Whether the program that draws still runs.
        """
        sights = [Sight(time.monotonic(), self.look())]
        last = sights[0].at + PATIENCE
        while time.monotonic() < last and alive():
            time.sleep(_PAUSE)
            picture, now = self.look(), time.monotonic()
            if _differing(picture, sights[-1].picture) > _NOTED * picture.size:
                sights.append(Sight(now, picture))
            elif now - sights[-1].at > QUIET and _is_window(sights[0].picture, picture):
                break
        return sights

    def wait_for(self, picture: Picture) -> None:
        """Wait until the screen shows `picture` again."""
        last = time.monotonic() + PATIENCE
        while _differing(self.look(), picture) > _NOTED * picture.size:
            if time.monotonic() > last:
                raise TimeoutError
            time.sleep(_PAUSE)


def judge(sights: Sequence[Sight]) -> Start | None:
    """Return when the window was painted and had settled; None when there is none.

    Args:
        sights: In the order of time; the first shows the empty screen.
    """
    empty, final = sights[0].picture, sights[-1].picture
    if not _is_window(empty, final):
        return None
    covered = _differing(final, empty)
    painted = next(s.at for s in sights if _differing(s.picture, empty) >= covered / 2)
    open_ = [_differing(s.picture, final) > _OPEN * covered for s in sights]
    return Start(painted, sights[len(open_) - open_[::-1].index(True)].at)


def _differing(one: Picture, other: Picture) -> int:
    return int(np.count_nonzero(one != other))


def _is_window(empty: Picture, picture: Picture) -> bool:
    return _differing(picture, empty) >= _SMALLEST * picture.size
