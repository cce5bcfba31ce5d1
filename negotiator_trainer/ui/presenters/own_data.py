"""Serves the card about what is kept: backups, export and import, restoring, erasing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from negotiator_trainer.services.keeping.backups import contents_in_words, items_in_words
from negotiator_trainer.services.keeping.erasing import OUT_OF_REACH
from negotiator_trainer.ui.asking import Question
from negotiator_trainer.ui.keeper import EXPUNGE
from negotiator_trainer.ui.pages.backup_list import moment
from negotiator_trainer.wording import look_up

if TYPE_CHECKING:
    from negotiator_trainer.errors import TrainerError
    from negotiator_trainer.services.journal.forgetting import Forgotten
    from negotiator_trainer.services.keeping.backups import KeptBackup
    from negotiator_trainer.services.keeping.exporting import Exported
    from negotiator_trainer.services.keeping.importing import Brought
    from negotiator_trainer.ui.keeper import Keeper
    from negotiator_trainer.ui.pages.settings import SettingsPage


class OwnDataPresenter(QObject):
    """Serves the `DataCard` of the settings page.

    Args:
        page: The page.
        keeper: Does what is asked; None while no profile is open.
        parent: The presenter that owns it.
    """

    def __init__(self, page: SettingsPage, keeper: Keeper | None, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._card = page.data
        self._keeper = keeper
        self._kept: tuple[KeptBackup, ...] = ()
        self._asked: Path | None = None
        card = self._card
        card.back_up.clicked.connect(self._on_back_up)
        card.restore_clicked.connect(self._on_restore)
        card.export.clicked.connect(self._on_export)
        card.bring.clicked.connect(self._on_import)
        card.erase.clicked.connect(self._on_erase)
        if keeper is not None:
            keeper.listed.connect(self._on_listed)
            keeper.began.connect(self._on_began)
            keeper.progressed.connect(self._card.show_progress)
            keeper.done.connect(self._on_done)
            keeper.failed.connect(self._on_failed)

    def open(self) -> None:
        """Show what there is, and what is being done."""
        offered = self._keeper is not None and self._keeper.has_file
        self._card.show_offered(offered=offered)
        self._card.show_note(self._note())
        if self._keeper is None:
            return
        self._keeper.look()
        if self._keeper.doing:
            self._on_began(self._keeper.doing)
        if self._keeper.trouble is not None:
            self._page.show_trouble(self._keeper.trouble)

    def _note(self) -> str:
        if self._keeper is None:
            return self.tr("Nothing is open yet.")
        if not self._keeper.has_file:
            return self.tr("Your practice is kept on a server, which makes its own backups.")
        return self.tr(
            "They are made by themselves: after each finished attempt, after ten minutes of work, "
            "before an import, and when the window is closed. Each is read once more before it "
            "counts. The last five are kept, and one for each of seven days, four weeks and "
            "twelve months."
        )

    @Slot()
    def _on_back_up(self) -> None:
        if self._keeper is not None:
            self._keeper.back_up()

    @Slot(object)
    def _on_listed(self, kept: tuple[KeptBackup, ...]) -> None:
        self._kept = kept
        self._card.show_backups(kept)

    @Slot(object)
    def _on_began(self, what: str) -> None:
        words = {
            "backup": self.tr("Backing up…"),
            "export": self.tr("Writing everything…"),
            "import": self.tr("Importing…"),
            EXPUNGE: self.tr("Deleting for good…"),
        }
        self._page.clear_trouble()
        self._card.show_busy(words[what])

    @Slot(object, object)
    def _on_done(self, what: str, result: object) -> None:
        words = {
            "backup": self._backed_up, "export": self._exported, "import": self._imported,
            EXPUNGE: self._expunged,
        }  # fmt: skip
        self._card.show_idle(words[what](result))  # type: ignore[operator]

    @Slot(object, object)
    def _on_failed(self, _what: str, error: TrainerError | None) -> None:
        self._card.show_idle()
        if error is not None:
            self._page.show_trouble(error)

    def _backed_up(self, _made: Path) -> str:
        return self.tr("A backup was made and read once more: it is sound.")

    def _expunged(self, _gone: Forgotten) -> str:
        return self.tr("It is deleted for good, from the backups too.")

    def _exported(self, done: Exported) -> str:
        size = f"{done.size / 1_000_000:.1f}" if done.size > 50_000 else "0.1"
        return self.tr("Everything is in {0} ({1} MB).").format(done.file, size)

    def _imported(self, done: Brought) -> str:
        new = items_in_words(done.attempts, done.cases, done.drills)
        if not new:
            return self.tr("Nothing in it was new; what you have stays as it is.")
        return self.tr("Imported: {0}. What was here already stays as it is.").format(new)

    @Slot(object)
    def _on_restore(self, number: int) -> None:
        kept = self._kept[number]
        when = moment(kept.made_at) if kept.made_at is not None else kept.path.name
        self._asked = kept.path
        question = Question(
            self.tr("Go back to the backup of {0}?").format(when),
            (
                self.tr("It contains {0}.").format(contents_in_words(kept)),
                self.tr(
                    "What you have now is backed up first, and its file is put aside in the data "
                    "folder. The window then shows what the backup contains."
                ),
            ),
            do=self.tr("&Restore"),
            parent=self._page.window(),
        )
        question.accepted.connect(self._on_restore_agreed)
        question.open()

    @Slot()
    def _on_restore_agreed(self) -> None:
        if self._keeper is not None and self._asked is not None:
            self._keeper.restore_wanted.emit(self._asked)

    @Slot()
    def _on_erase(self) -> None:
        question = Question(
            self.tr("Erase everything?"),
            (
                self.tr(
                    "Every attempt, case, drill and note, all backups, your settings and crash "
                    "reports are deleted, and the window begins anew. Nobody can bring them back."
                ),
                look_up(OUT_OF_REACH),
                self.tr("To keep a copy, cancel and export everything first."),
            ),
            do=self.tr("&Erase everything"),
            agreed=self.tr("I want all of it &gone for good"),
            kind="danger",
            parent=self._page.window(),
        )
        question.accepted.connect(self._on_erase_agreed)
        question.open()

    @Slot()
    def _on_erase_agreed(self) -> None:
        if self._keeper is not None:
            self._keeper.erase_wanted.emit()

    @Slot()
    def _on_export(self) -> None:
        dialog = self._file_dialog(self.tr("Export everything to"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.selectFile("negotiator-trainer.zip")
        dialog.fileSelected.connect(self._on_export_chosen)
        dialog.open()

    @Slot(str)
    def _on_export_chosen(self, file: str) -> None:
        if self._keeper is not None:
            self._keeper.export(Path(file))

    @Slot()
    def _on_import(self) -> None:
        dialog = self._file_dialog(self.tr("Import from"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_import_chosen)
        dialog.open()

    @Slot(str)
    def _on_import_chosen(self, file: str) -> None:
        if self._keeper is not None:
            self._keeper.bring(Path(file))

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._page, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([self.tr("Exports (*.zip *.json)"), self.tr("All files (*)")])
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        return dialog
