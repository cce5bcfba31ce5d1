"""The 2 × 2 of should have agreed × agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from negotiator_trainer.services.progress.view import Question
from negotiator_trainer.ui.pages.progress.chart_card import ChartCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.progress.view import ProgressView
    from negotiator_trainer.ui.charts.verdict_chart import VerdictChart


class VerdictCard(ChartCard):
    """The four fields; choosing one opens what is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chart: VerdictChart | None = None

    def make_chart(self) -> VerdictChart:
        """Return a new chart of verdicts."""
        from negotiator_trainer.ui.charts.verdict_chart import VerdictChart  # noqa: PLC0415

        made = VerdictChart()
        made.point_chosen.connect(self._on_point_chosen)
        return made

    def fill(self, view: ProgressView) -> None:
        """Count practice and real cases into the four fields."""
        from negotiator_trainer.ui.charts.verdict_chart import (  # noqa: PLC0415
            VerdictCell,
            VerdictData,
        )

        if self.chart is None:
            return
        fields = (
            ("held", self.tr("Held"), True, True),
            ("missed_deal", self.tr("Missed deal"), False, True),
            ("agreement_trap", self.tr("Agreement trap"), True, False),
            ("right_walk", self.tr("Right walk"), False, False),
        )
        self.chart.show_data(
            VerdictData(
                cells=tuple(
                    VerdictCell(
                        key=key, name=name, agreed=agreed, should=should,
                        practice=getattr(view.quadrants, key),
                        real=getattr(view.case_quadrants, key),
                    )
                    for key, name, agreed, should in fields
                )
            )
        )  # fmt: skip

    @Slot(object)
    def _on_point_chosen(self, verdict: str) -> None:
        self.evidence_wanted.emit(Question("verdict", verdict))
