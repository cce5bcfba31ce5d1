"""Looks after what is kept while the window is open: backups of its own accord, and on request."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.keeping import automatic
from negotiator_trainer.services.keeping.backups import kept_backups
from negotiator_trainer.ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from negotiator_trainer.services.trainer import Trainer


EXPUNGE = "expunge"
"""Cases of the journal are deleted for good."""


class _StoppedError(Exception):
    """The window is closed: what is half written goes."""


class Keeper(QObject):
    """Backs up one open profile, on a thread of its own; close it before the trainer.

    Backups are made after each finished attempt, after ten minutes in which something was
    written, and when it is closed, each only where something has changed.

    Args:
        trainer: The services.
        parent: The object that owns it.

    Attributes:
        trouble: What an automatic backup failed of last; None since one was made.

    Signals:
        listed: Carries the backups, a tuple of `KeptBackup`.
        began: Something begins at a person's request; carries what, such as ``export``.
        progressed: Carries how many pages of how many are written.
        done: It is done; carries what, and what came of it.
        failed: It went wrong; carries what, and a `TrainerError`.
        restore_wanted: A backup is to take the profile's place; carries its path.
        erase_wanted: Everything is to be erased.
    """

    listed = Signal(object)
    began = Signal(object)
    progressed = Signal(object, object)
    done = Signal(object, object)
    failed = Signal(object, object)
    restore_wanted = Signal(object)
    erase_wanted = Signal()
    _finished_one = Signal()

    def __init__(self, trainer: Trainer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests: list[str] = []
        self.trouble: TrainerError | None = None
        self._stopping = False
        self._trainer = trainer
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setInterval(automatic.EVERY_SECONDS * 1000)
        self._timer.timeout.connect(self.back_up_if_due)
        # Whoever scores an attempt may be on another thread.
        self._finished_one.connect(self.back_up_if_due, Qt.ConnectionType.QueuedConnection)
        if self.has_file:
            self._timer.start()
            trainer.after_conclude = self._finished_one.emit

    @property
    def has_file(self) -> bool:
        """Whether the profile is a file here, and no server's."""
        return self._trainer.database.path is not None

    @property
    def doing(self) -> str:
        """What is being done at a person's request; empty for nothing."""
        return self._requests[0] if self._requests else ""

    def look(self) -> None:
        """Look at the backups; `listed` carries them."""
        path = self._trainer.database.path
        if path is not None:
            self._background.run(partial(kept_backups, path), then=self._on_listed)

    @Slot()
    def back_up_if_due(self) -> None:
        """Make a backup where something has changed since the last one."""
        work = partial(automatic.back_up_if_due, self._trainer.database)
        self._background.run(work, then=self._on_backed_up, failed=self._on_not_backed_up)

    def back_up(self) -> None:
        """Make a backup now, at a person's request."""
        self._begin("backup", partial(automatic.back_up, self._trainer.database))

    def export(self, file: Path) -> None:
        """Write everything into one file."""
        from negotiator_trainer.services.keeping.exporting import (  # noqa: PLC0415
            export_everything,
        )

        database, library = self._trainer.database, self._trainer.library
        work = partial(export_everything, database, library, file, told=self._on_page)
        self._begin("export", work)

    def bring(self, file: Path) -> None:
        """Take in what an export wrote."""
        from negotiator_trainer.services.keeping.importing import import_file  # noqa: PLC0415

        self._begin("import", partial(import_file, self._trainer.database, file))

    def expunge(self, cases: Collection[int]) -> None:
        """Delete cases of the journal for good, from every backup too."""
        self._begin(EXPUNGE, partial(self._trainer.journal.expunge, tuple(cases)))

    def empty_trash(self) -> None:
        """Delete for good what lies in the journal's trash."""
        self._begin(EXPUNGE, self._trainer.journal.empty_trash)

    def stop(self) -> None:
        """Wait for what is being done, but for no export, and begin nothing more."""
        self._stopping = True
        self._timer.stop()
        self._trainer.after_conclude = None
        self._background.close()

    def close(self) -> None:
        """Stop, and back up what has changed since the last backup."""
        self.stop()
        try:
            automatic.back_up_if_due(self._trainer.database)
        except TrainerError as error:
            # The profile itself is on the disk; there is nobody left to tell.
            self.trouble = error

    def _on_page(self, done: int, of: int) -> None:
        """Tell how far an export has come; called on the thread that writes it."""
        if self._stopping:
            raise _StoppedError
        self.progressed.emit(done, of)

    def _begin(self, what: str, work: Callable[[], object]) -> None:
        self._requests.append(what)
        self.began.emit(what)
        then, failed = partial(self._on_done, what), partial(self._on_failed, what)
        self._background.run(work, then=then, failed=failed)

    def _on_listed(self, kept: object) -> None:
        self.listed.emit(kept)

    def _on_backed_up(self, made: Path | None) -> None:
        self.trouble = None
        if made is not None:
            self.look()

    def _on_not_backed_up(self, error: Exception) -> None:
        if not isinstance(error, TrainerError):
            raise error
        # Settings says so: a person who talks to somebody had better not be interrupted.
        self.trouble = error

    def _on_done(self, what: str, result: object) -> None:
        # One thread: what was asked for first is done first.
        del self._requests[0]
        self.done.emit(what, result)
        self.look()

    def _on_failed(self, what: str, error: Exception) -> None:
        del self._requests[0]
        if not isinstance(error, TrainerError):
            self.failed.emit(what, None)
            raise error
        self.failed.emit(what, error)
