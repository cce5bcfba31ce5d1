"""The ground of the debrief's sections."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator_trainer.ui.pages.fit_scroll import FitScroll
from negotiator_trainer.ui.tokens import SPACE

BAR_ROOM = SPACE[2]
"""Pixels beside a section's column; a scroll bar is as wide."""


class Section(QWidget):
    """One section: a column that scrolls.

    The scroll bar stands beside the column, in room that is kept for it, `BAR_ROOM` wide: so
    every section is as wide as the others, whether it scrolls or not.

    Attributes:
        body: What it shows, from top to bottom.

    Signals:
        turn_opened: A turn is to be looked at; carries its number.
        card_wanted: A card of the handbook is to be opened; carries its id.
    """

    turn_opened = Signal(object)
    card_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, BAR_ROOM, SPACE[3])
        self.body.setSpacing(SPACE[3])
        self.area = FitScroll(content, grows=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def scroll_pages(self, pages: int) -> None:
        """Scroll by pages; back when negative."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + pages * round(bar.pageStep() * 0.9))

    def walk_to(self, turn: int) -> bool:
        """Point at a turn; False where turns are not shown here."""
        del turn
        return False

    def first_card(self) -> str:
        """The id of the handbook's card that what is looked at is about; empty without."""
        return ""

    @Slot(int, int)
    def _on_range_changed(self, lowest: int, highest: int) -> None:
        """Keep the column as wide as it is, with the bar and without."""
        bar = self.area.verticalScrollBar().sizeHint().width() if highest > lowest else 0
        self.body.setContentsMargins(0, 0, max(BAR_ROOM - bar, 0), SPACE[3])

    def toggle_table(self) -> bool:
        """Turn charts into tables and back; False where there are none."""
        return False
