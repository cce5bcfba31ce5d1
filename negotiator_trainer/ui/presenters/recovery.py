"""Helps where the database could not be opened: try again, another file, a backup."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.store import locations
from negotiator_trainer.store.failures import DamagedStore, StoreBusy, StoreNewer
from negotiator_trainer.ui.presenters.presenter import Presenter

if TYPE_CHECKING:
    from negotiator_trainer.ui.pages.recovery import RecoveryPage

_STAMP = "%Y%m%dT%H%M%SZ"


class RecoveryPresenter(Presenter):
    """Serves a `RecoveryPage`.

    Args:
        page: The page.
        error: Why it could not be opened.
        path: The profile's file; None for a server.
        parent: The object that owns it.

    Signals:
        retried: It is to be opened again, after a backup was restored or not.
        place_chosen: Another file is to be opened; carries its path.
        quit_chosen: The window is to be closed.
    """

    retried = Signal()
    place_chosen = Signal(object)
    quit_chosen = Signal()

    def __init__(
        self,
        page: RecoveryPage,
        error: TrainerError,
        path: Path | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(page, parent)
        self.page: RecoveryPage = page
        self._error = error
        self._path = path
        self._backups: tuple[Path, ...] = ()
        page.retry_clicked.connect(self._on_retry_clicked)
        page.other_clicked.connect(self._on_other_clicked)
        page.quit_clicked.connect(self.quit_chosen)
        page.restore_clicked.connect(self._on_restore_clicked)

    def open(self) -> None:
        """Say what happened; list backups where one of them may be wanted."""
        title, safe = self._words()
        self.page.show_refusal(self._error, title=title, safe=safe)
        if self._path is not None and isinstance(self._error, DamagedStore):
            from negotiator_trainer.store.backup_names import backups  # noqa: PLC0415

            self._backups = backups(locations.backup_folder(self._path))
            self.page.show_backups([backup_words(each.name) for each in self._backups])

    def _words(self) -> tuple[str, str]:
        if isinstance(self._error, StoreBusy):
            return (
                self.tr("Negotiator Trainer is already open"),
                self.tr("Nothing is wrong: one window at a time keeps what you play in order."),
            )
        if isinstance(self._error, StoreNewer):
            return (
                self.tr("This practice history is newer than the program"),
                self.tr("The file was not touched."),
            )
        return (
            self.tr("Your practice history could not be opened"),
            self.tr("Nothing was changed or deleted."),
        )

    @Slot()
    def _on_retry_clicked(self) -> None:
        self.page.show_trying(trying=True)
        self.retried.emit()

    @Slot()
    def _on_other_clicked(self) -> None:
        dialog = QFileDialog(self.page, self.tr("Choose a practice history"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Practice histories (*.db)"), self.tr("All files (*)")])
        if self._path is not None:
            dialog.setDirectory(str(self._path.parent))
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    @Slot(str)
    def _on_file_selected(self, path: str) -> None:
        self.page.show_trying(trying=True)
        self.place_chosen.emit(Path(path))

    @Slot(object)
    def _on_restore_clicked(self, number: int) -> None:
        if self._path is None:
            return
        from negotiator_trainer.store.restoring import restore  # noqa: PLC0415

        try:
            restore(self._path, self._backups[number])
        except TrainerError as error:
            self.page.show_trouble(error)
            return
        self._on_retry_clicked()


def backup_words(name: str) -> str:
    """Return a backup's name with its date as one writes it here."""
    stamp = name.removesuffix(".db").rsplit("-", 1)[-1]
    try:
        made = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return name
    local = QDateTime.fromSecsSinceEpoch(int(made.timestamp()))
    written = QLocale().toString(local, "d MMM yyyy HH:mm")
    return f"{written} · {name}"
