"""Serves what leads from a case to practice, to a debrief and to a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.pages.journal.export_dialog import ExportDialog
from negotiator_trainer.ui.pages.journal.link_dialog import LinkDialog
from negotiator_trainer.ui.pages.journal.rehearse_dialog import RehearseDialog
from negotiator_trainer.ui.presenters.linkable import linkable
from negotiator_trainer.ui.routes import Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from negotiator_trainer.journal.case import Link, Links
    from negotiator_trainer.services.journal.page import LinkView
    from negotiator_trainer.services.journal.rehearsal import Rehearsal
    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.journal.export_dialog import Kind
    from negotiator_trainer.ui.pages.journal.links_card import LinksCard
    from negotiator_trainer.ui.pages.page import Page


class CaseTools(QObject):
    """Does what a `LinksCard` on a case's page reports.

    Args:
        page: The case's page: dialogs lie over it, and it says what went wrong.
        card: The card on it.
        trainer: The services.
        case: The case.
        settle: Stores what is pending before anything is read; False where it could not be.
        parent: The object that owns it, not the page.

    Signals:
        left_for: The person goes on elsewhere; carries a `Route`.
        links_changed: Other attempts are linked.
    """

    left_for = Signal(object)
    links_changed = Signal()

    def __init__(
        self,
        page: Page,
        card: LinksCard,
        trainer: Trainer,
        *,
        case: int,
        settle: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._card = card
        self._trainer = trainer
        self._case = case
        self._settle = settle
        self._rehearsal: Rehearsal | None = None
        self._export: ExportDialog | None = None
        self._kind: Kind = "md"
        self._redact = False
        card.rehearse_clicked.connect(self._on_rehearse_clicked)
        card.link_clicked.connect(self._on_link_clicked)
        card.export_clicked.connect(self._on_export_clicked)
        card.opened.connect(self._on_opened)
        card.removed.connect(self._on_removed)

    def _show_links(self) -> None:
        self._card.show_links(self._trainer.journal.page(self._case).links)
        self.links_changed.emit()

    def _save_links(self, links: Links) -> None:
        self._trainer.journal.save(self._case, links)
        self._show_links()

    def _links(self) -> Links:
        from negotiator_trainer.journal.case import Links  # noqa: PLC0415  a value, made once

        views = self._trainer.journal.page(self._case).links
        return Links(tuple(view.link for view in views))

    def _words(self, kind: Kind) -> str:
        """What leaves, as it stands in the file."""
        if kind == "md":
            return self._trainer.journal.markdown(self._case, redact=self._redact)
        from negotiator_trainer.ui import documents  # noqa: PLC0415  loads the printer

        return documents.words_of(self._html())

    def _html(self) -> str:
        return self._trainer.journal.html(self._case, redact=self._redact)

    def _ask_place(self) -> None:
        names = {"md": "Markdown", "pdf": "PDF"}
        dialog = QFileDialog(self._page, self._page.tr("Write the case to a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{names[self._kind]} (*.{self._kind})")
        dialog.setDefaultSuffix(self._kind)
        dialog.selectFile(f"{file_name(self._title())}.{self._kind}")
        dialog.fileSelected.connect(self._on_place_chosen)
        dialog.open()

    def _title(self) -> str:
        if self._redact:
            return self._page.tr("case")
        view = self._trainer.journal.page(self._case)
        return words.title_or_kind(view.title, view.template)

    def _write(self, file: Path) -> None:
        from negotiator_trainer.ui import documents  # noqa: PLC0415  loads the printer

        if self._kind == "md":
            documents.write_text(self._words("md"), file)
        else:
            documents.write_pdf(self._html(), file, title=self._title())

    @Slot()
    def _on_rehearse_clicked(self) -> None:
        if not self._settle():
            return
        try:
            found = self._trainer.journal.rehearsal(self._case)
        except TrainerError as error:
            self._page.show_trouble(error)
            return
        self._rehearsal = found
        dialog = RehearseDialog(found.title, found.why, self._page)
        dialog.scenario_wanted.connect(self._on_scenario_wanted)
        dialog.table_wanted.connect(self._on_table_wanted)
        dialog.open()

    @Slot()
    def _on_scenario_wanted(self) -> None:
        found = self._rehearsal
        if found is not None and found.scenario is not None:
            self.left_for.emit(Route.brief(found.scenario, found.role))

    @Slot()
    def _on_table_wanted(self) -> None:
        self.left_for.emit(Route.offer_table(self._case))

    @Slot()
    def _on_link_clicked(self) -> None:
        try:
            known = {link.attempt for link in self._links().attempts}
            found = [each for each in linkable(self._trainer) if each.uuid not in known]
        except TrainerError as error:
            self._page.show_trouble(error)
            return
        dialog = LinkDialog(found, self._page)
        dialog.linked.connect(self._on_linked)
        dialog.open()

    @Slot(object)
    def _on_linked(self, link: Link) -> None:
        try:
            kept = self._links()
            self._save_links(replace(kept, attempts=(*kept.attempts, link)))
        except TrainerError as error:
            self._page.show_trouble(error)

    @Slot(object)
    def _on_removed(self, view: LinkView) -> None:
        try:
            kept = self._links()
            rest = tuple(each for each in kept.attempts if each != view.link)
            self._save_links(replace(kept, attempts=rest))
        except TrainerError as error:
            self._page.show_trouble(error)

    @Slot(object)
    def _on_opened(self, view: LinkView) -> None:
        if view.attempt is not None:
            self.left_for.emit(Route.debrief(view.attempt))

    @Slot()
    def _on_export_clicked(self) -> None:
        if not self._settle():
            return
        self._export = ExportDialog(self._page)
        self._export.wanted.connect(self._on_preview_wanted)
        self._export.write_clicked.connect(self._on_write_clicked)
        self._export.destroyed.connect(self._on_export_closed)
        self._on_preview_wanted(self._export.kind, redact=False)
        self._export.open()

    @Slot(object, object)
    def _on_preview_wanted(self, kind: Kind, redact: bool) -> None:  # noqa: FBT001  a signal's
        self._kind, self._redact = kind, redact
        if self._export is None:
            return
        try:
            self._export.show_preview(self._words(kind))
        except TrainerError as error:
            self._export.show_trouble(error)

    @Slot(object, object)
    def _on_write_clicked(self, kind: Kind, redact: bool) -> None:  # noqa: FBT001  a signal's
        self._kind, self._redact = kind, redact
        self._ask_place()

    @Slot(str)
    def _on_place_chosen(self, file: str) -> None:
        try:
            self._write(Path(file))
        except TrainerError as error:
            if self._export is not None:
                self._export.show_trouble(error)
            return
        if self._export is not None:
            self._export.accept()
        self._page.toast.show_message(self._page.tr("Written: {0}").format(file))

    @Slot()
    def _on_export_closed(self) -> None:
        self._export = None


def file_name(title: str) -> str:
    """Return a title as the name of a file on any system."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in title)
    return " ".join(kept.split())[:60].strip() or "case"
