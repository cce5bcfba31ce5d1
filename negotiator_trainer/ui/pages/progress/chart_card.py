"""A card whose chart is made when the card first comes into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal

from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.progress.view import ProgressView
    from negotiator_trainer.ui.charts.chart import Chart

_LETTERS = 36
"""Height of a chart in average letters."""


class ChartCard(Card):
    """Keeps room for a chart; drawing one costs more than reading its figures.

    Args:
        title: The card's heading; none where the chart has it.
        parent: The widget that owns it.

    Attributes:
        chart: The chart; None before the card was in sight.

    Signals:
        evidence_wanted: Somebody wants to see what a figure rests on; carries a `Question`.
    """

    evidence_wanted = Signal(object)

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.chart: Chart | None = None
        self._view: ProgressView | None = None
        self._drawn_view: ProgressView | None = None
        self.setMinimumHeight(self.chart_height())

    def show_view(self, view: ProgressView) -> None:
        """Take other figures; they are drawn at once where there is a chart already."""
        self._view = view
        if self.chart is not None:
            self.draw()

    def draw(self) -> None:
        """Make the chart where there is none yet, and draw what was not drawn."""
        if self._view is None or self._view is self._drawn_view:
            return
        self._drawn_view = self._view
        if self.chart is None:
            self.chart = self.make_chart()
            self.chart.ask_height(self.chart_height())
            self.body.insertWidget(self.chart_place(), self.chart)
            self.chart.show()
            self.setMinimumHeight(0)
            self._settle()
        self.fill(self._view)

    def _settle(self) -> None:
        """Give the chart its size before it is drawn: drawn in another, it is drawn again."""
        if self.isVisible():
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def make_chart(self) -> Chart:
        """Return a new chart; concrete cards import its module here."""
        raise NotImplementedError

    def fill(self, view: ProgressView) -> None:
        """Show figures in the chart."""
        raise NotImplementedError

    def chart_place(self) -> int:
        """Return where in the card the chart stands; at the end by default."""
        return self.body.count()

    def chart_height(self) -> int:
        """Return how tall the plot is at least, in pixels."""
        return max(self.fontMetrics().averageCharWidth() * _LETTERS, 250)
