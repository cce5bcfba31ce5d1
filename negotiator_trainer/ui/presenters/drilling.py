"""The drills that come of a debrief: which turns they are, one more by hand, and on to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.routes import Route

if TYPE_CHECKING:
    from datetime import datetime

    from negotiator_trainer.services.trainer import Trainer
    from negotiator_trainer.ui.pages.debrief import DebriefPage


class Drilling(QObject):
    """Serves what a `DebriefPage` shows of drills.

    Args:
        page: The page.
        trainer: The services.
        attempt: The attempt that is looked back at.
        parent: The object that owns it.

    Signals:
        left_for: The person went on to the drills; carries their `Route`.
    """

    left_for = Signal(object)

    def __init__(
        self, page: DebriefPage, trainer: Trainer, *, attempt: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._trainer = trainer
        self._attempt = attempt
        self._added: int | None = None
        page.review.drill_wanted.connect(self._on_drill_wanted)
        page.review.drills_clicked.connect(self._on_drills_clicked)
        page.toast.action_taken.connect(self._on_undo)

    @property
    def _now(self) -> datetime:
        """The time where the person is."""
        return self._trainer.database.now().astimezone()

    def refresh(self) -> None:
        """Show which turns are drills by now."""
        try:
            found = self._trainer.drills.every(attempt=self._attempt)
        except TrainerError as error:
            self._page.show_trouble(error)
            return
        turns = frozenset(drill.turn for drill in found if drill.state != "set_aside")
        self._page.review.show_drills(turns)

    @Slot(object)
    def _on_drill_wanted(self, turn: int) -> None:
        view = self._page.review.view
        judged = () if view is None else view.turns
        loss = next((each.loss for each in judged if each.number == turn), 0.0)
        try:
            drill = self._trainer.drills.add(self._attempt, turn, loss=loss, now=self._now)
        except TrainerError as error:
            self._page.show_trouble(error)
            return
        self._added = drill.id
        self.refresh()
        self._page.toast.show_message(
            self._page.tr("Turn {0} comes back as a drill.").format(turn),
            action=self._page.tr("Undo"),
        )

    @Slot()
    def _on_undo(self) -> None:
        if self._added is None:
            return
        added, self._added = self._added, None
        try:
            self._trainer.drills.set_aside(added, now=self._now)
        except TrainerError as error:
            self._page.show_trouble(error)
            return
        self.refresh()

    @Slot()
    def _on_drills_clicked(self) -> None:
        self.left_for.emit(Route.drills(self._attempt))
