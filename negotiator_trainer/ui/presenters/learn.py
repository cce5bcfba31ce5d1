"""Fills the handbook's page, and finds where its cards show in the person's attempts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFileDialog

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.handbook.book import handbook
from negotiator_trainer.services.handbook.booklet import write_markdown
from negotiator_trainer.services.handbook.sightings import Sightings
from negotiator_trainer.ui.presenters.presenter import Presenter
from negotiator_trainer.ui.routes import DRILLS, Crumb, Route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from negotiator_trainer.services.handbook.book import Handbook
    from negotiator_trainer.services.handbook.sightings import Sighting
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.learn import LearnPage


class LearnPresenter(Presenter):
    """Serves a `LearnPage`.

    Args:
        page: The page.
        trainer: The services.
        route: Which card, and the turn that it was opened from.
        parent: The object that owns it.
    """

    def __init__(
        self, page: LearnPage, trainer: Trainer, *, route: Route, parent: QObject | None = None
    ) -> None:
        super().__init__(page, parent)
        self.page: LearnPage = page
        self._trainer = trainer
        self._route = route
        self._book = handbook()
        self._sightings = Sightings(trainer)
        self._search: Iterator[Sighting | None] = iter(())
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._on_next)
        page.card_chosen.connect(self._on_card_chosen)
        page.card.turn_opened.connect(self._on_turn_opened)
        page.print_clicked.connect(self._on_print_clicked)
        page.markdown_clicked.connect(self._on_markdown_clicked)

    @Slot()
    def open(self) -> None:
        """Show the index and the card that was asked for, or the first."""
        self.page.show_book(self._book)
        self._show_origin()
        self._show(self._route.card or self._book.cards[0].id)

    def settle(self) -> bool:
        """Look no further."""
        self._next.stop()
        return True

    def _show_origin(self) -> None:
        attempt, turn = self._route.attempt, self._route.turn
        if self._route.from_drills:
            back = Crumb(self.page.tr("Drills"), DRILLS)
            self.crumbs_changed.emit((back, Crumb(self.page.title, self._route)))
        if attempt is None:
            return
        try:
            session = self._trainer.practice.session(attempt)
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        title = session.game.scenario.title
        self.crumbs_changed.emit(
            (
                Crumb(title, Route.debrief(attempt, turn=turn)),
                Crumb(self.page.title, self._route),
            )
        )
        if turn:
            words = next(line.words for line in session.transcript if line.turn == turn)
            said = self.page.tr("Your turn {0} of “{1}”: {2}").format(turn, title, words)
            self.page.card.show_origin(said)

    def _show(self, card: str) -> None:
        found = self._book.card(card) or self._book.cards[0]
        self.page.show_card(found)
        self._search = self._sightings.search(found)
        self._next.start()

    def _ask_place(self, suffix: str, words: str) -> QFileDialog:
        dialog = QFileDialog(self.page, self.page.tr("Write the booklet"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{words} (*.{suffix})")
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"handbook.{suffix}")
        dialog.open()
        return dialog

    def _write(self, write: Callable[[Handbook, Path], None], file: str) -> None:
        try:
            write(self._book, Path(file))
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self.page.clear_trouble()
        self.page.toast.show_message(self.page.tr("Written: {0}").format(file))

    @Slot()
    def _on_next(self) -> None:
        """Look through one more attempt; the window is served in between."""
        try:
            found = next(self._search)
        except StopIteration:
            self._next.stop()
            self.page.card.show_no_more()
            return
        except TrainerError as error:
            self._next.stop()
            self.page.show_trouble(error)
            return
        if found is not None:
            self.page.card.add_sighting(found)

    @Slot(object)
    def _on_card_chosen(self, card: str) -> None:
        self._show(card)

    @Slot(object, object)
    def _on_turn_opened(self, attempt: int, turn: int) -> None:
        self.left_for.emit(Route.debrief(attempt, turn=turn))

    @Slot()
    def _on_print_clicked(self) -> None:
        self._ask_place("pdf", "PDF").fileSelected.connect(self._on_pdf_chosen)

    @Slot()
    def _on_markdown_clicked(self) -> None:
        self._ask_place("md", "Markdown").fileSelected.connect(self._on_markdown_chosen)

    @Slot(str)
    def _on_pdf_chosen(self, file: str) -> None:
        from negotiator_trainer.ui.booklet import write_pdf  # noqa: PLC0415  loads the printer

        self._write(write_pdf, file)

    @Slot(str)
    def _on_markdown_chosen(self, file: str) -> None:
        self._write(write_markdown, file)
