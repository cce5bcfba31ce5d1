"""What a chart says in words and figures, whatever it looks like."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field


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
    """

    title: str
    count: str
    summary: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    points: tuple[ChartPoint, ...] = field(default=())
    missing: str = ""

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
