"""What every presenter offers to the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from negotiator_trainer.ui.pages.page import Page


class Presenter(QObject):
    """Fills one page from the services and does what the page reports.

    It is kept by the main window for as long as its page is shown, and is never
    the page's child: the two would keep each other alive.

    Signals:
        left_for: The person went on to another page; carries its `Route`.
        crumbs_changed: The way to this page is known; carries a tuple of `Crumb`.
        saving_changed: Carries True when something is not on the disk yet, False
            when all is.
    """

    left_for = Signal(object)
    crumbs_changed = Signal(object)
    saving_changed = Signal(object)

    def __init__(self, page: Page, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page: Page = page

    def open(self) -> None:
        """Fill the page, which is visible by now."""

    def settle(self) -> bool:
        """Store what is pending, because the person is about to leave; ask nothing.

        Returns:
            False when it could not be stored: the page says so, and stays.
        """
        return True
