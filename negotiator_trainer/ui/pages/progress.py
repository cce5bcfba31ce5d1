"""What became of the practice so far: measures over time, calibration, bests, all attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.columns import TwoColumns
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.pages.progress_table import ProgressTable
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from datetime import datetime

    from negotiator_trainer.services.progress_view import Calibration, ProgressView, Series
    from negotiator_trainer.ui.charts.calibration_chart import CalibrationChart
    from negotiator_trainer.ui.charts.trend_chart import TrendChart

_CHART_LETTERS = 40


class ProgressPage(Page):
    """Shows `ProgressView`; draws nothing before there is enough of it.

    Signals:
        attempt_opened: A finished attempt is to be looked at again; carries its id.
        practise_clicked: There is nothing here yet; the person wants to begin.
    """

    attempt_opened = Signal(object)
    practise_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Progress"))
        self._view: ProgressView | None = None
        self.empty = EmptyState("chart-line", "")
        self.pending = Card(self.tr("What will appear here"))
        self.measure = CalmCombo()
        self.measure.setAccessibleName(self.tr("Measure"))
        self.trend: TrendChart | None = None
        self.calibration: CalibrationChart | None = None
        self._trend_card = Card()
        self._calibration_card = Card()
        self.charts = TwoColumns(shares=(3, 2))
        self.charts.first.addWidget(self._trend_card)
        self.charts.second.addWidget(self._calibration_card)
        self.bests = ProgressTable()
        self.bests.setSelectionMode(ProgressTable.SelectionMode.NoSelection)
        self.attempts = ProgressTable()
        self._bests_card = self._table_card(self.tr("Personal bests"), self.bests)
        self._attempts_card = self._table_card(self.tr("All attempts"), self.attempts)
        hint = self.tr("Enter or a double click opens the debrief.")
        self._attempts_card.add_text(hint, kind="caption")
        self.attempts.setAccessibleDescription(hint)
        self._add_measure_row()
        for each in (self.empty, self.pending, self.charts, self._bests_card, self._attempts_card):
            each.hide()
            self.body.addWidget(each)
        self.body.addStretch()
        self.measure.activated.connect(self._on_measure_chosen)
        self.attempts.row_opened.connect(self._on_row_opened)
        self.empty.action_clicked.connect(self.practise_clicked)

    def show_progress(self, view: ProgressView) -> None:
        """Show what there is; charts are imported here, when the first is drawn."""
        self._view = view
        some = view.finished > 0 or bool(view.attempts)
        self.empty.setVisible(not some)
        self._show_pending(view)
        self._show_tables(view)
        trend = _has_trend(view)
        calibrated = view.calibration.asked >= view.calibration.enough
        self._trend_card.setVisible(trend)
        self._calibration_card.setVisible(calibrated)
        self.charts.show_second(shown=calibrated)
        self.charts.setVisible(trend or calibrated)
        if trend:
            self._show_measures(view)
        if calibrated:
            self._show_calibration(view.calibration)

    def narrow_changed(self, *, narrow: bool) -> None:
        """One column on a small window."""
        self.charts.show_as_one(one=narrow)

    def _add_measure_row(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        label = text.label(self.tr("Measure"))
        label.setBuddy(self.measure)
        row.addWidget(label)
        row.addWidget(self.measure)
        row.addStretch(1)
        self._trend_card.add(row)

    def _table_card(self, title: str, table: ProgressTable) -> Card:
        card = Card(title)
        table.setAccessibleName(title)
        card.add(table)
        return card

    def _show_pending(self, view: ProgressView) -> None:
        if not view.attempts:
            words = " ".join(view.pending)
            first = self.tr("Nothing to show before your first finished negotiation.")
            self.empty.show_sentence(f"{first} {words}".strip(), action=self.tr("Practise"))
            self.pending.hide()
            return
        while self.pending.body.count() > 1:
            item = self.pending.body.takeAt(1)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in view.pending:
            self.pending.add_text(sentence)
        self.pending.setVisible(bool(view.pending))

    def _show_tables(self, view: ProgressView) -> None:
        self._bests_card.setVisible(bool(view.bests))
        self._attempts_card.setVisible(bool(view.attempts))
        self.bests.show_rows(
            (
                self.tr("Scenario"),
                self.tr("Best"),
                self.tr("Last"),
                self.tr("Plays"),
                self.tr("Endings seen"),
            ),
            [
                (
                    each.title,
                    f"{each.best:.0f}",
                    f"{each.last:.0f}",
                    str(each.plays),
                    self.tr("{0} of {1}").format(each.endings_seen, each.endings),
                )
                for each in view.bests
            ],
        )
        self.attempts.show_rows(
            (
                self.tr("Date"),
                self.tr("Scenario"),
                self.tr("As"),
                self.tr("Result"),
                self.tr("Overall"),
            ),
            [
                (
                    date(each.when),
                    each.title,
                    each.role.replace("_", " "),
                    self._verdict(each.verdict),
                    f"{each.overall:.0f}",
                )
                for each in view.attempts
            ],
        )

    def _verdict(self, verdict: str) -> str:
        words = {
            "held": self.tr("held"),
            "agreement_trap": self.tr("agreement trap"),
            "right_walk": self.tr("right walk"),
            "missed_deal": self.tr("missed deal"),
        }
        return words.get(verdict, verdict.replace("_", " "))

    def _show_measures(self, view: ProgressView) -> None:
        if self.measure.count() == 0:
            for series in view.series:
                self.measure.addItem(series.name, series.key)
        self._draw_trend()

    def _draw_trend(self) -> None:
        from negotiator_trainer.ui.charts.trend_chart import (  # noqa: PLC0415
            TrendChart,
            TrendData,
            TrendPoint,
        )

        series = self._chosen()
        if series is None:
            return
        if self.trend is None:
            self.trend = TrendChart()
            self.trend.setMinimumHeight(self._chart_height())
            self.trend.point_chosen.connect(self.attempt_opened)
            self._trend_card.add(self.trend)
            self.trend.show()
        points = tuple(
            TrendPoint(
                key=point.attempt,
                when=date(point.when),
                title=point.title,
                value=point.value,
                first=point.first,
            )
            for point in series.points
        )
        self.trend.show_data(TrendData(name=series.name, unit=self.tr("0–100"), points=points))

    def _show_calibration(self, calibration: Calibration) -> None:
        from negotiator_trainer.ui.charts.calibration_chart import (  # noqa: PLC0415
            CalibrationChart,
            CalibrationData,
        )

        if self.calibration is None:
            self.calibration = CalibrationChart()
            self.calibration.setMinimumHeight(self._chart_height())
            self._calibration_card.add(self.calibration)
            self.calibration.show()
        self.calibration.show_data(
            CalibrationData(
                asked=calibration.asked,
                held=calibration.held,
                band=calibration.band,
                enough=calibration.enough,
                mean_width=calibration.mean_width,
                bias=calibration.bias,
            )
        )

    def _chart_height(self) -> int:
        return max(self.fontMetrics().averageCharWidth() * _CHART_LETTERS, 320)

    def _chosen(self) -> Series | None:
        if self._view is None:
            return None
        key = self.measure.currentData()
        return next((each for each in self._view.series if each.key == key), None)

    @Slot()
    def _on_measure_chosen(self) -> None:
        self._draw_trend()

    @Slot(object)
    def _on_row_opened(self, row: int) -> None:
        if self._view is not None:
            self.attempt_opened.emit(self._view.attempts[row].attempt)

    def focus_first(self) -> None:
        """Put the keyboard on the list of attempts, or on the one thing to do."""
        first = self.empty.action if not self.empty.isHidden() else self.attempts
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def date(when: datetime) -> str:
    """Return a date as one writes it here, in local time."""
    local = when.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), "d MMM yyyy")


def _has_trend(view: ProgressView) -> bool:
    """Whether there are enough attempts for a trend; below that the list says it all."""
    return any(len(series.points) >= FEWEST for series in view.series)


FEWEST = 5
"""Attempts below which no trend is drawn."""
