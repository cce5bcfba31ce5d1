"""What became of the practice so far, and of real cases: every figure leads to its evidence."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal, Slot

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.columns import TwoColumns
from negotiator_trainer.ui.pages.option_field import CalmCombo
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.pages.progress.attempts_card import AttemptsCard
from negotiator_trainer.ui.pages.progress.calendar_card import CalendarCard
from negotiator_trainer.ui.pages.progress.calibration_card import CalibrationCard
from negotiator_trainer.ui.pages.progress.evidence import EvidenceSheet
from negotiator_trainer.ui.pages.progress.forecast_card import ForecastCard
from negotiator_trainer.ui.pages.progress.scenarios_card import ScenariosCard
from negotiator_trainer.ui.pages.progress.skills_card import SkillsCard
from negotiator_trainer.ui.pages.progress.trend_card import TrendCard
from negotiator_trainer.ui.pages.progress.verdict_card import VerdictCard
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.progress.view import EvidenceList, ProgressView
    from negotiator_trainer.ui.pages.progress.chart_card import ChartCard

_SOON_MS = 10


class ProgressPage(Page):
    """Shows `ProgressView`; a chart is drawn when it first comes into sight.

    Signals:
        span_chosen: Another time is to be covered; carries ``weeks``, ``year`` or ``all``.
        measure_chosen: Another measure is wanted; carries its key.
        year_wanted: The calendar up to another day is wanted; carries that day.
        evidence_wanted: Somebody wants to see what a figure rests on; carries a `Question`.
        evidence_opened: One thing that a figure rests on was chosen; carries an `Evidence`.
        attempt_opened: A finished attempt is to be looked at again; carries its id.
        more_wanted: More of the list is wanted; carries how many rows there are.
        export_clicked: The figures are wanted as a file.
        practise_clicked: There is nothing here yet; the person wants to begin.
    """

    span_chosen = Signal(object)
    measure_chosen = Signal(object)
    year_wanted = Signal(object)
    evidence_wanted = Signal(object)
    evidence_opened = Signal(object)
    attempt_opened = Signal(object)
    more_wanted = Signal(object)
    export_clicked = Signal()
    practise_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Progress"))
        self.empty = EmptyState("chart-line", "")
        self.pending = Card(self.tr("What will appear here"))
        self.trend = TrendCard()
        self.skills = SkillsCard()
        self.calendar = CalendarCard()
        self.calibration = CalibrationCard()
        self.forecasts = ForecastCard()
        self.verdicts = VerdictCard()
        self.scenarios = ScenariosCard()
        self.attempts = AttemptsCard()
        self._chart_cards: tuple[ChartCard, ...] = (
            self.trend, self.calendar, self.calibration, self.forecasts, self.verdicts,
        )  # fmt: skip
        self._columns: list[TwoColumns] = []
        self._draw_soon = QTimer(self)
        self._draw_soon.setSingleShot(True)
        self._draw_soon.setInterval(_SOON_MS)
        self._build_header()
        self._build_body()
        self._connect()

    def show_progress(self, view: ProgressView) -> None:
        """Show the figures; charts in sight are imported and drawn here."""
        some = view.attempts_of > 0
        self.span.setCurrentIndex(self.span.findData(view.span))
        self.span.setEnabled(some)
        self.export.setEnabled(some)
        self._show_pending(view)
        for card in self._chart_cards:
            card.show_view(view)
        self.skills.show_view(view)
        self.scenarios.show_view(view)
        self.attempts.show_view(view)
        self.skills.setVisible(some)
        self.attempts.setVisible(some)
        self.scenarios.setVisible(bool(view.bests))
        for card in self._chart_cards:
            card.setVisible(some or card not in {self.calendar, self.verdicts})
        for columns, second in zip(
            self._columns, (self.skills, self.forecasts, self.scenarios), strict=True
        ):
            columns.show_second(shown=not second.isHidden())
        self._columns[2].setVisible(some)
        if "pyqtgraph" in sys.modules:
            self.draw_in_sight()
        else:
            self._draw_soon.start()  # its import takes longer than all the rest: words first

    def show_evidence(self, found: EvidenceList) -> None:
        """Open the list of what a figure rests on."""
        sheet = EvidenceSheet(found, self)
        sheet.evidence_opened.connect(self.evidence_opened)
        sheet.open()

    def narrow_changed(self, *, narrow: bool) -> None:
        """One column on a small window."""
        for columns in self._columns:
            columns.show_as_one(one=narrow)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what is in sight."""
        super().showEvent(event)
        self._draw_soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw what has come into sight."""
        super().resizeEvent(event)
        self._draw_soon.start()

    def focus_first(self) -> None:
        """Put the keyboard on the choice of time, or on the one thing to do."""
        first = self.empty.action if not self.empty.isHidden() else self.span
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def draw_in_sight(self) -> None:
        """Draw the charts that can be seen, and those a little below."""
        if self.area is None or not self.isVisible():
            return
        bottom = self.area.verticalScrollBar().value() + self.area.viewport().height()
        for card in self._chart_cards:
            # What was shown, hidden or drawn a moment ago has its place only after this.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            top = card.mapTo(self.content, card.rect().topLeft()).y()
            if not card.isHidden() and top < bottom:
                card.draw()

    def draw_all(self) -> None:
        """Draw every chart, as for a picture of the whole page."""
        for card in self._chart_cards:
            card.draw()

    def _build_header(self) -> None:
        self.span = CalmCombo()
        self.span.setAccessibleName(self.tr("Time"))
        self.span.setToolTip(
            self.tr("Trend, skills, ranges, forecasts and verdicts; live attempts only")
        )
        for key, words in (
            ("weeks", self.tr("12 weeks")),
            ("year", self.tr("A year")),
            ("all", self.tr("All")),
        ):
            self.span.addItem(words, key)
        self.export = button(self.tr("Export CSV"), icon="download")
        label = text.label(self.tr("Live attempts of"), kind="muted")
        label.setBuddy(self.span)
        self.header.add_action(label)
        self.header.add_action(self.span)
        self.header.add_action(self.export)

    def _build_body(self) -> None:
        for each in (self.empty, self.pending):
            each.hide()
            self.body.addWidget(each)
        self._pair(self.trend, self.skills, shares=(6, 7))
        self.body.addWidget(self.calendar)
        self._pair(self.calibration, self.forecasts, shares=(1, 1))
        self._pair(self.verdicts, self.scenarios, shares=(1, 1))
        self.body.addWidget(self.attempts)
        self.body.addStretch()

    def _pair(self, first: Card, second: Card, *, shares: tuple[int, int]) -> None:
        columns = TwoColumns(shares=shares)
        columns.first.addWidget(first)
        columns.second.addWidget(second)
        self._columns.append(columns)
        self.body.addWidget(columns)

    def _connect(self) -> None:
        self.attempts.attempt_opened.connect(self.attempt_opened)
        self.attempts.more_wanted.connect(self.more_wanted)
        self.calendar.year_wanted.connect(self.year_wanted)
        self.empty.action_clicked.connect(self.practise_clicked)
        self.export.clicked.connect(self.export_clicked)
        self.span.activated.connect(self._on_span_chosen)
        self.trend.attempt_opened.connect(self.attempt_opened)
        self.trend.measure_chosen.connect(self.measure_chosen)
        for card in self._chart_cards:
            card.evidence_wanted.connect(self.evidence_wanted)
        self.skills.evidence_wanted.connect(self.evidence_wanted)
        self.scenarios.evidence_wanted.connect(self.evidence_wanted)
        self._draw_soon.timeout.connect(self.draw_in_sight)
        if self.area is not None:
            self.area.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _show_pending(self, view: ProgressView) -> None:
        nothing = view.attempts_of == 0
        self.empty.setVisible(nothing)
        if nothing:
            first = self.tr("Nothing to show before your first finished negotiation.")
            words = " ".join([first, *view.pending])
            self.empty.show_sentence(words, action=self.tr("Practise"))
        while self.pending.body.count() > 1:
            item = self.pending.body.takeAt(1)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in view.pending:
            self.pending.add_text(sentence)
        self.pending.setVisible(bool(view.pending) and not nothing)

    @Slot()
    def _on_span_chosen(self) -> None:
        self.span_chosen.emit(self.span.currentData())

    @Slot(int)
    def _on_scrolled(self, _value: int) -> None:
        self.draw_in_sight()
