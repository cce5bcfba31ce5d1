"""Helps where the database could not be opened: try again, another file, a backup."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.keeping.backups import is_sound, kept_backups
from negotiator_trainer.store.failures import DamagedStore, StoreBusy, StoreNewer
from negotiator_trainer.ui.background import Background
from negotiator_trainer.ui.presenters.presenter import Presenter

if TYPE_CHECKING:
    from negotiator_trainer.services.keeping.backups import KeptBackup
    from negotiator_trainer.services.keeping.restoring import Restored
    from negotiator_trainer.ui.pages.recovery import RecoveryPage


class RecoveryPresenter(Presenter):
    """Serves a `RecoveryPage`; close it when another page is shown.

    Args:
        page: The page.
        error: Why it could not be opened.
        path: The profile's file; None for a server.
        parent: The object that owns it.

    Signals:
        retried: It is to be opened again.
        restored: A backup is in its place; carries a `Restored`.
        place_chosen: Another file is to be opened; carries its path.
        quit_chosen: The window is to be closed.
    """

    retried = Signal()
    restored = Signal(object)
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
        self._backups: tuple[KeptBackup, ...] = ()
        self._background = Background(self)
        page.retry_clicked.connect(self._on_retry_clicked)
        page.other_clicked.connect(self._on_other_clicked)
        page.quit_clicked.connect(self.quit_chosen)
        page.restore_clicked.connect(self._on_restore_clicked)

    def open(self) -> None:
        """Say what happened; list backups where one of them may be wanted."""
        title, safe = self._words()
        self.page.show_refusal(self._error, title=title, safe=safe)
        if self._path is not None and isinstance(self._error, DamagedStore | StoreNewer):
            self._background.run(partial(kept_backups, self._path), then=self._on_listed)

    def close(self) -> None:
        """Wait for the backup that is being looked at, and look at no other."""
        self._background.close()

    def _on_listed(self, kept: tuple[KeptBackup, ...]) -> None:
        self._backups = kept
        self.page.show_backups(kept)
        self._look_at(0)

    def _look_at(self, number: int) -> None:
        """Look for the first backup from this one on that is sound to the last word."""
        while number < len(self._backups) and not self._backups[number].usable:
            number += 1
        if number == len(self._backups):
            if self._backups:
                self.page.show_note(self.tr("None of these backups can be restored."))
            return
        work = partial(is_sound, self._backups[number].path)
        self._background.run(work, then=partial(self._on_looked_at, number))

    def _on_looked_at(self, number: int, sound: bool) -> None:  # noqa: FBT001  a result
        if sound:
            self.page.choose(number)
            return
        self.page.backups.show_damaged(number)
        self._look_at(number + 1)

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
        self.page.clear_trouble()
        self.page.show_trying(trying=True)
        self.page.busy.start(self.tr("Going back to the backup…"))
        work = partial(
            _restored,
            self._path,
            self._backups[number].path,
            damaged=isinstance(self._error, DamagedStore),
        )
        self._background.run(
            work, then=self._on_restored, failed=partial(self._on_not_restored, number)
        )

    def _on_restored(self, done: Restored) -> None:
        self.page.busy.stop()
        self.restored.emit(done)

    def _on_not_restored(self, number: int, error: Exception) -> None:
        self.page.busy.stop()
        self.page.show_trying(trying=False)
        if not isinstance(error, TrainerError):
            raise error
        self.page.show_trouble(error)
        if isinstance(error, DamagedStore):
            self.page.backups.show_damaged(number)
            self._look_at(number + 1)


def _restored(path: Path, source: Path, *, damaged: bool) -> Restored:
    from negotiator_trainer.services.keeping.restoring import Restored  # noqa: PLC0415
    from negotiator_trainer.store.restoring import (  # noqa: PLC0415
        DAMAGED,
        REPLACED,
        restore,
    )

    aside = restore(path, source, aside=DAMAGED if damaged else REPLACED)
    return Restored(source=source, aside=aside, backup=None)
