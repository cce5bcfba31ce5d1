"""A measure over time, and the choice of the measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.pages.progress.chart_card import ChartCard
from negotiator_trainer.ui.tokens import SPACE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.progress.view import ProgressView, Series
    from negotiator_trainer.store.figure_records import PlayedFigures
    from negotiator_trainer.ui.charts.trend_chart import TrendChart

_EXAMPLE = (34, 48, 41, 57, 52, 66, 49, 63, 58, 71, 66, 74, 69, 78)


class TrendCard(ChartCard):
    """The trend chart with the list of measures above it.

    Signals:
        measure_chosen: Another measure is wanted; carries its key.
        attempt_opened: A dot was chosen; carries the attempt's id.
    """

    measure_chosen = Signal(object)
    attempt_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chart: TrendChart | None = None
        self.measure = CalmCombo()
        self.measure.setAccessibleName(self.tr("Measure"))
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        label = text.label(self.tr("Measure"))
        label.setBuddy(self.measure)
        row.addWidget(label)
        row.addWidget(self.measure)
        row.addStretch(1)
        self.add(row)
        self.measure.activated.connect(self._on_measure_chosen)

    def show_series(self, series: Series) -> None:
        """Draw another measure of the same view."""
        if self._view is not None:
            self.show_view(replace(self._view, trend=series))

    def make_chart(self) -> TrendChart:
        """Return a new trend chart."""
        from negotiator_trainer.ui.charts.trend_chart import TrendChart  # noqa: PLC0415

        made = TrendChart()
        made.point_chosen.connect(self.attempt_opened)
        return made

    def fill(self, view: ProgressView) -> None:
        """Draw the measure; an example as long as there is no attempt at all."""
        if self.measure.count() == 0:
            for key, name in view.measures:
                self.measure.addItem(name, key)
        self.measure.setCurrentIndex(self.measure.findData(view.trend.key))
        self.measure.setEnabled(view.finished > 0)
        if self.chart is None:
            return
        from negotiator_trainer.ui.charts.trend_chart import TrendData  # noqa: PLC0415

        unit = self.tr("0–100")
        if view.finished:
            trend = view.trend
            self.chart.show_data(
                TrendData(name=trend.name, unit=unit, points=trend.points, titles=trend.titles)
            )
        else:
            self.chart.show_data(
                TrendData(name=view.trend.name, unit=unit, points=_example(), example=True)
            )

    @Slot()
    def _on_measure_chosen(self) -> None:
        self.measure_chosen.emit(self.measure.currentData())


def _example() -> PlayedFigures:
    from negotiator_trainer.store.figure_records import PlayedFigure, PlayedFigures  # noqa: PLC0415

    start = datetime(2026, 1, 1, tzinfo=UTC)
    return PlayedFigures.of(
        [
            PlayedFigure(at, start + timedelta(days=5 * at), "", float(value), at % 3 == 0)
            for at, value in enumerate(_EXAMPLE)
        ]
    )
