"""“We will agree” against what happened, with what that says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.progress.view import Question
from negotiator_trainer.ui.pages.progress.judged_card import JudgedCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.progress.view import ProgressView
    from negotiator_trainer.ui.charts.forecast_chart import (
        ForecastChart,
        ForecastData,
        ForecastDot,
    )

_EXAMPLE = ((12, 20, 14), (34, 38, 22), (55, 47, 30), (72, 61, 26), (91, 84, 18))


class ForecastCard(JudgedCard):
    """The reliability diagram over its sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chart: ForecastChart | None = None

    def make_chart(self) -> ForecastChart:
        """Return a new reliability diagram."""
        from negotiator_trainer.ui.charts.forecast_chart import ForecastChart  # noqa: PLC0415

        made = ForecastChart()
        made.point_chosen.connect(self.evidence_wanted)
        return made

    def fill(self, view: ProgressView) -> None:
        """Draw the bins that have enough in them; an example as long as there are too few."""
        few = self.tr("An example. Yours needs {0} forecasts; you have {1}. "
                      "Write one on the preparation sheet.")  # fmt: skip
        self.show_findings(view.forecast_findings, view.forecasts.both, few=few)
        if self.chart is not None:
            self.chart.show_data(self._data(view))

    def _data(self, view: ProgressView) -> ForecastData:
        from negotiator_trainer.ui.charts.forecast_chart import (  # noqa: PLC0415
            ForecastData,
            ForecastRow,
        )

        found = view.forecasts
        rows = tuple(
            ForecastRow(name=name, asked=each.asked, agreed=each.agreed, brier=each.brier)
            for name, each in self.by_source(found)
        )
        if not found.both.says:
            whole = ForecastRow(name=rows[0].name, asked=110, agreed=60, brier=0.21)
            return ForecastData(rows=(whole,), dots=_dots(_EXAMPLE), example=True)
        words = self.tr(
            "On the dashed line, what you said comes true as often as you said. Chances that were "
            "given fewer than {0} times are left out."
        ).format(found.both.enough)
        dots = tuple(
            _dot(Question("forecasts", start=each.low + (each.low > 0), end=each.high),
                 each.said, each.came, each.count)
            for each in found.both.bins
        )  # fmt: skip
        return ForecastData(rows=rows, dots=dots, enough=found.both.enough, summary=words)


def _dots(figures: tuple[tuple[float, float, int], ...]) -> tuple[ForecastDot, ...]:
    return tuple(_dot(None, said, came, count) for said, came, count in figures)


def _dot(key: object, said: float, came: float, count: int) -> ForecastDot:
    from negotiator_trainer.ui.charts.forecast_chart import ForecastDot  # noqa: PLC0415

    return ForecastDot(key=key, said=said, came=came, count=count)
