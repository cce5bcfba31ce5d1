"""Plays at the table: each move is on the disk before it counts as said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from negotiator_trainer.errors import MoveError, TrainerError
from negotiator_trainer.services.worth import worth
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import Crumb, Route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from negotiator_trainer.scoring.sheet import Guess
    from negotiator_trainer.services.table_view import TableView
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.table import TablePage
    from negotiator_trainer.ui.pages.table.draft import Draft
    from negotiator_trainer.ui.presenters.guide import GuidePresenter
    from negotiator_trainer.ui.reviewer import Reviewer


@dataclass(frozen=True, slots=True)
class _Try:
    """Something that may have to be tried again: a move, or the end with its estimate."""

    move: str = ""
    guess: Guess | None = None
    stage: str = ""


class TablePresenter(Presenter):
    """Serves a `TablePage`.

    Args:
        page: The page.
        trainer: The services.
        attempt: The attempt that is played.
        reviewer: Answers about reviews; without one nobody helps in practice.
        parent: The object that owns it.
    """

    def __init__(
        self,
        page: TablePage,
        trainer: Trainer,
        *,
        attempt: int,
        reviewer: Reviewer | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, parent)
        self.page: TablePage = page
        self._trainer = trainer
        self._reviewer = reviewer
        self._guide: GuidePresenter | None = None
        self._attempt = attempt
        self._view: TableView | None = None
        self._failed: _Try | None = None
        self._asked_midway = False
        page.line_said.connect(self._on_line_said)
        page.package_changed.connect(self._on_package_changed)
        page.offered.connect(self._on_offered)
        page.decided.connect(self._on_decided)
        page.estimated.connect(self._on_estimated)
        page.estimate_skipped.connect(self._on_estimate_skipped)
        page.note_edited.connect(self._on_note_edited)
        page.note_written.connect(self._on_note_written)
        page.preparation_clicked.connect(self._on_preparation_clicked)
        page.retry_clicked.connect(self._on_retry_clicked)

    def open(self) -> None:
        """Resume the attempt where it was left; one that is scored goes on to its debrief."""
        try:
            if self._trainer.concluded(self._attempt):
                self._go_to_debrief()
                return
            view = self._trainer.table(self._attempt)
            sheet = self._trainer.prepare(self._attempt).sheet
            self._begin_guide()
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        self.page.show_sheet(sheet)
        self.crumbs_changed.emit(
            (
                Crumb(view.title, Route.brief(view.scenario, view.role)),
                Crumb(self.page.tr("Table"), Route.table(self._attempt)),
            )
        )
        self._show(view)

    def settle(self) -> bool:
        """Keep the note that is being written; False when it could not be kept."""
        self.page.notes.flush()
        if self._guide is not None and not self.page.notes.pending:
            self._guide.leave()
        return not self.page.notes.pending

    def _begin_guide(self) -> None:
        if self._reviewer is None or self._guide is not None:
            return
        from negotiator_trainer.ui.presenters.guide import GuidePresenter  # noqa: PLC0415

        self._guide = GuidePresenter(
            self.page, self._trainer, self._reviewer, attempt=self._attempt, parent=self
        )
        self._guide.left_for.connect(self.left_for)

    def _show(self, view: TableView) -> None:
        self._view = view
        self.page.show_table(view)
        if self._guide is not None:
            self._guide.show_turn(view)
        if view.ended:
            self._ask_at_the_end(view)
        elif view.ask_midway and not self._asked_midway:
            self._asked_midway = True
            self.page.ask_estimate("midway")
        else:
            self.page.close_layer()

    def _ask_at_the_end(self, view: TableView) -> None:
        if view.estimate.kind == "none":
            self.page.show_over()
        else:
            self.page.ask_estimate("closing")

    def _play(self, move: str) -> None:
        self.page.notes.flush()
        self._report(pending=True)
        try:
            view = self._trainer.play(self._attempt, move)
        except MoveError as error:
            self.page.drop_pending()
            self.page.close_layer()
            self.page.show_trouble(error)
            self._report(pending=False)
            return
        except TrainerError as error:
            self._failed = _Try(move=move)
            self.page.show_trouble(error, retry=True)
            return
        self._failed = None
        self.page.clear_trouble()
        self._report(pending=False)
        self._show(view)
        if move == "outside" and not view.ended:
            self.page.toggle_sheet()

    def _keep_estimate(self, guess: Guess, stage: str) -> None:
        try:
            view = self._trainer.estimate(
                self._attempt, guess, stage="midway" if stage == "midway" else "edit"
            )
        except TrainerError as error:
            self._failed = _Try(guess=guess, stage=stage)
            self.page.show_trouble(error, retry=True)
            return
        self._failed = None
        self.page.clear_trouble()
        self._report(pending=False)
        self._show(view)

    def _conclude(self, guess: Guess | None) -> None:
        try:
            self._trainer.conclude(self._attempt, guess)
        except TrainerError as error:
            self._failed = _Try(guess=guess, stage="closing")
            self.page.show_trouble(error, retry=True)
            return
        self._go_to_debrief()

    def _report(self, *, pending: bool) -> None:
        self.saving_changed.emit(pending)

    def _go_to_debrief(self) -> None:
        self.left_for.emit(Route.debrief(self._attempt))

    @Slot(object)
    def _on_line_said(self, line: str) -> None:
        if self._view is None or (self._failed is not None and self._failed.move):
            return
        words = next(option.words for option in self._view.options if option.id == line)
        self.page.show_pending(words)
        self._play(f"say {line}")

    @Slot(object)
    def _on_package_changed(self, package: Mapping[str, str]) -> None:
        try:
            session = self._trainer.practice.session(self._attempt)
            self.page.show_worth(worth(session, package))
        except MoveError as error:
            self.page.show_impossible(f"{error.problem} {error.remedy}")

    @Slot(object)
    def _on_offered(self, draft: Draft) -> None:
        self.page.show_pending(draft.words)
        self._play(draft.notation())

    @Slot(object)
    def _on_decided(self, move: str) -> None:
        if move == "over":
            self._conclude(None)
            return
        words = {
            "accept": self.page.tr("I accept."),
            "walk": self.page.tr("(You get up and leave.)"),
            "outside": self.page.tr("(You step outside.)"),
        }[move]
        self.page.show_pending(words, staged=move != "accept")
        self._play(move)

    @Slot(object, object)
    def _on_estimated(self, occasion: str, guess: Guess) -> None:
        if occasion == "closing":
            self._conclude(guess)
        else:
            self._keep_estimate(guess, occasion)

    @Slot(object)
    def _on_estimate_skipped(self, occasion: str) -> None:
        if occasion == "closing":
            self._conclude(None)
        else:
            self.page.close_layer()

    @Slot()
    def _on_note_edited(self) -> None:
        self._report(pending=True)

    @Slot(object)
    def _on_note_written(self, words: str) -> None:
        try:
            self._trainer.note(self._attempt, words)
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.notes.note_kept(words)
        self._report(pending=False)
        if self._failed is None:
            self.page.clear_trouble()

    @Slot()
    def _on_preparation_clicked(self) -> None:
        self.left_for.emit(Route.preparation(self._attempt))

    @Slot()
    def _on_retry_clicked(self) -> None:
        failed = self._failed
        if self._view is None:
            self.open()
        elif failed is None:
            self.page.notes.flush()
            self.page.clear_trouble()
        elif failed.move:
            self._play(failed.move)
        elif failed.stage == "closing":
            self._conclude(failed.guess)
        elif failed.guess is not None:
            self._keep_estimate(failed.guess, failed.stage)
