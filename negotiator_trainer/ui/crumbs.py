"""The way to a page of an attempt, each step of it a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.routes import HOME, Crumb, Route
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button, icon_button

if TYPE_CHECKING:
    from collections.abc import Sequence


class Crumbs(QWidget):
    """Practice › the scenario › the page; hidden on pages that stand by themselves.

    Signals:
        route_chosen: Carries the `Route` of a step.
    """

    route_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The way here"))
        self._steps: list[QWidget] = []
        self._routes: list[Route] = []
        self.back = icon_button("arrow-left", self.tr("Back"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE[3], SPACE[0], SPACE[3], 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.back)
        self._row.addStretch()
        self.back.clicked.connect(self.go_back)
        self.hide()

    def show_way(self, way: Sequence[Crumb]) -> None:
        """Show the steps; the last one is where one is. None hides the row.

        What belongs to Practice begins there; a way that begins at another place says so itself.
        """
        for step in self._steps:
            self._row.removeWidget(step)
            step.hide()
            step.deleteLater()
        self._steps = []
        first = [Crumb(self.tr("Practice"), HOME)] if _begins_in_practice(way) else []
        whole = [*first, *way]
        self._routes = [crumb.route for crumb in whole]
        for number, crumb in enumerate(whole[:-1]):
            link = button(crumb.words.replace("&", "&&"), kind="quiet")
            link.setProperty("step", number)
            link.clicked.connect(self._on_step_clicked)
            self._add(link)
            self._add(text.label("›", kind="muted"))
        if whole:
            here = text.label(whole[-1].words, kind="strong")
            here.setContentsMargins(SPACE[1], 0, 0, 0)
            self._add(here)
        self.setVisible(bool(whole))

    @Slot()
    def go_back(self) -> None:
        """Choose the step before the last."""
        if len(self._routes) > 1:
            self.route_chosen.emit(self._routes[-2])

    def _add(self, step: QWidget) -> None:
        self._steps.append(step)
        self._row.insertWidget(self._row.count() - 1, step)

    @Slot()
    def _on_step_clicked(self) -> None:
        self.route_chosen.emit(self._routes[self.sender().property("step")])


def _begins_in_practice(way: Sequence[Crumb]) -> bool:
    return bool(way) and way[0].route.place == "practice"
