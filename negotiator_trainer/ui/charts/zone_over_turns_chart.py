"""How the bargaining zone moved from turn to turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint
from negotiator_trainer.ui.widgets.number_form import PLAIN, NumberForm

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneTurn:
    """The zone after one turn.

    Attributes:
        turn: Its number, from 0 for the opening.
        low: Lower end on the axis; None where there was no zone.
        high: Upper end.
        event: What moved it, in a few words.
    """

    turn: int
    low: int | None
    high: int | None
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneOverTurnsData:
    """The zone turn by turn, in the smallest unit of the axis.

    Attributes:
        axis: What the axis shows, with its unit.
        turns: In order.
        form: How numbers are written.
        deal: Where the deal was closed, at the last turn.
        low_name: Whose limit the lower edge is, such as ``their limit``.
        high_name: Whose the upper edge is.
    """

    axis: str
    turns: tuple[ZoneTurn, ...]
    form: NumberForm = PLAIN
    deal: int | None = None
    low_name: str = ""
    high_name: str = ""


class ZoneOverTurnsChart(Chart):
    """Shows `ZoneOverTurnsData` as a hatched band that steps with each turn."""

    _data: ZoneOverTurnsData | None = None

    def show_data(self, data: ZoneOverTurnsData) -> None:
        """Show `data`."""
        self._data = data
        self._present(
            ChartContent(
                title=self.tr("The zone, turn by turn"),
                count=self.tr("{0} turns").format(len(data.turns)),
                summary=self._summary(data),
                headers=(self.tr("Turn"), self.tr("From"), self.tr("To"), self.tr("What moved it")),
                rows=tuple(self._row(turn, data.form) for turn in data.turns),
                points=tuple(self._points(data)),
                missing="" if data.turns else self.tr("No turn was played."),
            )
        )

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        self._name_axes(self.tr("Turn"), data.axis)
        self.plot.getAxis("left").set_form(data.form)
        for run in _runs(data.turns):
            self.plot.addItem(ink.Hatched(_outline(run)))
        low, high = _limits(data)
        for turn in data.turns:
            if turn.low is None:
                said = ink.words(
                    self.tr("no zone"), turn.turn, (low + high) / 2,
                    role="text_2", font=self.small_font(),
                )  # fmt: skip
                said.setAngle(90)
                self.plot.addItem(said)
        moved = [turn for turn in data.turns if turn.event and turn.high is not None]
        xs = [turn.turn for turn in moved]
        ys = [turn.high for turn in moved if turn.high is not None]
        self.plot.addItem(ink.dots(xs, ys, shape="dot", role="zone", size=9))
        if data.deal is not None:
            last = data.turns[-1].turn
            self.plot.addItem(
                ink.dots([last], [data.deal], shape="diamond", role="accent", size=15)
            )
            said = self.tr("deal {0}").format(data.form.to_text(data.deal))
            self.plot.addItem(
                ink.words(said, last, data.deal, role="accent", font=self.small_font(),
                          anchor=(1.15, 0.5))
            )  # fmt: skip
        first = data.turns[0].turn
        self._edges(data)
        ink.whole_ticks(self.plot, first, data.turns[-1].turn)
        room = max((high - low) * 0.12, 1)
        self.plot.setYRange(low - room, high + room, padding=0)
        self.plot.setXRange(first - 0.6, data.turns[-1].turn + 0.6, padding=0)

    def _edges(self, data: ZoneOverTurnsData) -> None:
        """Name the edges of the band where it begins."""
        start = next((turn for turn in data.turns if turn.low is not None), None)
        if start is None:
            return
        for name, end, below in (
            (data.low_name, start.low, 0.0),
            (data.high_name, start.high, 1.0),
        ):
            if name and end is not None:
                label = ink.words(
                    name, start.turn - 0.45, end,
                    role="zone", font=self.small_font(), anchor=(0, below),
                )  # fmt: skip
                self.plot.addItem(label)

    def _points(self, data: ZoneOverTurnsData) -> list[ChartPoint]:
        low, high = _limits(data)
        middle = (low + high) / 2
        return [
            ChartPoint(
                x=turn.turn,
                y=middle if turn.high is None else turn.high,
                text=self._sentence(turn, data.form),
                key=turn.turn,
            )
            for turn in data.turns
        ]

    def _sentence(self, turn: ZoneTurn, form: NumberForm) -> str:
        if turn.low is None or turn.high is None:
            said = self.tr("Turn {0}: no zone.").format(turn.turn)
        else:
            ends = form.to_text(turn.low), form.to_text(turn.high)
            said = self.tr("Turn {0}: zone from {1} to {2}.").format(turn.turn, *ends)
        return f"{said} {turn.event}" if turn.event else said

    def _row(self, turn: ZoneTurn, form: NumberForm) -> tuple[str, str, str, str]:
        if turn.low is None or turn.high is None:
            return str(turn.turn), self.tr("none"), self.tr("none"), turn.event
        return str(turn.turn), form.to_text(turn.low), form.to_text(turn.high), turn.event

    def _summary(self, data: ZoneOverTurnsData) -> str:
        if not data.turns:
            return ""
        first, last = data.turns[0], data.turns[-1]
        moves = sum(bool(turn.event) for turn in data.turns)
        ends = [self._sentence(first, data.form)]
        if last is not first:
            ends.append(self._sentence(last, data.form))
        return " ".join([*ends, self.tr("It moved {0} times.").format(moves)])


def _runs(turns: Sequence[ZoneTurn]) -> list[list[tuple[float, float, float]]]:
    """Return stretches of turns with a zone, as (turn, low, high)."""
    found: list[list[tuple[float, float, float]]] = [[]]
    for turn in turns:
        if turn.low is None or turn.high is None:
            found.append([])
        else:
            found[-1].append((turn.turn, turn.low, turn.high))
    return [run for run in found if run]


def _outline(run: Sequence[tuple[float, float, float]]) -> list[tuple[float, float]]:
    """Return the corners of a stepped band, half a turn to either side of each turn."""
    top: list[tuple[float, float]] = []
    bottom: list[tuple[float, float]] = []
    for turn, low, high in run:
        top += [(turn - 0.5, high), (turn + 0.5, high)]
        bottom += [(turn - 0.5, low), (turn + 0.5, low)]
    return top + bottom[::-1]


def _limits(data: ZoneOverTurnsData) -> tuple[float, float]:
    known = [end for turn in data.turns for end in (turn.low, turn.high) if end is not None]
    known += [] if data.deal is None else [data.deal]
    return (min(known), max(known)) if known else (0.0, 1.0)
