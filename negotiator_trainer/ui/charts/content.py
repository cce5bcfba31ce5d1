"""What a chart says in words and figures, whatever it looks like."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Item = TypeVar("Item")


class Made(Sequence[Item]):
    """A sequence whose items are made when they are looked at: a chart may rest on thousands.

    Args:
        count: How many there are.
        make: Makes the one at a place. It must not know the chart: the two would keep each
            other alive, and a chart that is collected while another one is painted takes the
            program with it.
    """

    def __init__(self, count: int, make: Callable[[int], Item]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> Item: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...

    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        """Make the one at a place, or those of a slice."""
        if isinstance(place, slice):
            return [self._make(at) for at in range(self._count)[place]]
        return self._make(range(self._count)[place])


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPoint:
    """A place on a chart that can be pointed at, by mouse or by keyboard.

    Attributes:
        x: On the chart's axis.
        y: On the chart's axis.
        text: What it is, in a short sentence: tooltip, reading line and speech alike.
        key: Told when the point is chosen, such as a turn's number.
    """

    x: float
    y: float
    text: str
    key: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartContent:
    """The words of a chart.

    Attributes:
        title: What it shows.
        count: How much it rests on, such as ``9 turns``.
        summary: What a careful reader would say of it, one to three sentences.
        headers: Of the table, with units.
        rows: Of the table, as written.
        points: In reading order.
        missing: Why there is nothing to draw; the table is shown all the same.
        example: Whether the figures are made up, to show what will appear here.
    """

    title: str
    count: str
    summary: str
    headers: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    points: Sequence[ChartPoint] = field(default=())
    missing: str = ""
    example: bool = False

    def as_csv(self) -> str:
        """Return the table as comma-separated values.

        Cells that a spreadsheet would take for a formula are written as text.
        """
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.headers)
        writer.writerows([_harmless(cell) for cell in row] for row in self.rows)
        return out.getvalue()


def _harmless(cell: str) -> str:
    risky = cell[:1] in {"=", "+", "-", "@"} and not cell[1:].replace(".", "").isdigit()
    return f"'{cell}" if risky else cell
