"""How often the person's 80 % ranges held the truth."""

from __future__ import annotations

from dataclasses import dataclass

from negotiator_trainer.ui.charts import ink
from negotiator_trainer.ui.charts.chart import Chart
from negotiator_trainer.ui.charts.content import ChartContent, ChartPoint

SURE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationData:
    """Estimates that were put to the test.

    Attributes:
        asked: How many 80 % ranges there are.
        held: How many held the truth.
        band: The counts that an honest 80 % gives in 95 of 100 cases (binomial).
        enough: Ranges needed before anything is said.
        mean_width: Mean width of a range in per cent of the public range.
        bias: Mean signed miss of the middle, in per cent of the public range; above 0
            their limit was thought better for them than it was.
    """

    asked: int
    held: int
    band: tuple[int, int]
    enough: int = 10
    mean_width: float | None = None
    bias: float | None = None


class CalibrationChart(Chart):
    """Shows `CalibrationData` as counts on one line, with the band that chance alone gives."""

    _data: CalibrationData | None = None

    def show_data(self, data: CalibrationData) -> None:
        """Show `data`."""
        self._data = data
        self._present(
            ChartContent(
                title=self.tr("How sure you are, and how right"),
                count=self.tr("{0} estimates").format(data.asked),
                summary=self._summary(data),
                headers=(self.tr("What"), self.tr("Figure")),
                rows=tuple(self._rows(data)),
                points=(
                    ChartPoint(x=data.held, y=0, text=self._held(data), key="held"),
                    ChartPoint(x=SURE * data.asked, y=0, text=self._expected(data), key="expected"),
                ),
                missing=self._missing_words(data),
            )
        )

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        font = self.small_font()
        axis = self.tr("Ranges that held the truth, of {0}").format(data.asked)
        ink.name_axis(self.plot, "bottom", axis, font=self.font())
        low, high = data.band[0] - 0.4, data.band[1] + 0.4
        corners = [(low, -0.45), (high, -0.45), (high, 0.45), (low, 0.45)]
        self.plot.addItem(ink.Hatched(corners))
        self.plot.addItem(
            ink.words(self.tr("what 80 % sure would give"), (low + high) / 2, 0.5, role="zone",
                      font=font, anchor=(0.5, 1))
        )  # fmt: skip
        expected = SURE * data.asked
        self.plot.addItem(ink.line([expected] * 2, [-0.45, 0.45], role="zone", dashed=True))
        self.plot.addItem(ink.dots([data.held], [0], shape="diamond", role="accent", size=20))
        said = self.tr("yours: {0} of {1}").format(data.held, data.asked)
        self.plot.addItem(
            ink.words(said, data.held, -0.5, role="accent", font=font, anchor=(0.5, 0))
        )
        left = self.plot.getAxis("left")
        left.setTicks([[]])
        left.setPen(None)
        self.plot.setXRange(-0.6, data.asked + 0.6, padding=0)
        self.plot.setYRange(-1, 1, padding=0)

    def _rows(self, data: CalibrationData) -> list[tuple[str, str]]:
        found = [
            (self.tr("80 % ranges"), str(data.asked)),
            (self.tr("Held the truth"), str(data.held)),
            (self.tr("Expected of 80 %"), f"{SURE * data.asked:.1f}"),
            (self.tr("Likely by chance alone"), f"{data.band[0]}–{data.band[1]}"),
        ]
        if data.mean_width is not None:
            said = self.tr("Mean width, % of the public range")
            found.append((said, f"{data.mean_width:.0f}"))
        if data.bias is not None:
            found.append((self.tr("Mean miss, % of the public range"), f"{data.bias:+.0f}"))
        return found

    def _missing_words(self, data: CalibrationData) -> str:
        if data.asked >= data.enough:
            return ""
        return self.tr("Needs {0} estimates before it can say anything; you have {1}.").format(
            data.enough, data.asked
        )

    def _held(self, data: CalibrationData) -> str:
        return self.tr("{0} of {1} ranges held the truth.").format(data.held, data.asked)

    def _expected(self, data: CalibrationData) -> str:
        said = self.tr("Honest 80 % ranges would hold it about {0} times; {1} to {2} is likely.")
        return said.format(f"{SURE * data.asked:.0f}", *data.band)

    def _summary(self, data: CalibrationData) -> str:
        if data.asked < data.enough:
            return ""
        low, high = data.band
        if data.held < low:
            verdict = self.tr("Your ranges are too narrow: you are surer than you are right.")
        elif data.held > high:
            verdict = self.tr("Your ranges are wider than they need to be.")
        else:
            verdict = self.tr("That is what being 80 % sure looks like.")
        return " ".join((self._held(data), self._expected(data), verdict))
