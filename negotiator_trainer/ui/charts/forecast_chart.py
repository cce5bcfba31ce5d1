"""“I think we will agree” against what happened: a reliability diagram with its counts."""

from __future__ import annotations

from dataclasses import dataclass

from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastDot:
    """Forecasts of about the same chance.

    Attributes:
        key: Told when the dot is chosen.
        said: Their mean, 0–100 %.
        came: How many of a hundred ended in a deal.
        count: How many there are.
    """

    key: object
    said: float
    came: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRow:
    """One source: all, practice, or real cases; the Brier score is None with too few."""

    name: str
    asked: int
    agreed: int
    brier: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastData:
    """Forecasts that came out.

    Attributes:
        rows: The first is all of them together.
        dots: Of all together; those with enough in them.
        enough: Forecasts needed before anything is said, and in each dot.
        summary: What they say, in words.
        example: Whether it is made up.
    """

    rows: tuple[ForecastRow, ...]
    dots: tuple[ForecastDot, ...]
    enough: int = 10
    summary: str = ""
    example: bool = False


class ForecastChart(Chart):
    """Shows `ForecastData`: what was said along the bottom, what came of it upwards."""

    places_labels = False
    _data: ForecastData | None = None

    def show_data(self, data: ForecastData) -> None:
        """Show `data`."""
        self._data = data
        self._present(
            ChartContent(
                title=self.tr("“We will agree”, and whether you did"),
                count=self.tr("Example") if data.example
                else self.tr("{0} forecasts").format(f"{data.rows[0].asked:,}"),
                summary=data.summary,
                headers=(self.tr("What"), self.tr("Forecasts"), self.tr("Said, %"),
                         self.tr("Agreed, %"), self.tr("Brier score")),
                rows=() if data.example else self._rows(data),
                points=() if data.example else tuple(
                    ChartPoint(x=dot.said, y=dot.came, text=self._said(dot), key=dot.key)
                    for dot in data.dots
                ),
                missing=self._missing_words(data),
                example=data.example,
            )
        )  # fmt: skip

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        self._name_axes(self.tr("What you said, %"), self.tr("Deals among them, %"))
        self.plot.addItem(ink.line([0, 100], [0, 100], role="zone", dashed=True))
        self.plot.addItem(
            ink.words(
                self.tr("as said"), 22, 20, role="zone", font=self.small_font(), anchor=(-0.1, 0.3)
            )
        )
        xs, ys = [dot.said for dot in data.dots], [dot.came for dot in data.dots]
        self.plot.addItem(ink.dots(xs, ys, shape="dot", role="accent", size=13))
        for dot in data.dots:
            right = dot.said < 80
            self.plot.addItem(
                ink.words(
                    self.tr("{0} times").format(f"{dot.count:,}"), dot.said, dot.came, role="text",
                    font=self.small_font(), anchor=(-0.2 if right else 1.2, 0.5), backed=True,
                )
            )  # fmt: skip
        self.plot.setXRange(-4, 104, padding=0)
        self.plot.setYRange(-8, 108, padding=0)
        ink.hundred_ticks(self.plot)
        self.plot.getAxis("bottom").setTicks([[(at, str(at)) for at in (0, 20, 40, 60, 80, 100)]])

    def _rows(self, data: ForecastData) -> tuple[tuple[str, ...], ...]:
        sources = [
            (row.name, str(row.asked), "", f"{100 * row.agreed / row.asked:.0f}" if row.asked
             else "–", "–" if row.brier is None else f"{row.brier:.2f}")
            for row in data.rows
        ]  # fmt: skip
        bins = [
            (self.tr("About {0} %").format(f"{dot.said:.0f}"), str(dot.count), f"{dot.said:.0f}",
             f"{dot.came:.0f}", "")
            for dot in data.dots
        ]  # fmt: skip
        return (*sources, *bins)

    def _missing_words(self, data: ForecastData) -> str:
        asked = data.rows[0].asked
        if asked < data.enough:
            return self.tr("Needs {0} forecasts before it can say anything; you have {1}.").format(
                data.enough, asked
            )
        if not data.dots:
            return self.tr("No chance was given {0} times yet: nothing to draw.").format(
                data.enough
            )
        return ""

    def _said(self, dot: ForecastDot) -> str:
        said = self.tr("You said about {0} % {1} times; {2} % of them ended in a deal.")
        return said.format(f"{dot.said:.0f}", dot.count, f"{dot.came:.0f}")
