"""80 % ranges against the truth, with what that says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from negotiator_trainer.services.progress.calibration import band
from negotiator_trainer.services.progress.view import Question
from negotiator_trainer.ui.pages.progress.judged_card import JudgedCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.progress.calibration import RangeCount
    from negotiator_trainer.services.progress.view import ProgressView
    from negotiator_trainer.ui.charts.calibration_chart import CalibrationChart, CalibrationRow

_EXAMPLE = ((30, 20), (18, 13), (12, 7))


class CalibrationCard(JudgedCard):
    """The calibration chart over its sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chart: CalibrationChart | None = None

    def make_chart(self) -> CalibrationChart:
        """Return a new calibration chart."""
        from negotiator_trainer.ui.charts.calibration_chart import CalibrationChart  # noqa: PLC0415

        made = CalibrationChart()
        made.point_chosen.connect(self._on_point_chosen)
        return made

    def fill(self, view: ProgressView) -> None:
        """Draw all three rows; an example as long as there are too few ranges."""
        from negotiator_trainer.ui.charts.calibration_chart import CalibrationData  # noqa: PLC0415

        found = view.calibration
        few = self.tr("An example. Yours needs {0} estimates; you have {1}.")
        self.show_findings(view.calibration_findings, found.both, few=few)
        if self.chart is None:
            return
        rows = tuple(_row(name, count) for name, count in self.by_source(found))
        if found.both.says:
            words = self.tr(
                "The diamond is how many held. Hatched: what honest 80 % ranges would do by chance "
                "alone, in 95 of 100 cases."
            )
            self.chart.show_data(CalibrationData(rows=rows, summary=words))
        else:
            self.chart.show_data(CalibrationData(rows=_example(rows), example=True))

    @Slot(object)
    def _on_point_chosen(self, _key: object) -> None:
        self.evidence_wanted.emit(Question("ranges_missed"))


def _row(name: str, count: RangeCount) -> CalibrationRow:
    from negotiator_trainer.ui.charts.calibration_chart import CalibrationRow  # noqa: PLC0415

    return CalibrationRow(
        key=name, name=name, asked=count.asked, held=count.held, band=count.band,
        enough=count.enough, mean_width=count.mean_width, bias=count.bias,
    )  # fmt: skip


def _example(rows: tuple[CalibrationRow, ...]) -> tuple[CalibrationRow, ...]:
    return tuple(
        replace(row, asked=asked, held=held, band=band(asked))
        for row, (asked, held) in zip(rows, _EXAMPLE, strict=True)
    )
