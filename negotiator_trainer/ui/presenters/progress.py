"""Fills the progress page and opens what is chosen there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import HOME, Route

if TYPE_CHECKING:
    from datetime import date

    from negotiator_trainer.services.progress.view import Evidence, Question, Span
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.progress import ProgressPage


class ProgressPresenter(Presenter):
    """Serves a `ProgressPage`.

    Args:
        page: The page.
        trainer: The services.
        parent: The object that owns it.
    """

    def __init__(self, page: ProgressPage, trainer: Trainer, parent: QObject | None = None) -> None:
        super().__init__(page, parent)
        self.page: ProgressPage = page
        self._trainer = trainer
        self._span: Span | None = None
        self._measure = "overall"
        page.attempt_opened.connect(self._on_attempt_opened)
        page.evidence_opened.connect(self._on_evidence_opened)
        page.evidence_wanted.connect(self._on_evidence_wanted)
        page.export_clicked.connect(self._on_export_clicked)
        page.measure_chosen.connect(self._on_measure_chosen)
        page.more_wanted.connect(self._on_more_wanted)
        page.practise_clicked.connect(self._on_practise_clicked)
        page.retry_clicked.connect(self.open)
        page.span_chosen.connect(self._on_span_chosen)
        page.year_wanted.connect(self._on_year_wanted)

    @Slot()
    def open(self) -> None:
        """Show how it stands."""
        try:
            view = self._trainer.progress.page(self._span, measure=self._measure)
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self._span = view.span
        self.page.clear_trouble()
        self.page.show_progress(view)

    @Slot(object)
    def _on_span_chosen(self, span: Span) -> None:
        self._span = span
        self.open()

    @Slot(object)
    def _on_measure_chosen(self, measure: str) -> None:
        self._measure = measure
        try:
            series = self._trainer.progress.trend(measure, self._span or "all")
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        self.page.trend.show_series(series)

    @Slot(object)
    def _on_year_wanted(self, last: date) -> None:
        try:
            calendar = self._trainer.progress.calendar(last)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self.page.clear_trouble()
        self.page.calendar.show_calendar(calendar)

    @Slot(object)
    def _on_more_wanted(self, offset: int) -> None:
        try:
            rows = self._trainer.progress.attempts(offset)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self.page.clear_trouble()
        self.page.attempts.add_attempts(rows)

    @Slot(object)
    def _on_evidence_wanted(self, question: Question) -> None:
        try:
            found = self._trainer.progress.evidence(question, self._span or "all")
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self.page.clear_trouble()
        self.page.show_evidence(found)

    @Slot(object)
    def _on_evidence_opened(self, chosen: Evidence) -> None:
        if chosen.attempt is not None:
            self.left_for.emit(Route.debrief(chosen.attempt, turn=chosen.turn))
        elif chosen.case is not None:
            self.left_for.emit(Route.case(chosen.case))

    @Slot(object)
    def _on_attempt_opened(self, attempt: int) -> None:
        self.left_for.emit(Route.debrief(attempt))

    @Slot()
    def _on_practise_clicked(self) -> None:
        self.left_for.emit(HOME)

    @Slot()
    def _on_export_clicked(self) -> None:
        dialog = QFileDialog(self.page, self.page.tr("Export the figures"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{self.page.tr('Comma-separated values')} (*.csv)")
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("progress.csv")
        dialog.fileSelected.connect(self._on_place_chosen)
        dialog.open()

    @Slot(str)
    def _on_place_chosen(self, file: str) -> None:
        try:
            self._trainer.progress.export(Path(file), self._span or "all")
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self.page.clear_trouble()
        self.page.toast.show_message(self.page.tr("Written: {0}").format(file))
