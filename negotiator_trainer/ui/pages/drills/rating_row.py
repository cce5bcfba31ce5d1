"""How an answer is rated: four buttons that say when the drill comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.drills.words import in_days
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from negotiator_trainer.services.drills.views import Answered


class RatingRow(QWidget):
    """Again, hard, good, easy; one of them is set already.

    Attributes:
        choices: The four buttons.

    Signals:
        rated: Another one was chosen; carries 1 to 4.
    """

    rated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("How well it went"))
        self._names = (self.tr("Again"), self.tr("Hard"), self.tr("Good"), self.tr("Easy"))
        self._group = QButtonGroup(self)
        self.choices = tuple(button("", kind="choice") for _ in self._names)
        holder = QWidget()
        row = FlowLayout(holder, spacing=SPACE[1])
        for number, each in enumerate(self.choices, start=1):
            each.setCheckable(True)
            self._group.addButton(each, number)
            row.addWidget(each)
        self.told = text.caption("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[0])
        column.addWidget(self.told)
        column.addWidget(holder)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def rating(self) -> int:
        """What is set: 1 to 4."""
        return self._group.checkedId()

    def show_answer(self, answered: Answered) -> None:
        """Show how an answer is rated."""
        for number, each in enumerate(self.choices, start=1):
            name, days = self._names[number - 1], answered.days[number - 1]
            each.setText(f"{number}  {name} · {in_days(days)}" if days else f"{number}  {name}")
            said = self.tr("{0}: comes back in {1}").format(name, in_days(days))
            each.setAccessibleName(
                said if days else self.tr("{0}: does not come back by itself").format(name)
            )
        self._group.button(answered.rating).setChecked(True)
        own = answered.rating != answered.earned
        self.told.setText(
            self.tr("Rated by you; it comes back in:")
            if own
            else self.tr("Rated by what it cost and how quickly you knew; it comes back in:")
        )

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.rated.emit(number)
