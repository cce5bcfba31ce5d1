"""Catches what nobody expected, on any thread, and reports it on the GUI thread."""

from __future__ import annotations

import faulthandler
import sys
import threading
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion

from negotiator_trainer.errors import TrainerError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

FAULT_FILE = "faults.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashReport:
    """A fault of the program.

    Attributes:
        summary: Its kind and message, one line.
        details: The traceback and the versions; no text of the person's own.
    """

    summary: str
    details: str


def describe(error: BaseException, *, version: str) -> CrashReport:
    """Write down an error for whoever mends the program."""
    import platform  # noqa: PLC0415  not needed to start

    trace = "".join(traceback.format_exception(error))
    system = f"{platform.system()} {platform.release()}"
    versions = f"Negotiator Trainer {version}, Python {platform.python_version()}, Qt {qVersion()}"
    return CrashReport(
        summary=f"{type(error).__name__}: {error}",
        details=f"{versions}, {system}\n\n{trace}",
    )


class CrashHook(QObject):
    """Takes over Python's exception hooks until it is removed.

    Args:
        folder: Where the file for hard crashes goes; it exists.
        version: The program's version.
        parent: The object that owns the hook.

    Signals:
        crashed: A fault of the program; carries a `CrashReport`.
        troubled: Something that the person can put right; carries a `TrainerError`.
    """

    crashed = Signal(object)
    troubled = Signal(object)
    _raised = Signal(object)

    def __init__(self, folder: Path, *, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._faults = (folder / FAULT_FILE).open("a", encoding="utf-8")
        self._before = (sys.excepthook, threading.excepthook)
        # A worker's exception arrives on the worker's thread: the queue brings it here.
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Begin to catch."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        faulthandler.enable(self._faults)

    def remove(self) -> None:
        """Give the hooks back and close the file."""
        sys.excepthook, threading.excepthook = self._before
        faulthandler.disable()
        self._faults.close()

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        import logging  # noqa: PLC0415  not needed to start

        logger = logging.getLogger(__name__)
        logger.error("unexpected error", exc_info=(kind, error, trace))
        self._raised.emit(error)

    def _on_thread_exception(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._on_exception(caught.exc_type, caught.exc_value, caught.exc_traceback)

    @Slot(object)
    def _on_raised(self, error: BaseException) -> None:
        if isinstance(error, TrainerError):
            self.troubled.emit(error)
        else:
            self.crashed.emit(describe(error, version=self._version))
