"""Each scenario's best, last, plays and endings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from negotiator_trainer.services.progress.view import Question
from negotiator_trainer.ui.pages.progress.table import ProgressTable
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from negotiator_trainer.services.progress.view import Best, ProgressView


class ScenariosCard(Card):
    """A row a scenario; the endings that were seen are named, the others are not.

    Signals:
        evidence_wanted: Carries a `Question`.
    """

    evidence_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._bests: tuple[Best, ...] = ()
        title = self.tr("Scenarios")
        self.setAccessibleName(title)
        self.add_text(title, kind="h3")
        self.table = ProgressTable()
        self.table.setAccessibleName(title)
        self.add(self.table)
        self.endings = self.add_text("", kind="caption")
        self.table.row_opened.connect(self._on_row_opened)
        self.table.row_reached.connect(self._on_row_reached)

    def show_view(self, view: ProgressView) -> None:
        """Show the bests of all times."""
        self._bests = view.bests
        heads = (self.tr("Scenario"), self.tr("Best"), self.tr("Last"), self.tr("Plays"),
                 self.tr("Endings seen"))  # fmt: skip
        self.table.show_rows(
            heads,
            [
                (
                    each.title,
                    f"{each.best:.0f}",
                    f"{each.last:.0f}",
                    f"{each.plays:,}",
                    self.tr("{0} of {1}").format(len(each.endings), each.endings_of),
                )
                for each in view.bests
            ],
        )
        self._on_row_reached(0)

    @Slot(object)
    def _on_row_opened(self, row: int) -> None:
        self.evidence_wanted.emit(Question("scenario", self._bests[row].scenario))

    @Slot(object)
    def _on_row_reached(self, row: int) -> None:
        """Name the endings of the current row that were seen."""
        if not 0 <= row < len(self._bests):
            self.endings.setText("")
            return
        best = self._bests[row]
        hidden = best.endings_of - len(best.endings)
        words = self.tr("Endings seen of {0}: {1}").format(best.title, " · ".join(best.endings))
        if hidden:
            words += " · " + self.tr("{0} not seen yet").format(hidden)
        self.endings.setText(words)
