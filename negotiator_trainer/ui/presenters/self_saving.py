"""What pages have in common that save themselves once the person stops typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.presenters.presenter import Presenter

if TYPE_CHECKING:
    from negotiator_trainer.ui.pages.page import Page

PAUSE_MS = 400
"""How long one stops typing before what was typed is stored."""

ViewT = TypeVar("ViewT")


class SelfSavingPresenter(Presenter, Generic[ViewT]):
    """Reads a page once and then keeps what is written on it.

    A subclass says how it reads, shows and stores; it calls `wait` after every edit. What could
    not be stored stays pending: it is tried again with the next edit, on leaving, or when the
    person asks for it.

    Args:
        page: The page.
        parent: The object that owns it.
    """

    def __init__(self, page: Page, parent: QObject | None = None) -> None:
        super().__init__(page, parent)
        self.shown = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.save)
        page.retry_clicked.connect(self._on_retry_clicked)

    def read(self) -> ViewT:
        """Return what the page shows first.

        Raises:
            TrainerError: It could not be read.
        """
        raise NotImplementedError

    def show(self, view: ViewT) -> None:
        """Fill the page."""
        raise NotImplementedError

    def store(self) -> ViewT | None:
        """Store all that is pending, and return what the page shows now; None if nothing is.

        Raises:
            TrainerError: It could not be stored; what was not is still pending.
        """
        raise NotImplementedError

    def show_stored(self, view: ViewT) -> None:
        """Show what follows from what was stored; what is being typed stays."""
        raise NotImplementedError

    def open(self) -> None:
        """Show the page as it was stored."""
        try:
            view = self.read()
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return
        self.page.clear_trouble()
        self.shown = True
        self.show(view)

    def settle(self) -> bool:
        """Store what was typed last."""
        return self.save()

    def wait(self) -> None:
        """Store once the person pauses."""
        self.saving_changed.emit(True)  # noqa: FBT003  a signal has no keywords
        self._timer.start()

    @Slot()
    def save(self) -> bool:
        """Store what is pending; False, with a line that says why, when it could not be."""
        self._timer.stop()
        try:
            view = self.store()
        except TrainerError as error:
            self.page.show_trouble(error, retry=True)
            return False
        if view is None:
            return True
        self.page.clear_trouble()
        self.show_stored(view)
        self.saving_changed.emit(False)  # noqa: FBT003  a signal has no keywords
        return True

    @Slot()
    def _on_retry_clicked(self) -> None:
        if self.shown:
            self.save()
        else:
            self.open()
