"""Turns that a figure rests on; each leads to the turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from negotiator_trainer.services.debrief_view import Evidence


class EvidenceList(QWidget):
    """A row for each piece of evidence: the turn as a button, and its words.

    Args:
        evidence: What is listed.
        quoted: Whether the words stand beside the turn; else only a screen reader hears them.
        parent: The widget that owns it.

    Signals:
        turn_opened: Carries the turn's number.
    """

    turn_opened = Signal(object)

    def __init__(
        self, evidence: Sequence[Evidence], *, quoted: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(SPACE[1])
        rows.setVerticalSpacing(2)
        rows.setColumnStretch(1, 1)
        for place, each in enumerate(evidence):
            name = self.turn_name(each.turn)
            opener = button(name, kind="quiet")
            opener.setAccessibleName(f"{name}: {each.text}")
            rows.addWidget(opener, place, 0, Qt.AlignmentFlag.AlignTop)
            if quoted:
                words = text.label(each.text, wrap=True)
                rows.addWidget(words, place, 1, Qt.AlignmentFlag.AlignVCenter)
            self._group.addButton(opener, each.turn)
            self.buttons.append(opener)
        self._group.idClicked.connect(self._on_clicked)

    def turn_name(self, turn: int) -> str:
        """Return what a turn is called."""
        return self.tr("Turn {0}").format(turn) if turn else self.tr("Opening")

    @Slot(int)
    def _on_clicked(self, turn: int) -> None:
        self.turn_opened.emit(turn)
