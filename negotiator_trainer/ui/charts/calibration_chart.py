"""How often the person's 80 % ranges held the truth: in all, in practice, in real cases."""

from __future__ import annotations

from dataclasses import dataclass

from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint

SURE = 80.0
_HALF = 0.26
"""Half the height of a band, where the rows are 1 apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRow:
    """Estimates of one source that were put to the test.

    Attributes:
        key: Told when the row is chosen.
        name: Such as ``Real cases``.
        asked: How many 80 % ranges there are.
        held: How many held the truth.
        band: The counts that an honest 80 % gives in 95 of 100 cases (binomial).
        enough: Ranges needed before anything is said.
        mean_width: Mean width of a range in per cent of the true limit.
        bias: Mean signed miss of the middle, in per cent of the true limit; above 0 they were
            thought more generous than they were.
    """

    key: object
    name: str
    asked: int
    held: int
    band: tuple[int, int]
    enough: int = 10
    mean_width: float | None = None
    bias: float | None = None

    @property
    def says(self) -> bool:
        """Whether there are enough."""
        return self.asked >= self.enough

    def share(self, count: float) -> float:
        """Return a count in per cent of those asked."""
        return 100 * count / self.asked


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationData:
    """Estimates that were put to the test.

    Attributes:
        rows: The first is all of them together.
        summary: What they say, in words.
        example: Whether it is made up.
    """

    rows: tuple[CalibrationRow, ...]
    summary: str = ""
    example: bool = False


class CalibrationChart(Chart):
    """Shows `CalibrationData` as shares on one axis, each with the band that chance alone gives."""

    places_labels = False
    _data: CalibrationData | None = None

    def show_data(self, data: CalibrationData) -> None:
        """Show `data`."""
        self._data = data
        whole = data.rows[0]
        spoken = [row for row in data.rows if row.says and not data.example]
        self._present(
            ChartContent(
                title=self.tr("How sure you are, and how right"),
                count=self.tr("Example") if data.example
                else self.tr("{0} estimates").format(f"{whole.asked:,}"),
                summary=data.summary,
                headers=(
                    self.tr("Source"), self.tr("80 % ranges"), self.tr("Held the truth"),
                    self.tr("Expected"), self.tr("Likely by chance"),
                    self.tr("Mean width, % of the limit"), self.tr("Mean miss, % of the limit"),
                ),
                rows=() if data.example else tuple(self._row(row) for row in data.rows),
                points=tuple(
                    ChartPoint(
                        x=row.share(row.held), y=self._height(row), text=self._said(row),
                        key=row.key,
                    )
                    for row in spoken
                ),
                missing="" if whole.says else self._too_few(whole),
                example=data.example,
            )
        )  # fmt: skip

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        self._name_axes(self.tr("Ranges that held the truth, %"), "")
        self.plot.showGrid(x=False, y=False)
        for row in data.rows:
            if row.says:
                self._draw_row(row)
            else:
                said = self._few(row)
                self.plot.addItem(
                    ink.words(said, 2, self._height(row), role="text_2", font=self.small_font(),
                              anchor=(0, 0.5))
                )  # fmt: skip
        top = len(data.rows) - 0.35
        self.plot.addItem(ink.line([SURE, SURE], [-0.5, top - 0.15], role="zone", dashed=True))
        self.plot.addItem(
            ink.words(self.tr("80 %"), SURE, top - 0.15, role="zone", font=self.small_font(),
                      anchor=(0.5, 1))
        )  # fmt: skip
        self.plot.getAxis("left").setTicks([[(self._height(row), row.name) for row in data.rows]])
        self.plot.getAxis("bottom").setTicks([[(at, str(at)) for at in (0, 20, 40, 60, 80, 100)]])
        self.plot.setXRange(-4, 104, padding=0)
        self.plot.setYRange(-0.6, top + 0.15, padding=0)
        self._need_lines(5 + 3 * len(data.rows))

    def _draw_row(self, row: CalibrationRow) -> None:
        at = self._height(row)
        low, high = (row.share(end) for end in row.band)
        corners = [(low, at - _HALF), (high, at - _HALF), (high, at + _HALF), (low, at + _HALF)]
        self.plot.addItem(ink.Hatched(corners))
        here = row.share(row.held)
        self.plot.addItem(ink.dots([here], [at], shape="diamond", role="accent", size=17))
        right = here < 50
        self.plot.addItem(
            ink.words(
                self.tr("{0} of {1}").format(f"{row.held:,}", f"{row.asked:,}"), here, at,
                role="accent", font=self.small_font(), anchor=(-0.2 if right else 1.2, 0.5),
                backed=True,
            )
        )  # fmt: skip

    def _height(self, row: CalibrationRow) -> float:
        rows = self._data.rows if self._data is not None else (row,)
        return float(len(rows) - 1 - rows.index(row))

    def _row(self, row: CalibrationRow) -> tuple[str, ...]:
        return (
            row.name,
            str(row.asked),
            str(row.held),
            f"{SURE / 100 * row.asked:.1f}",
            f"{row.band[0]}–{row.band[1]}",
            "–" if row.mean_width is None else f"{row.mean_width:.0f}",
            "–" if row.bias is None else f"{row.bias:+.0f}",
        )

    def _few(self, row: CalibrationRow) -> str:
        return self.tr("{0} so far; needs {1}").format(row.asked, row.enough)

    def _too_few(self, row: CalibrationRow) -> str:
        return self.tr("Needs {0} estimates before it can say anything; you have {1}.").format(
            row.enough, row.asked
        )

    def _said(self, row: CalibrationRow) -> str:
        said = self.tr("{0}: {1} of {2} ranges held the truth; {3} to {4} is likely by chance.")
        return said.format(row.name, row.held, row.asked, *row.band)
