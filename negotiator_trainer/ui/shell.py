"""What stays on the screen from page to page: the rail, the way here, and room for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui.crumbs import Crumbs
from negotiator_trainer.ui.rail import Rail
from negotiator_trainer.ui.widgets.busy import BusyOverlay

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from negotiator_trainer.ui.pages.page import Page
    from negotiator_trainer.ui.routes import Place

COLLAPSE_LETTERS = 140
"""Average letters across the window below which the rail shows icons: 1,000 pixels at 100 %."""


class Shell(QWidget):
    """Shows one page at a time; the page before it is freed.

    Signals:
        place_chosen: A place of the rail was chosen; carries its name.
        route_chosen: A step of the way here was chosen; carries its `Route`.
    """

    place_chosen = Signal(object)
    route_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: Page | None = None
        self.rail = Rail()
        self.rail.add_place("practice", icon="target", name=self.tr("Practice"))
        self.rail.add_place("learn", icon="book", name=self.tr("Learn"))
        self.rail.add_place("progress", icon="chart-line", name=self.tr("Progress"))
        self.rail.add_place("journal", icon="notebook", name=self.tr("Journal"))
        self.rail.add_place("settings", icon="settings", name=self.tr("Settings"), last=True)
        self.crumbs = Crumbs()
        self._room = QVBoxLayout()
        self._room.setSpacing(0)
        self._room.addWidget(self.crumbs)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._room, stretch=1)
        self.busy = BusyOverlay(self)
        self.rail.place_chosen.connect(self.place_chosen)
        self.crumbs.route_chosen.connect(self.route_chosen)

    def show_page(self, page: Page, *, place: Place | None) -> None:
        """Show `page` in place of the one shown.

        Args:
            page: The shell owns it from now on.
            place: Where in the rail it belongs; None for a page that one cannot leave.
        """
        if self.page is not None:
            self._room.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        self.crumbs.show_way(())
        self._room.addWidget(page, stretch=1)
        self.rail.show_place(place)
        page.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Collapse the rail where there is little room."""
        super().resizeEvent(event)
        self._fit_rail()

    def changeEvent(self, event: QEvent) -> None:
        """Collapse the rail when the text has become large."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rail()

    def _fit_rail(self) -> None:
        letters = self.width() / self.fontMetrics().averageCharWidth()
        self.rail.show_collapsed(collapsed=letters < COLLAPSE_LETTERS)
