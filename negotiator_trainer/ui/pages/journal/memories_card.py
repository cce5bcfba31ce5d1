"""What the journal brings back by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.home.waiting import MemoryRow
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.services.plan.view import Memory


class MemoriesCard(Card):
    """What was about this day, and what was written before the last one of a kind.

    Attributes:
        rows: What is brought back.

    Signals:
        case_opened: Carries the case's id.
    """

    case_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        title = self.tr("What comes back")
        self.add(text.heading(title, level=3))
        self.setAccessibleName(title)
        self.rows: list[MemoryRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[2])
        self.add(self._list)

    def show_memories(self, memories: Sequence[Memory]) -> None:
        """Show these in place of the ones before."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [MemoryRow(each) for each in memories]
        for row in self.rows:
            self._list.addWidget(row)
            row.case_opened.connect(self.case_opened)
